import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Page } from "#app/ui/page.tsx";
import { getModerationFigures } from "../moderation.queries.server.ts";
import { groundName } from "../moderation.render.ts";
import type { Route } from "./+types/moderation-figures";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: m.moderation_rules_meta_title({ district: district.name }), figures: await getModerationFigures(getDb(context), district.id) };
}

export default function ModerationFigures({ loaderData: { figures } }: Route.ComponentProps) {
  return (
    <Page title={m.moderation_rules_title()} lead={m.moderation_rules_lead()} breadcrumb={useDistrictCrumbs({ label: m.moderation_rules_title() })}>
      <p>{figures.moderation === "before" ? m.moderation_mode_before_text() : m.moderation_mode_after_text()}</p>
      <h2>{m.moderation_rules_what()}</h2>
      <ul>
        <li>{m.moderation_rules_not_opinions()}</li>
        <li>{m.moderation_rules_reason()}</li>
        <li>{m.moderation_rules_appeal()}</li>
        <li>{m.moderation_rules_report()}</li>
      </ul>
      <h2>{m.moderation_figures_title()}</h2>
      <p>{m.moderation_figures_sentence({ published: figures.published, changesAsked: figures.changesAsked, hidden: figures.hidden, restored: figures.restored })}</p>
      {figures.grounds.length > 0 && (
        <DataTable
          caption={m.moderation_figures_caption()}
          columns={[
            { key: "ground", header: m.moderation_ground(), cell: (row) => groundName(row.ground), isRowHeader: true },
            { key: "many", header: m.moderation_figures_many(), cell: (row) => row.many, align: "end" },
          ]}
          rows={figures.grounds}
          rowKey={(row) => row.ground}
        />
      )}
    </Page>
  );
}
