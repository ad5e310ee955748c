import type { z } from "zod";
import type { Locale } from "#app/paraglide/runtime.js";
import type { SuggestionsData } from "../compilation/suggestions.render.ts";
import { SUGGESTION_STATUSES } from "./suggestions.limits.ts";
import { proposedWords, suggestionAuthor, suggestionKindName, suggestionStatusName } from "./suggestions.render.ts";
import type { PlanSuggestionsSchema } from "./suggestions.schema.ts";

/** So much of a long text stands in the chapter; the whole is on the section's page. */
const SHOWN = 400;

/** The suggestions of a plan in the words of its participation chapter. */
export function suggestionRows(suggestions: z.output<typeof PlanSuggestionsSchema>, locale: Locale): SuggestionsData {
  return {
    outcomes: SUGGESTION_STATUSES.flatMap((status) => (suggestions[status] > 0 ? [{ outcome: suggestionStatusName(status, { locale }), count: suggestions[status] }] : [])),
    rows: suggestions.items.map((item) => ({
      number: item.number,
      kind: suggestionKindName(item.kind, { locale }),
      before: shortened(item.original),
      after: shortened(proposedWords(item)),
      author: suggestionAuthor(item, { locale }),
      reason: item.reason,
      outcome: suggestionStatusName(item.status, { locale }),
      outcomeReason: item.outcomeReason,
      section: item.section,
    })),
  };
}

function shortened(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)}…` : flat;
}
