import { href, Link, Outlet } from "react-router";
import { FollowLinks, followMeta } from "#app/features/districts/components/follow-links.tsx";
import { ProposalList } from "#app/features/districts/components/proposal-list.tsx";
import { SessionList } from "#app/features/districts/components/session-list.tsx";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { ParticipantList } from "../components/participant-list.tsx";
import { SectionList } from "../components/section-list.tsx";
import { areaName } from "../tavoli.render.ts";
import { requireTavoloPage } from "../tavoli.queries.server.ts";
import type { Route } from "./+types/tavolo";

export const meta: Route.MetaFunction = ({ loaderData, params: { ambito, tavolo } }) => [
  { title: loaderData?.title }, { name: "description", content: loaderData?.tavolo.description }, ...followMeta({ ambito, tavolo }),
];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const tavolo = await requireTavoloPage(getDb(context), district.slug, params.tavolo);
  return { title: `${tavolo.name} · ${district.name}`, tavolo };
}

export default function TavoloPage({ loaderData: { tavolo } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs({ label: m.tavoli_title(), to: href("/:ambito/tavoli", { ambito }) }, { label: tavolo.name });
  return (
    <Page title={tavolo.name} eyebrow={m.tavoli_eyebrow()} lead={tavolo.description} breadcrumb={crumbs}>
      <DefinitionList
        items={[
          { term: m.tavoli_area(), description: areaName(tavolo.area) },
          { term: m.tavoli_run_by(), description: tavolo.hasFacilitator ? m.tavoli_run_by_facilitator() : m.tavoli_run_by_nobody() },
        ]}
      />
      {/* The topics from which it came: an index route below this page (routes.ts). */}
      <Outlet />
      <section className="mb-5">
        <h2>{m.tavoli_sessions()}</h2>
        <SessionList sessions={tavolo.sessionList} label={m.tavoli_sessions()} emptyText={m.tavoli_sessions_none()} />
      </section>
      <section className="mb-5">
        <h2>{m.tavoli_proposals()}</h2>
        <ProposalList proposals={tavolo.proposalList} emptyText={m.tavoli_proposals_none()} showTavolo={false} />
        {tavolo.proposals > tavolo.proposalList.length && (
          <Link to={`${href("/:ambito/proposte", { ambito })}?tavolo=${tavolo.slug}`}>{m.tavoli_proposals_all({ count: tavolo.proposals })}</Link>
        )}
      </section>
      <section className="mb-5">
        <h2>{m.tavoli_participants()}</h2>
        <ParticipantList participants={tavolo.participants} />
      </section>
      <section className="mb-5">
        <h2>{m.tavoli_sections()}</h2>
        <SectionList sections={tavolo.sectionList} />
      </section>
      <FollowLinks place={{ ambito, tavolo: tavolo.slug }} title={m.feeds_follow_tavolo()} />
    </Page>
  );
}
