import { FollowLinks, followMeta } from "#app/features/districts/components/follow-links.tsx";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { ConferenceCalendar } from "../components/conference-calendar.tsx";
import { ConferenceDocuments } from "../components/conference-documents.tsx";
import { ConferenceFacts } from "../components/conference-facts.tsx";
import { HowToTakePart } from "../components/how-to-take-part.tsx";
import { PhaseTimeline } from "../components/phase-timeline.tsx";
import { getConferencePage } from "../conference.queries.server.ts";
import type { Route } from "./+types/conference";

export const meta: Route.MetaFunction = ({ loaderData, params: { ambito } }) => [
  { title: loaderData?.title }, { name: "description", content: m.conference_lead() }, ...followMeta({ ambito, tavolo: null }),
];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.conference_title()} · ${district.name}`, conference: await getConferencePage(getDb(context), district.slug) };
}

export default function Conference({ loaderData: { conference } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs({ label: m.conference_title() });
  if (conference === null) {
    return (
      <Page title={m.conference_title()} lead={m.conference_lead()} breadcrumb={crumbs}>
        <EmptyState title={m.conference_none()} />
      </Page>
    );
  }
  const { whoMayTakePart, programme } = conference;
  return (
    <Page title={m.conference_title()} eyebrow={m.conference_cycle({ label: conference.cycleLabel })} lead={conference.summary || m.conference_lead()} breadcrumb={crumbs} updatedAt={conference.updatedAt}>
      <section className="mb-5">
        <h2>{m.conference_phases()}</h2>
        <PhaseTimeline phases={conference.phases} current={conference.phase} />
      </section>
      <section className="mb-5" id="partecipa">
        <h2>{m.conference_take_part()}</h2>
        <HowToTakePart conference={conference} />
      </section>
      {whoMayTakePart.length > 0 && <LineSection title={m.conference_who()} lines={whoMayTakePart} />}
      {programme.length > 0 && <LineSection title={m.conference_programme()} lines={programme} />}
      <section className="mb-5">
        <h2>{m.conference_calendar()}</h2>
        <ConferenceCalendar events={conference.events} />
      </section>
      <section className="mb-5">
        <h2>{m.conference_documents()}</h2>
        <ConferenceDocuments documents={conference.documents} />
      </section>
      <section className="mb-5">
        <h2>{m.conference_act()}</h2>
        <ConferenceFacts conference={conference} />
      </section>
      <FollowLinks place={{ ambito, tavolo: null }} title={m.feeds_follow_conference()} />
    </Page>
  );
}

function LineSection({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className="mb-5">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
