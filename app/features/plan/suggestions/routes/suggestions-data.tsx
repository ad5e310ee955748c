import { getDistrict } from "#app/features/districts/district-context.ts";
import { getDb } from "#app/platform/context.ts";
import { isAppError } from "#app/platform/errors.ts";
import { withSentences } from "#app/platform/i18n/error-sentence.ts";
import { requireSectionPage } from "../../plan.queries.server.ts";
import { suggestionAbilities } from "../suggestions.abilities.ts";
import { runSuggestionForm } from "../suggestions-action.server.ts";
import { requireSuggestions } from "../suggestions.queries.server.ts";
import type { PanelAnswer, PanelData } from "../use-suggestions.ts";
import type { Route } from "./+types/suggestions-data";

/** For the panel beside the text: what the page shows, as JSON. The panel knows itself where the words are. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const db = getDb(context);
  const { section } = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  const { right, capacity, items } = await requireSuggestions(db, section.documentId);
  return Response.json({ abilities: suggestionAbilities({ right, capacity }), items } satisfies PanelData, { headers: { "Cache-Control": "private, no-store" } });
}

/** The page's forms, answered with a sentence: nobody is taken away from the text. */
export async function action(args: Route.ActionArgs): Promise<Response> {
  try {
    const answer = await runSuggestionForm(args);
    if ("ok" in answer) return Response.json(answer satisfies PanelAnswer);
    return Response.json(withSentences(answer.data) satisfies PanelAnswer, answer.init ?? {});
  } catch (error) {
    if (!isAppError(error)) throw error;
    return Response.json(withSentences({ ok: false, formError: error.code, fieldErrors: {}, values: {} }) satisfies PanelAnswer, { status: error.status });
  }
}
