import { lazy } from "react";
import { href } from "react-router";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { readonlySentence } from "#app/features/documents/documents.render.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { listOrganisationNames } from "../organisation-names.queries.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { formatDate } from "#app/platform/i18n/format.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { SectionNeighbours } from "../components/section-neighbours.tsx";
import { SectionOrigins } from "../components/section-origins.tsx";
import { SectionStateTag } from "../components/section-table.tsx";
import { SectionVersions } from "../components/section-versions.tsx";
import { sectionAction } from "../plan-action.server.ts";
import { requireSectionPage } from "../plan.queries.server.ts";
import type { SectionPage } from "../plan.schema.ts";
import { GENERATED_CHAPTERS } from "../sections/plan-outline.limits.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import type { Route } from "./+types/section";

// Only the office loads the office's forms.
const SectionOffice = lazy(async () => ({ default: (await import("../components/section-office.tsx")).SectionOffice }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const page = await requireSectionPage(db, district.id, params.sezione);
  const organisations = isOfficeOf(getViewer(context), district.id) ? await listOrganisationNames(db, district.id) : [];
  const text = page.text && { ...page.text, content: parseContent(page.text.content) };
  return { title: `${sectionTitle(page.section)} · ${district.name}`, page: { ...page, text }, organisations };
}

export const action = (args: Route.ActionArgs) => sectionAction(args);

export default function Section({ loaderData: { page, organisations }, actionData }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const { section, access, text } = page;
  useLive("section", section.id);
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section) });
  const isOffice = access.right !== "none" && access.capacity === "office";
  return (
    <Page
      title={section.title}
      eyebrow={section.number === null ? m.plan_section_eyebrow_front() : m.plan_section_eyebrow({ number: section.number })}
      breadcrumb={crumbs}
      updatedAt={text?.at}
      actions={access.right === "write" && <LinkButton to={href("/:ambito/piano/:sezione/modifica", { ambito, sezione: section.slug })} icon="it-pencil">{m.plan_section_edit()}</LinkButton>}
    >
      <p>
        <SectionStateTag state={section.state} /> {access.right !== "none" && access.locked && <Tag tone="warning" icon="it-locked">{m.plan_section_locked()}</Tag>}
      </p>
      <Notices page={page} />
      {text ? (
        <ContentView content={text.content} proposalTo={(numero) => href("/:ambito/proposte/:numero", { ambito, numero })} />
      ) : (
        <EmptyState title={m.plan_section_private_title()}><p>{m.plan_section_private_text()}</p></EmptyState>
      )}
      {section.outlineId === GENERATED_CHAPTERS.participation && <p className="mt-4">{m.plan_section_generated_participation()}</p>}
      {section.outlineId === GENERATED_CHAPTERS.finance && <p className="mt-4">{m.plan_section_generated_finance()}</p>}
      <SectionOrigins origins={page.origins} />
      <SectionVersions slug={section.slug} versions={page.versions} />
      {!isOffice && <PostedFailure isGone={() => true} />}
      {isOffice && <SectionOffice page={page} organisations={organisations} answer={actionData} />}
      <SectionNeighbours previous={page.previous} next={page.next} />
    </Page>
  );
}

function Notices({ page: { access, text } }: { page: Pick<SectionPage, "access" | "text"> }) {
  return (
    <>
      {text?.kind === "version" && <Alert>{m.plan_section_version_shown({ label: text.label, date: formatDate(text.at) })}</Alert>}
      {access.right === "read" && access.capacity !== "reader" && <Alert>{m.plan_section_readonly({ reason: readonlySentence(access.reason) })}</Alert>}
    </>
  );
}
