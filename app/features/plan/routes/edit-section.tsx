import { lazy, Suspense, useSyncExternalStore } from "react";
import { href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { orUnsent } from "#app/platform/unsent-form.ts";
import { usePageStamp } from "#app/platform/page-stamp.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { Page } from "#app/ui/page.tsx";
import { passageAction } from "../plan-action.server.ts";
import { findLivingChoices } from "../living/living.queries.server.ts";
import { goneFor, goneSection, rethrowAsGone } from "../gone-section.ts";
import { listPassageSources, requireSectionPage } from "../plan.queries.server.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import { takePartLabel, takePartTitle } from "../sections/take-part-words.render.ts";
import type { Route } from "./+types/edit-section";

// The editor's code belongs to this page alone, and to the browser.
const SectionEditor = lazy(async () => ({ default: (await import("../components/section-editor.tsx")).SectionEditor }));

const KeptTexts = lazy(async () => ({ default: (await import("#app/features/documents/components/kept-texts.tsx")).KeptTexts }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const person = requirePerson(context, request);
  const db = getDb(context);
  const { section, access, text } = await requireSectionPage(db, getDistrict(context).id, params.sezione).catch(rethrowAsGone(person.id));
  if (access.right === "none") throw goneSection(person.id);
  return {
    title: takePartTitle(access.right, sectionTitle(section)),
    section,
    right: access.right,
    address: { documentId: section.documentId, epoch: access.epoch, personId: person.id },
    sources: access.right === "write" ? await listPassageSources(db, section.id) : [],
    living: { data: text?.living ?? {}, choices: access.right === "write" ? await findLivingChoices(db, section.id) : null },
  };
}

export const action = (args: Route.ActionArgs) => passageAction(args);

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => orUnsent(request, serverAction);

/** Co-editing keeps the page up to date; loading it again would only take the text away for a moment. */
export const shouldRevalidate = () => false;

export default function EditSection({ loaderData: { section, right, address, sources, living } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const isBrowser = useSyncExternalStore(() => () => {}, () => true, () => false);
  const crumbs = useDistrictCrumbs(
    { label: m.plan_title(), to: href("/:ambito/piano", { ambito }) },
    { label: sectionTitle(section), to: sectionTo },
    { label: takePartLabel(right) },
  );
  const waiting = <p className="ta-needs-script">{m.documents_editor_loading()}</p>;
  return (
    <Page title={sectionTitle(section)} breadcrumb={crumbs} actions={<LinkButton to={sectionTo} variant="outline">{m.plan_edit_back()}</LinkButton>}>
      <noscript>
        <p>{m.plan_edit_needs_script()}</p>
        <p>
          <a href={href("/:ambito/piano/:sezione/suggerimenti", { ambito, sezione: section.slug })}>{m.suggestions_title()}</a>{" · "}
          <a href={href("/:ambito/piano/:sezione/commenti", { ambito, sezione: section.slug })}>{m.comments_title()}</a>
        </p>
      </noscript>
      {isBrowser ? <Suspense fallback={waiting}><SectionEditor address={address} section={section} sources={sources} living={living} /></Suspense> : waiting}
      <p className="mt-4 d-flex flex-wrap gap-3 d-print-none">
        <Link to={href("/:ambito/piano/come-si-scrive", { ambito })}>{m.sections_ways_more()}</Link>
        <a href={href("/:ambito/piano/:sezione/revisioni.docx", { ambito, sezione: section.slug })} download>{m.word_export_link()}</a>
      </p>
    </Page>
  );
}

/** The text is not there any more for this person: what she wrote in it and could not send is. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const { requestId } = usePageStamp();
  const personId = goneFor(error);
  return (
    <>
      <ErrorPage error={error} requestId={requestId} isSignedIn />
      {personId && <Suspense><div className="container"><KeptTexts personId={personId} /></div></Suspense>}
    </>
  );
}
