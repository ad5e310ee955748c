import { Decoration } from "@tiptap/pm/view";
import { caretColour } from "#app/features/documents/participant.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { SuggestionPlace } from "./suggestion-place.rules.ts";
import type { SuggestionKind } from "./suggestions.limits.ts";
import { authorColour, proposedWords, suggestionAuthor } from "./suggestions.render.ts";
import type { Suggestion } from "./suggestions.schema.ts";

export type ShownSuggestion = Pick<Suggestion, "id" | "number" | "kind" | "anchor" | "original" | "proposedText" | "proposedBlocks" | "capacity" | "organisation" | "revision">;
type Found = Exclude<SuggestionPlace, { state: "gone" }>;

/** Each suggestion with its own number and its author's name, so that several on the same words stay apart without their colours. */
export function suggestionDecorations(shown: readonly ShownSuggestion[], places: ReadonlyMap<string, SuggestionPlace>): Decoration[] {
  return shown.flatMap((suggestion) => {
    const place = places.get(suggestion.id);
    return place && place.state !== "gone" ? decorationsOf(suggestion, place) : [];
  });
}

function decorationsOf(suggestion: ShownSuggestion, place: Found): Decoration[] {
  const { kind, number } = suggestion;
  const words = { class: "ta-suggestion-old", nodeName: "del", "data-suggestion": `${number}`, style: `--caret: ${colourOf(suggestion)}` };
  const blocks = place.blocks.map(({ from, to }) => Decoration.node(from, to, { class: "ta-suggestion-old-block", "data-suggestion": `${number}` }));
  switch (kind) {
    case "insert":
      return [widget(suggestion, place.to, "span")];
    case "delete":
    case "replace":
      return [Decoration.inline(place.from, place.to, words), widget(suggestion, place.to, "span")];
    case "add_block":
      return [widget(suggestion, place.to, "div")];
    case "remove_block":
      return [...blocks, widget(suggestion, place.from, "div", -1)];
    case "replace_block":
      return [...blocks, widget(suggestion, place.to, "div")];
  }
}

function widget(suggestion: ShownSuggestion, at: number, tag: "span" | "div", side = 1): Decoration {
  return Decoration.widget(at, () => drawn(suggestion, tag), { side, key: `${suggestion.id}:${suggestion.revision}`, ignoreSelection: true });
}

function drawn(suggestion: ShownSuggestion, tag: "span" | "div"): HTMLElement {
  const label = m.suggestions_overlay_label({ number: suggestion.number, author: suggestionAuthor(suggestion) });
  const after = proposedWords(suggestion);
  const element = document.createElement(tag);
  element.className = tag === "div" ? "ta-suggestion-mark ta-suggestion-mark-block" : "ta-suggestion-mark";
  element.contentEditable = "false";
  element.dataset["suggestion"] = `${suggestion.number}`;
  element.style.setProperty("--caret", colourOf(suggestion));
  const shown = document.createElement("span");
  shown.className = "ta-suggestion-label";
  shown.textContent = overlaySentence(suggestion.kind, label);
  element.append(shown);
  if (after === "") return element;
  const words = document.createElement("ins");
  words.className = "ta-suggestion-new";
  words.textContent = after;
  element.append(" ", words);
  return element;
}

const sentences = {
  insert: m.suggestions_overlay_inserts,
  add_block: m.suggestions_overlay_inserts,
  replace: m.suggestions_overlay_replaces,
  replace_block: m.suggestions_overlay_replaces_block,
  delete: m.suggestions_overlay_deletes,
  remove_block: m.suggestions_overlay_removes_block,
} as const satisfies Record<SuggestionKind, (words: { label: string }) => string>;

function overlaySentence(kind: SuggestionKind, label: string): string {
  return sentences[kind]({ label });
}

function colourOf(suggestion: ShownSuggestion): string {
  return caretColour(authorColour(suggestionAuthor(suggestion)));
}
