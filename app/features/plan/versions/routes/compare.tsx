import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { sectionTitle } from "../../sections/section-words.render.ts";
import { withOwnWords } from "../../own-words.server.ts";
import { CompareForm } from "../components/compare-form.tsx";
import { CompareResult } from "../components/compare-result.tsx";
import { inOrder, loadComparison, type Side } from "../comparison.server.ts";
import { shownVersions, type ShownVersion } from "../versions.render.ts";
import { TODAY } from "../versions.limits.ts";
import { requireSectionVersions } from "../versions.queries.server.ts";
import { CompareAddressSchema, type SectionVersions } from "../versions.schema.ts";
import type { Route } from "./+types/compare";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  await withOwnWords(context);
  const page = shownVersions(await requireSectionVersions(db, district.id, params.sezione));
  const address = CompareAddressSchema.parse(Object.fromEntries(["da", "a", "vista", "tutto"].map((name) => [name, new URL(request.url).searchParams.get(name)])));
  const title = `${m.versions_compare_page({ title: sectionTitle(page.section) })} · ${district.name}`;
  if (address.da === null || address.a === null) return { title, page, chosen: null };
  const sides = inOrder(address.da, address.a);
  const names = sides.map((side) => nameOf(page, side));
  const comparison = await loadComparison({ db, coediting: getServices(context).coediting, districtId: district.id, page, sides, isWhole: address.tutto !== null });
  return {
    title, page,
    chosen: { from: `${sides[0]}`, to: `${sides[1]}`, fromName: names[0] ?? "", toName: names[1] ?? "", view: address.vista, isWhole: address.tutto !== null, comparison },
  };
}

/** What may not be seen is not there. */
function nameOf({ versions, today }: Pick<SectionVersions, "today"> & { versions: readonly ShownVersion[] }, side: Side): string {
  if (side === TODAY && today) return m.versions_today();
  const version = versions.find(({ number }) => number === side);
  if (!version) throw new AppError("not_found");
  return m.plan_section_version_title({ number: version.number, label: version.title });
}

export default function Compare({ loaderData: { page, chosen } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { section } = page;
  useLive("section", section.id);
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section), to: sectionTo }, { label: m.versions_compare() });
  return (
    <Page title={m.versions_compare_title()} eyebrow={sectionTitle(section)} breadcrumb={crumbs} actions={<LinkButton to={sectionTo} variant="outline">{m.plan_section_version_back()}</LinkButton>}>
      <CompareForm key={`${chosen?.from ?? ""} ${chosen?.to ?? ""}`} page={page} ambito={ambito} chosen={chosen ?? undefined} />
      {chosen === null && <p className="mt-3">{m.versions_compare_choose()}</p>}
      {chosen?.comparison.state === "preparing" && <Alert>{m.versions_preparing_text()}</Alert>}
      {chosen?.comparison.state === "ready" && <CompareResult page={page} ambito={ambito} chosen={chosen} comparison={chosen.comparison} />}
    </Page>
  );
}
