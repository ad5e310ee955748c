import { Doors } from "../components/doors.tsx";
import { isDemonstration } from "../demonstration.queries.server.ts";
import stylesheet from "../demonstration.css?url";
import type { Route } from "./+types/doors";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context }: Route.LoaderArgs) {
  return { isShown: await isDemonstration(context) };
}

/** The doors inside the home page and the sign-in page, which leave a place for them. */
export default function DoorsSlot({ loaderData: { isShown } }: Route.ComponentProps) {
  return isShown ? <Doors withTour /> : null;
}
