import { href, Link, useActionData } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict, useDistrictCrumbs } from "#app/features/districts/use-district.ts";
import { PostedFailure } from "#app/features/identity/components/posted-failure.tsx";
import { m } from "#app/paraglide/messages.js";
import { getDb, getServices } from "#app/platform/context.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { useLive } from "#app/platform/realtime/use-live.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { requireSectionPage } from "../../plan.queries.server.ts";
import { sectionTitle } from "../../sections/section-words.render.ts";
import { ParagraphForm } from "../components/paragraph-form.tsx";
import { SuggestionCard } from "../components/suggestion-card.tsx";
import { isShownWithForm } from "../suggestion-failure.ts";
import { suggestionAbilities } from "../suggestions.abilities.ts";
import { runSuggestionForm } from "../suggestions-action.server.ts";
import { placeSuggestions, requireSuggestions } from "../suggestions.queries.server.ts";
import type { Route } from "./+types/suggestions";

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }];

export async function loader({ context, params }: Route.LoaderArgs) {
  const district = getDistrict(context);
  const db = getDb(context);
  const { section } = await requireSectionPage(db, district.id, params.sezione);
  const { right, capacity, items } = await requireSuggestions(db, section.documentId);
  const abilities = suggestionAbilities({ right, capacity });
  const placed = await placeSuggestions(getServices(context).coediting, section.documentId, items);
  return {
    title: m.suggestions_page_title({ title: sectionTitle(section), district: district.name }),
    section: { id: section.id, slug: section.slug, number: section.number, title: section.title },
    abilities,
    items: placed.items,
    paragraphs: abilities.canSuggest ? placed.paragraphs : [],
    /** The id of the next suggestion: sent twice it stays one. */
    newId: crypto.randomUUID(),
  };
}

/** Goes back to the page with a sentence, or says on it what was wrong. */
export async function action(args: Route.ActionArgs) {
  const answer = await runSuggestionForm(args);
  if (!("ok" in answer)) return answer;
  const { slug } = getDistrict(args.context);
  return redirectWithToast(href("/:ambito/piano/:sezione/suggerimenti", { ambito: slug, sezione: args.params.sezione }), { kind: "success", text: answer.text });
}

export default function Suggestions({ loaderData: { section, abilities, items, paragraphs, newId } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const answer: unknown = useActionData();
  useLive("section", section.id);
  const sectionTo = href("/:ambito/piano/:sezione", { ambito, sezione: section.slug });
  const crumbs = useDistrictCrumbs({ label: m.plan_title(), to: href("/:ambito/piano", { ambito }) }, { label: sectionTitle(section), to: sectionTo }, { label: m.suggestions_title() });
  const open = items.filter(({ status }) => status === "open");
  const decided = items.filter(({ status }) => status !== "open");
  const card = (item: (typeof items)[number]) => <SuggestionCard key={item.id} suggestion={item} abilities={abilities} answer={answer} />;
  return (
    <Page title={m.suggestions_page_heading({ title: sectionTitle(section) })} breadcrumb={crumbs} lead={m.suggestions_lead()} actions={<LinkButton to={sectionTo} variant="outline">{m.suggestions_to_text()}</LinkButton>}>
      {!isShownWithForm(answer, open, abilities.canSuggest) && <PostedFailure isGone={() => true} />}
      <section aria-labelledby="aperti">
        <h2 id="aperti">{m.suggestions_open_title({ count: open.length })}</h2>
        {open.length === 0 ? <EmptyState title={m.suggestions_open_none()} /> : <ol className="ta-suggestions">{open.map(card)}</ol>}
      </section>
      {decided.length > 0 && (
        <section aria-labelledby="conclusi" className="mt-5">
          <h2 id="conclusi">{m.suggestions_decided_title({ count: decided.length })}</h2>
          <ol className="ta-suggestions">{decided.map(card)}</ol>
        </section>
      )}
      {abilities.canSuggest ? (
        <ParagraphForm paragraphs={paragraphs} newId={newId} answer={answer} />
      ) : (
        <p className="mt-4 d-print-none"><Link to={href("/:ambito/piano/come-si-scrive", { ambito })}>{m.suggestions_who_may()}</Link></p>
      )}
    </Page>
  );
}
