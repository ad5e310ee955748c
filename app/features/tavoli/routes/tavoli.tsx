import { TavoloCards } from "#app/features/districts/components/tavolo-cards.tsx";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { listTavoli } from "../tavoli.queries.server.ts";
import type { Route } from "./+types/tavoli";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context }: Route.LoaderArgs) {
  const district = getDistrict(context);
  return { title: `${m.tavoli_title()} · ${district.name}`, tavoli: await listTavoli(getDb(context), district.slug) };
}

export default function Tavoli({ loaderData: { tavoli } }: Route.ComponentProps) {
  return (
    <Page title={m.tavoli_title()} lead={m.tavoli_lead()} breadcrumb={useDistrictCrumbs({ label: m.tavoli_title() })}>
      <TavoloCards tavoli={tavoli} headingLevel={2} />
    </Page>
  );
}
