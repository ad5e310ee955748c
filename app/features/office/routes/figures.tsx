import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { FigureTables } from "../figures/components/figure-tables.tsx";
import { requireFigures } from "../figures/figures.queries.server.ts";
import type { Route } from "./+types/figures";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

/** `/:ambito/dati`: how many proposals, from whom, where they are and how long an answer takes. */
export async function loader({ context }: Route.LoaderArgs) {
  const { slug, name } = getDistrict(context);
  return { title: `${m.office_figures_title()} · ${name}`, figures: await requireFigures(getDb(context), slug) };
}

export default function FiguresPage({ loaderData: { figures } }: Route.ComponentProps) {
  return (
    <Page title={m.office_figures_title()} lead={m.office_figures_lead()} breadcrumb={useDistrictCrumbs({ label: m.office_figures_title() })}>
      <p>{m.office_figures_rule()}</p>
      <FigureTables figures={figures} />
    </Page>
  );
}
