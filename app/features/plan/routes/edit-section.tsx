import { lazy, Suspense, useSyncExternalStore } from "react";
import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { passageAction } from "../plan-action.server.ts";
import { listPassageSources, requireSectionPage } from "../plan.queries.server.ts";
import { sectionTitle } from "../sections/section-words.render.ts";
import type { Route } from "./+types/edit-section";

// The editor's code belongs to this page alone, and to the browser.
const SectionEditor = lazy(async () => ({ default: (await import("../components/section-editor.tsx")).SectionEditor }));

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const person = requirePerson(context, request);
  const db = getDb(context);
  const { section, access } = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  if (access.right === "none") throw new AppError("not_found");
  return {
    title: m.plan_edit_title({ title: sectionTitle(section) }),
    section,
    address: { documentId: section.documentId, epoch: access.epoch, personId: person.id },
    sources: access.right === "write" ? await listPassageSources(db, section.id) : [],
  };
}

export const action = (args: Route.ActionArgs) => passageAction(args);

/** Co-editing keeps the page up to date; loading it again would only take the text away for a moment. */
export const shouldRevalidate = () => false;

export default function EditSection({ loaderData: { section, address, sources } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const isBrowser = useSyncExternalStore(() => () => {}, () => true, () => false);
  const crumbs = useDistrictCrumbs(
    { label: m.plan_title(), to: href("/:ambito/piano", { ambito }) },
    { label: sectionTitle(section), to: sectionTo },
    { label: m.plan_section_edit() },
  );
  const waiting = <p>{m.documents_editor_loading()}</p>;
  return (
    <Page title={sectionTitle(section)} breadcrumb={crumbs} actions={<LinkButton to={sectionTo} variant="outline">{m.plan_edit_back()}</LinkButton>}>
      <noscript><p>{m.plan_edit_needs_script()}</p></noscript>
      {isBrowser ? <Suspense fallback={waiting}><SectionEditor address={address} title={section.title} sources={sources} /></Suspense> : waiting}
    </Page>
  );
}
