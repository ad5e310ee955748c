import { href } from "react-router";
import { getViewer } from "#app/features/identity/viewer.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { safePath } from "#app/platform/safe-path.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { CrowdControls } from "../components/crowd-controls.tsx";
import { DoorButton } from "../components/door-button.tsx";
import { LIVE_DISTRICT } from "../demonstration.limits.ts";
import { getLiveSession, getOpenVoteId, mayLead, requireDemonstration } from "../demonstration.queries.server.ts";
import stylesheet from "../demonstration.css?url";
import type { Route } from "./+types/live";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = () => [{ title: `${m.demo_live_title()} · ${m.ui_site_name()}` }];

export async function loader({ context }: Route.LoaderArgs) {
  await requireDemonstration(context);
  const db = getDb(context);
  const session = await getLiveSession(db);
  return { session, voteId: session && (await getOpenVoteId(db, session.id)), leads: session !== null && mayLead(getViewer(context), session), crowd: getServices(context).crowd?.state() ?? null };
}

export async function action({ context, request }: Route.ActionArgs) {
  await requireDemonstration(context);
  const { crowd } = getServices(context);
  const session = await getLiveSession(getDb(context));
  const form = await request.formData();
  if (!crowd || !session || !mayLead(getViewer(context), session) || form.get("sessionId") !== session.id) throw new AppError("not_found");
  const back = safePath(form.get("poi"), href("/demo/seduta"));
  if (form.get("intent") === "stop") {
    crowd.stop();
    return redirectWithToast(back, { kind: "info", text: m.demo_live_stopped() });
  }
  return redirectWithToast(back, crowd.start(session.id) ? { kind: "success", text: m.demo_live_started() } : { kind: "info", text: m.demo_live_already() });
}

export default function Live({ loaderData: { session, voteId, leads, crowd } }: Route.ComponentProps) {
  useLive("session", session?.id ?? null);
  useLive("vote", voteId);
  if (!session) {
    return (
      <Page title={m.demo_live_title()}>
        <EmptyState title={m.demo_live_none_title()}>
          <p>{m.demo_live_none()}</p>
        </EmptyState>
      </Page>
    );
  }
  const to = { ambito: LIVE_DISTRICT, seduta: String(session.number) };
  return (
    <Page title={m.demo_live_title()} lead={<p>{m.demo_live_lead()}</p>}>
      {leads && crowd ? (
        <>
          <CrowdControls state={crowd} sessionId={session.id} returnTo={href("/demo/seduta")} />
          <p>{m.demo_live_hint()}</p>
        </>
      ) : (
        <div className="ta-demo-crowd">
          <p>{m.demo_live_sign_in()}</p>
          <DoorButton persona="facilitator" label={m.demo_doors_title()} returnTo={href("/demo/seduta")} />
        </div>
      )}
      <div className="ta-demo-frames">
        {leads && <iframe src={href("/:ambito/sedute/:seduta/conduzione", to)} title={m.demo_live_console_frame()} />}
        <iframe src={href("/:ambito/sedute/:seduta/schermo", to)} title={m.demo_live_screen_frame()} />
      </div>
    </Page>
  );
}
