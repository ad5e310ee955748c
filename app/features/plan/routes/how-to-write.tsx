import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { SECTION_STATES } from "../sections/section-states.limits.ts";
import { sectionStateName } from "../sections/section-words.render.ts";
import { writingLimits } from "../sections/writing-limits.render.ts";
import type { Route } from "./+types/how-to-write";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export function loader({ context }: Route.LoaderArgs) {
  return { title: `${m.sections_how_title()} · ${getDistrict(context).name}` };
}

const stateTexts = {
  draft: m.sections_how_draft,
  consultation: m.sections_how_consultation,
  revised: m.sections_how_revised,
  ready: m.sections_how_ready,
  approved: m.sections_how_approved,
} as const;

/** How sections are written together: the ways, what «Salvato» means, the published limits. */
export default function HowToWrite() {
  const { slug: ambito } = useDistrict();
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: m.sections_how_title() });
  return (
    <Page title={m.sections_how_title()} lead={m.sections_how_lead()} breadcrumb={crumbs} width="narrow">
      <h2>{m.sections_how_ways_title()}</h2>
      <dl>
        <dt>{m.sections_how_comment_term()}</dt><dd>{m.sections_how_comment()}</dd>
        <dt>{m.sections_how_suggest_term()}</dt><dd>{m.sections_how_suggest()}</dd>
        <dt>{m.sections_how_write_term()}</dt><dd>{m.sections_how_write()}</dd>
      </dl>
      <h2>{m.sections_how_life_title()}</h2>
      <dl>
        {SECTION_STATES.map((state) => <div key={state}><dt>{sectionStateName(state)}</dt><dd>{stateTexts[state]()}</dd></div>)}
      </dl>
      <p>{m.sections_how_back()}</p>
      <h2 id="salvato">{m.sections_how_saved_title()}</h2>
      <p>{m.sections_how_saved()}</p>
      <p>{m.sections_how_saving()}</p>
      <h2 id="senza-rete">{m.sections_how_offline_title()}</h2>
      <p>{m.sections_how_offline()}</p>
      <h2 id="limiti">{m.sections_how_limits_title()}</h2>
      <p>{m.sections_how_limits()}</p>
      <DataTable
        narrow="compact" caption={m.sections_how_limits_caption()} rows={writingLimits()} rowKey={({ name }) => name}
        columns={[
          { key: "limit", header: m.sections_how_limit(), isRowHeader: true, cell: ({ name }) => name },
          { key: "value", header: m.sections_how_value(), align: "end", cell: ({ value }) => value },
        ]}
      />
      <p>{m.sections_how_sizes()}</p>
    </Page>
  );
}
