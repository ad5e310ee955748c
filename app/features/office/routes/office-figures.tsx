import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { exportNames } from "../exports/exports.limits.ts";
import { listName } from "../exports/exports.names.ts";
import { FigureTables } from "../figures/components/figure-tables.tsx";
import { requireOfficeFigures } from "../figures/figures.queries.server.ts";
import { isHead } from "../office-context.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-figures";

export const meta: Route.MetaFunction = () => [{ title: m.office_own_figures_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { figures: await requireOfficeFigures(getDb(context), getDistrict(context).id), head: isHead(context) };
}

export default function OfficeFigures({ loaderData: { figures, head } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  return (
    <Page title={m.office_own_figures_title()} lead={m.office_own_figures_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_own_figures_title() })}>
      <section className="mb-5" id="file">
        <h2 className="h4">{m.office_export_title()}</h2>
        <p>{m.office_export_lead()}</p>
        <ul>
          {exportNames.filter(({ list }) => head || list !== "audit").map(({ list, name }) => (
            <li key={list}>
              {listName(list)}:{" "}
              {(["csv", "xlsx"] as const).map((format) => (
                <Link key={format} reloadDocument className="me-3" to={href("/:ambito/ufficio/esporta/:file", { ambito, file: `${name}.${format}` })} aria-label={m.office_export_link({ list: listName(list), format: format.toUpperCase() })}>
                  {format.toUpperCase()}
                </Link>
              ))}
            </li>
          ))}
        </ul>
      </section>
      <FigureTables figures={figures} />
      <p>
        <Link to={href("/:ambito/dati", { ambito })}>{m.office_figures_public()}</Link>
      </p>
    </Page>
  );
}
