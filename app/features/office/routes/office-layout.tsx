import { Outlet } from "react-router";
import { officeMiddleware } from "../office-context.ts";
import type { Route } from "./+types/office-layout";

export const middleware: Route.MiddlewareFunction[] = [officeMiddleware];

/** Makes the middleware run for navigations within the page too: without a loader the server would not be asked. */
export function loader() {
  return null;
}

export default function OfficeLayout() {
  return <Outlet />;
}
