import { href } from "react-router";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { requireSectionVersion } from "../plan.queries.server.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import type { Route } from "./+types/section-version";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const { section, version } = await requireSectionVersion(getDb(context), district.id, params.sezione, Number(params.versione));
  return { title: `${sectionTitle(section)}: ${version.label} · ${district.name}`, section, version: { ...version, content: parseContent(version.content) } };
}

export default function SectionVersion({ loaderData: { section, version } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const label = m.plan_section_version_title({ number: version.number, label: version.label });
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section), to: sectionTo }, { label });
  return (
    <Page
      title={section.title}
      eyebrow={label}
      breadcrumb={crumbs}
      updatedAt={version.createdAt}
      actions={<LinkButton to={sectionTo} variant="outline">{m.plan_section_version_back()}</LinkButton>}
    >
      <ContentView content={version.content} proposalTo={(numero) => href("/:ambito/proposte/:numero", { ambito, numero })} />
      <div className="mt-5">
        <DefinitionList items={[{ term: m.plan_section_version_fingerprint(), description: <code className="text-break">{version.sha256}</code> }]} />
      </div>
    </Page>
  );
}
