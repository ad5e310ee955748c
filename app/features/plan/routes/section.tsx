import { lazy } from "react";
import { href, type ShouldRevalidateFunctionArgs } from "react-router";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { rightReaches } from "#app/features/documents/documents.limits.ts";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { getViewer, isOfficeOf } from "#app/features/identity/viewer.ts";
import { listOrganisationNames } from "../organisation-names.queries.server.ts";
import { withOwnWords } from "../own-words.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { CommentsLink } from "../comments/components/comments-link.tsx";
import { getCommentFigures } from "../comments/section-comments.queries.server.ts";
import { SectionNeighbours } from "../components/section-neighbours.tsx";
import { SectionNotices } from "../components/section-notices.tsx";
import { SectionOrigins } from "../components/section-origins.tsx";
import { SectionStateTag } from "../components/section-state-tag.tsx";
import { SectionVersions } from "../components/section-versions.tsx";
import { SectionWays } from "../components/section-ways.tsx";
import { LazyLivingFigure } from "../living/components/lazy-living-figure.tsx";
import { SuggestionsLink } from "../suggestions/components/suggestions-link.tsx";
import { sectionAction } from "../plan-action.server.ts";
import { requireSectionPage } from "../plan.queries.server.ts";
import type { SectionPage } from "../plan.schema.ts";
import { sectionChecklist } from "../sections/checklist.rules.ts";
import { generatedNote } from "../sections/generated-note.render.ts";
import { movesFrom } from "../sections/section-life.rules.ts";
import { closedSentence, waysSentences } from "../sections/section-ways.render.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import { takePartLabel } from "../sections/take-part-words.render.ts";
import { shownVersions } from "../versions/versions.render.ts";
import { requireSectionVersions } from "../versions/versions.queries.server.ts";
import type { Route } from "./+types/section";

// Only the office loads the office's forms.
const SectionOffice = lazy(async () => ({ default: (await import("../components/section-office.tsx")).SectionOffice }));
const SectionChecklist = lazy(async () => ({ default: (await import("../components/section-checklist.tsx")).SectionChecklist }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  await withOwnWords(context);
  const [page, versions] = await Promise.all([requireSectionPage(db, district.id, params.sezione), requireSectionVersions(db, district.id, params.sezione)]);
  const organisations = isOfficeOf(getViewer(context), district.id) ? await listOrganisationNames(db, district.id) : [];
  const text = page.text && { ...page.text, content: parseContent(page.text.content) };
  const isBeforeReady = movesFrom(page.section.state).forward.includes("ready");
  const checklist = isBeforeReady && page.work && text?.kind === "live" ? sectionChecklist(text.content, page.work.mayBeEmpty, page.work) : null;
  return {
    title: `${sectionTitle(page.section)} · ${district.name}`,
    page: { ...page, text }, organisations, checklist, versions: shownVersions(versions), comments: await getCommentFigures(db, page.section.id),
    // Worded here: the browser needs no list of these sentences.
    ways: waysSentences(page), closed: closedSentence(page.access), generated: generatedNote(page.section.outlineId),
  };
}

/** A move that was refused settled the text: what is missing is read again. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) => defaultShouldRevalidate || actionStatus === 409;

export const action = (args: Route.ActionArgs) => sectionAction(args);

export default function Section({ loaderData: { page, organisations, checklist, comments, versions, ways, closed, generated }, actionData }: Route.ComponentProps) {
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
      actions={mayTakePart(access) && <LinkButton to={href("/:ambito/piano/:sezione/modifica", { ambito, sezione: section.slug })} icon="it-pencil">{takePartLabel(access.right)}</LinkButton>}
    >
      <p>
        <SectionStateTag state={section.state} /> {access.right !== "none" && access.locked && <Tag tone="warning" icon="it-locked">{m.plan_section_locked()}</Tag>}
      </p>
      <SectionNotices page={page} closed={closed} />
      <SectionWays sentences={ways} />
      {text ? (
        <ContentView
          content={text.content}
          proposalTo={(numero) => href("/:ambito/proposte/:numero", { ambito, numero })}
          living={(block) => <LazyLivingFigure block={block} data={text.living} ambito={ambito} />}
        />
      ) : (
        <EmptyState title={m.plan_section_private_title()}><p>{m.plan_section_private_text()}</p></EmptyState>
      )}
      {access.right !== "none" && <CommentsLink ambito={ambito} sezione={section.slug} figures={comments} />}
      {access.right !== "none" && <SuggestionsLink ambito={ambito} sezione={section.slug} />}
      {generated && <p className="mt-4">{generated}</p>}
      <SectionOrigins origins={page.origins} />
      <SectionVersions page={versions} />
      {!isOffice && <PostedFailure isGone={() => true} />}
      {isOffice && <SectionOffice page={page} organisations={organisations} checklist={checklist} answer={actionData} />}
      {!isOffice && checklist && <SectionChecklist slug={section.slug} checklist={checklist} />}
      <SectionNeighbours previous={page.previous} next={page.next} />
    </Page>
  );
}

/** Who may at least comment, and who watches over a text that is closed at the moment. Others read the page. */
function mayTakePart(access: SectionPage["access"]): boolean {
  return rightReaches(access.right, "comment") || (access.right === "read" && access.capacity !== "reader");
}
