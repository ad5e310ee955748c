import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { AppError } from "#app/platform/errors.ts";

/**
 * The desk does not exist for anybody else: 404, whether signed in or not. SQL checks again in every command.
 * A form sent after the login ended goes on to its action, which answers 401 and keeps what was typed.
 */
export const officeMiddleware: MiddlewareFunction<Response> = ({ context, request }) => {
  const viewer = getViewer(context);
  if (viewer.kind === "anonymous" && request.method === "POST") return;
  if (!isOfficeOf(viewer, getDistrict(context).id)) throw new AppError("not_found");
};

/** True for the head of the district's plan office: for showing and hiding only. */
export function isHead(context: Readonly<RouterContextProvider>): boolean {
  const viewer = getViewer(context);
  const { id } = getDistrict(context);
  return viewer.kind === "person" && viewer.districtRoles.some((role) => role.districtId === id && role.role === "plan_office_head");
}
