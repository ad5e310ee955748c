import { getDistrict } from "#app/features/districts/district-context.ts";
import { SessionPageFrame } from "#app/features/sessions/components/session-heading.tsx";
import stylesheet from "#app/features/sessions/sessions.css?url";
import { VoteResult } from "#app/features/votes/components/vote-result.tsx";
import { listSessionVotes } from "#app/features/votes/votes.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatTime } from "#app/platform/i18n/format.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { Alert } from "#app/ui/alert.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { MinutesFacts } from "../components/minutes-facts.tsx";
import { InterventionList, MinutesItem } from "../components/minutes-item.tsx";
import { MinutesPresent } from "../components/minutes-present.tsx";
import { PrintButton } from "../components/print-button.tsx";
import { requireMinutes } from "../minutes.queries.server.ts";
import { eventText } from "../minutes.render.ts";
import { interventionsOf, minutesState, votesOf } from "../minutes.rules.ts";
import type { Minutes } from "../minutes.schema.ts";
import type { Route } from "./+types/minutes";

export const links: Route.LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: m.sessions_subpage_title({ subpage: m.minutes_title(), title: loaderData?.minutes.session.title ?? "" }) }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const db = getDb(context);
  const minutes = await requireMinutes(db, getDistrict(context).id, params.seduta);
  return { minutes, votes: await listSessionVotes(db, minutes.session.id) };
}

export default function MinutesPage({ loaderData: { minutes, votes } }: Route.ComponentProps) {
  const { session, items } = minutes;
  const state = minutesState(session);
  useLive("session", state === "final" ? null : session.id, session.revision);
  return (
    <SessionPageFrame session={session} subpage={m.minutes_title()} actions={state !== "not_begun" && <PrintButton />}>
      <p>
        <StateTag state={state} /> {m.minutes_advisory()}
      </p>
      {state === "draft" && <Alert kind="info">{m.minutes_draft_notice()}</Alert>}
      {state === "not_begun" ? (
        <EmptyState title={m.minutes_not_begun()} />
      ) : (
        <>
          <MinutesFacts session={session} />
          <MinutesPresent attendance={minutes.attendance} />
          <section>
            <h2>{m.minutes_items()}</h2>
            {items.map((item, index) => (
              <MinutesItem key={item.id} number={index + 1} item={item} isCurrent={item.id === session.currentItemId} interventions={interventionsOf(minutes.interventions, item.id)}>
                {votesOf(votes, item.id).map((vote) => (
                  <VoteResult key={vote.id} vote={vote} />
                ))}
              </MinutesItem>
            ))}
            {votes.length === 0 && <p>{m.minutes_votes_none()}</p>}
            <InterventionList title={m.minutes_other_interventions()} interventions={interventionsOf(minutes.interventions, null)} />
          </section>
          <Chronicle chronicle={minutes.chronicle} />
          <Signatures />
        </>
      )}
    </SessionPageFrame>
  );
}

function StateTag({ state }: { state: ReturnType<typeof minutesState> }) {
  if (state === "not_begun") return null;
  return state === "final" ? <Tag tone="success">{m.minutes_state_final()}</Tag> : <Tag tone="warning">{m.minutes_state_draft()}</Tag>;
}

function Chronicle({ chronicle }: { chronicle: Minutes["chronicle"] }) {
  return (
    <section>
      <h2>{m.minutes_chronicle()}</h2>
      <ul>
        {chronicle.map((event) => (
          <li key={event.at}>
            {formatTime(event.at)} {eventText(event)}
          </li>
        ))}
      </ul>
      <p>{m.minutes_generated()}</p>
    </section>
  );
}

function Signatures() {
  return (
    <div className="ta-minutes-signatures">
      <p>{m.minutes_signature_facilitator()}</p>
      <p>{m.minutes_signature_minute_taker()}</p>
    </div>
  );
}
