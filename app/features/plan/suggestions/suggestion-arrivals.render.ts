import type { Arrival } from "#app/features/documents/use-arrivals.ts";
import { m } from "#app/paraglide/messages.js";
import { suggestionAuthor, suggestionStatusName } from "./suggestions.render.ts";
import type { Suggestion } from "./suggestions.schema.ts";

/** What is heard of when it comes: suggestions of others, and the answers to all but those that one answers here oneself. */
export function suggestionArrivals(items: readonly Suggestion[], isAnsweredHere: (id: string) => boolean): Arrival[] {
  return items.flatMap((suggestion) => {
    const { id, number, status, isMine, decidedAs } = suggestion;
    const asked = { id, isMine, sentence: m.suggestions_announce_new({ number, author: suggestionAuthor(suggestion) }) };
    if (decidedAs === null) return [asked];
    return [asked, { id: `${id}:${status}`, isMine: isAnsweredHere(id), sentence: m.suggestions_announce_answer({ number, outcome: suggestionStatusName(status) }) }];
  });
}
