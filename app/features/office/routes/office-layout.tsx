import { Outlet } from "react-router";
import { DeskNav } from "../components/desk-nav.tsx";
import { isHead, officeMiddleware } from "../office-context.ts";
import type { Route } from "./+types/office-layout";

export const middleware: Route.MiddlewareFunction[] = [officeMiddleware];

/** Makes the middleware run for navigations within the page too: without a loader the server would not be asked. */
export function loader({ context }: Route.LoaderArgs) {
  return { head: isHead(context) };
}

export default function OfficeLayout({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <DeskNav isHead={loaderData?.head ?? false} />
      <Outlet />
    </>
  );
}
