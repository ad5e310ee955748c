import type { MiddlewareFunction, RouterContextProvider } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { AppError, toResponse } from "#app/platform/errors.ts";

/** The desk does not exist for anybody else: 404, whether signed in or not. SQL checks again in every command. */
export const officeMiddleware: MiddlewareFunction<Response> = ({ context }) => {
  if (!isOfficeOf(getViewer(context), getDistrict(context).id)) throw toResponse(new AppError("not_found"));
};

/** True for the head of the district's plan office: for showing and hiding only. */
export function isHead(context: Readonly<RouterContextProvider>): boolean {
  const viewer = getViewer(context);
  const { id } = getDistrict(context);
  return viewer.kind === "person" && viewer.districtRoles.some((role) => role.districtId === id && role.role === "plan_office_head");
}
