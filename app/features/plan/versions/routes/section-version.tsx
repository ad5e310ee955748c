import { lazy } from "react";
import { href, Link } from "react-router";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { LazyLivingFigure } from "../../living/components/lazy-living-figure.tsx";
import { requireSectionVersion } from "../../plan.queries.server.ts";
import { sectionTitle } from "../../sections/section-words.render.ts";
import { VersionCheck, VersionFacts } from "../components/version-facts.tsx";
import { versionAction } from "../versions-action.server.ts";
import { shownVersion } from "../versions.render.ts";
import { TODAY } from "../versions.limits.ts";
import { requireSectionVersions } from "../versions.queries.server.ts";
import type { Route } from "./+types/section-version";

// Only the office loads the office's forms.
const VersionForms = lazy(async () => ({ default: (await import("../components/version-forms.tsx")).VersionForms }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const [{ version: kept }, page] = await Promise.all([
    requireSectionVersion(db, district.id, params.sezione, Number(params.versione)), requireSectionVersions(db, district.id, params.sezione),
  ]);
  const found = page.versions.find(({ number }) => number === kept.number);
  if (!found) throw new AppError("not_found");
  const version = shownVersion(found);
  const place = { ambito: district.slug, sezione: page.section.slug };
  return {
    title: `${sectionTitle(page.section)}: ${version.title} · ${district.name}`,
    section: page.section, version, living: kept.living, content: version.sha256 === null ? null : parseContent(kept.content), place,
    address: getServices(context).config.origin + href("/:ambito/piano/:sezione/versioni/:versione", { ...place, versione: `${version.number}` }),
    before: page.versions.find(({ number }) => number < version.number)?.number ?? null,
    hasToday: page.today !== null, isOffice: page.access.capacity === "office", mayRestore: page.access.capacity === "office" && page.access.right === "write",
  };
}

export const action = (args: Route.ActionArgs) => versionAction(args);

export default function SectionVersion({ loaderData, actionData }: Route.ComponentProps) {
  const { section, version, content, place, living, isOffice } = loaderData;
  const { slug: ambito } = useDistrict();
  useLive("section", section.id);
  const sectionTo = href("/:ambito/piano/:sezione", place);
  const label = m.plan_section_version_title({ number: version.number, label: version.title });
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section), to: sectionTo }, { label });
  return (
    <Page title={section.title} eyebrow={label} breadcrumb={crumbs} updatedAt={version.createdAt} actions={<LinkButton to={sectionTo} variant="outline">{m.plan_section_version_back()}</LinkButton>}>
      <VersionFacts version={version} address={loaderData.address} />
      <CompareLinks data={loaderData} />
      {content === null ? <Alert>{m.versions_preparing_text()}</Alert> : (
        <ContentView
          content={content}
          proposalTo={(numero) => href("/:ambito/proposte/:numero", { ambito, numero })}
          living={(block) => <LazyLivingFigure block={block} data={living} ambito={ambito} />}
        />
      )}
      {version.sha256 !== null && <VersionCheck version={version} place={place} />}
      {isOffice ? <VersionForms version={version} mayRestore={loaderData.mayRestore && content !== null} answer={actionData} /> : <PostedFailure isGone={() => true} />}
    </Page>
  );
}

type Linked = { version: { number: number }; before: number | null; hasToday: boolean; place: { ambito: string; sezione: string } };

function CompareLinks({ data: { version, before, hasToday, place } }: { data: Linked }) {
  const compare = (da: number, a: string) => `${href("/:ambito/piano/:sezione/confronta", place)}?da=${da}&a=${a}`;
  return (
    <p className="d-flex gap-3 flex-wrap d-print-none">
      {hasToday && <Link to={compare(version.number, TODAY)}>{m.versions_compare_today()}</Link>}
      {before !== null && <Link to={compare(before, `${version.number}`)}>{m.versions_compare_before()}</Link>}
    </p>
  );
}
