import { href, Link, Outlet, useOutletContext } from "react-router";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { CrowdControls } from "../components/crowd-controls.tsx";
import { LIVE_DISTRICT } from "../demonstration.limits.ts";
import { getLiveSession, isDemonstration, mayLead } from "../demonstration.queries.server.ts";
import stylesheet from "../demonstration.css?url";
import type { Route } from "./+types/crowd-panel";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** On the console of the demonstration's session, before the votes; nothing anywhere else. */
export async function loader({ context, params }: Route.LoaderArgs) {
  if (!(await isDemonstration(context)) || params.ambito !== LIVE_DISTRICT) return null;
  const session = await getLiveSession(getDb(context));
  const crowd = getServices(context).crowd?.state();
  if (!session || !crowd || String(session.number) !== params.seduta || !mayLead(getViewer(context), session)) return null;
  return { session, crowd };
}

export default function CrowdPanel({ loaderData: live, params }: Route.ComponentProps) {
  const page = useOutletContext();
  return (
    <>
      {live && (
        <section className="ta-demo-panel" aria-labelledby="anima">
          <h2 id="anima" className="h5">{m.demo_live_title()}</h2>
          <CrowdControls state={live.crowd} sessionId={live.session.id} returnTo={href("/:ambito/sedute/:seduta/conduzione", params)} />
          <Link to={href("/demo/seduta")} target="_top">{m.demo_live_side_by_side()}</Link>
        </section>
      )}
      <Outlet context={page} />
    </>
  );
}
