import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { DistrictBodies } from "../components/district-bodies.tsx";
import { DistrictFacts } from "../components/district-facts.tsx";
import { MunicipalityTable } from "../components/municipality-table.tsx";
import { PhaseNotice } from "../components/phase-notice.tsx";
import { ProposalList } from "../components/proposal-list.tsx";
import { SessionList } from "../components/session-list.tsx";
import { TavoloCards } from "../components/tavolo-cards.tsx";
import { getDistrict } from "../district-context.ts";
import { requireDistrictPage } from "../districts.queries.server.ts";
import { useDistrict } from "../use-district.ts";
import type { Route } from "./+types/district";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }, { name: "description", content: m.districts_plus_text() }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: m.districts_meta_title({ name: district.name }), page: await requireDistrictPage(getDb(context), district.slug) };
}

export default function DistrictHome({ loaderData: { page } }: Route.ComponentProps) {
  const { name, slug: ambito, currentCycle } = useDistrict();
  return (
    <Page
      title={name}
      eyebrow={m.districts_eyebrow()}
      lead={m.districts_lead()}
      actions={
        currentCycle && (
          <>
            {currentCycle.phaseAllows.includes("propose_topic") && <LinkButton to={href("/:ambito/temi/nuovo", { ambito })} variant="outline">{m.districts_propose_topic()}</LinkButton>}
            <LinkButton to={href("/:ambito/proposte/nuova", { ambito })}>{m.districts_take_part()}</LinkButton>
          </>
        )
      }
      updatedAt={page.updatedAt}
    >
      {currentCycle && <PhaseNotice cycle={currentCycle} dates={page.phaseDates} />}
      <section className="mb-5">
        <h2>{m.districts_sessions_title()}</h2>
        <SessionList sessions={page.nextSessions} label={m.districts_sessions_title()} emptyText={m.districts_sessions_none()} />
        <Link to={href("/:ambito/sedute", { ambito })}>{m.districts_sessions_all()}</Link>
      </section>
      <section className="mb-5">
        <h2>{m.districts_proposals_title()}</h2>
        <ProposalList proposals={page.newestProposals} emptyText={m.districts_proposals_none()} />
        <Link to={href("/:ambito/proposte", { ambito })}>{m.districts_proposals_all()}</Link>
      </section>
      <section className="mb-5">
        <h2>{m.districts_tavoli_title()}</h2>
        <p>{m.districts_tavoli_text()}</p>
        <TavoloCards tavoli={page.tavoli} />
      </section>
      <section className="mb-5">
        <h2>{m.districts_plus_title()}</h2>
        {(page.introduction || m.districts_plus_text()).split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <DistrictFacts page={page} />
        <DistrictBodies bodies={page.bodies} />
      </section>
      <section className="mb-5">
        <h2>{m.districts_municipalities_title()}</h2>
        <MunicipalityTable municipalities={page.municipalities} />
        <Link to={href("/:ambito/organizzazioni", { ambito })}>{m.districts_organisations_all({ count: page.organisations })}</Link>
      </section>
    </Page>
  );
}
