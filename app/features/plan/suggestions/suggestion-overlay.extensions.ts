import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Mapping, StepMap } from "@tiptap/pm/transform";
import { DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { resolveAnchors } from "#app/features/documents/text-anchor.rules.ts";
import { suggestionDecorations, type ShownSuggestion } from "./suggestion-decorations.ts";
import { isTextAnchor, placeOf, type SuggestionPlace } from "./suggestion-place.rules.ts";

type Overlay = { shown: readonly ShownSuggestion[]; places: ReadonlyMap<string, SuggestionPlace>; set: DecorationSet };
type Told = { shown?: readonly ShownSuggestion[] };

const overlayKey = new PluginKey<Overlay>("suggestionOverlay");
const NO_PLACES: ReadonlyMap<string, SuggestionPlace> = new Map();
/** How long after the last change the places are looked for again; until then they move along with the text. */
const PAUSE_MS = 150;

/** Shows these suggestions over the text. */
export function showSuggestions(view: EditorView, shown: readonly ShownSuggestion[]): void {
  view.dispatch(view.state.tr.setMeta(overlayKey, { shown } satisfies Told));
}

/** Where the shown suggestions are, by id. The same map until they are looked for again. */
export function suggestionPlaces(state: EditorState): ReadonlyMap<string, SuggestionPlace> {
  return overlayKey.getState(state)?.places ?? NO_PLACES;
}

/** Told on the text's element when a suggestion in it is clicked: `detail` is its number. */
export const SUGGESTION_CHOSEN = "suggestion-chosen";

/** Open suggestions drawn over the text. The text itself is not touched: decorations only, made from where the anchors are now. */
export function suggestionOverlay(doc: Y.Doc) {
  return Extension.create({
    name: "suggestionOverlay",
    addProseMirrorPlugins: () => [overlayPlugin(doc)],
  });
}

function overlayPlugin(doc: Y.Doc): Plugin<Overlay> {
  return new Plugin<Overlay>({
    key: overlayKey,
    state: {
      init: () => ({ shown: [], places: NO_PLACES, set: DecorationSet.empty }),
      apply(transaction, before, old, state) {
        const told: unknown = transaction.getMeta(overlayKey);
        if (isTold(told)) return placed(doc, state.doc, told.shown ?? before.shown);
        return transaction.docChanged ? { ...before, set: moved(before.set, transaction, old.doc) } : before;
      },
    },
    props: {
      decorations: (state) => overlayKey.getState(state)?.set,
      handleClick(view, _position, event) {
        const chosen = event.target instanceof Element ? event.target.closest("[data-suggestion]") : null;
        if (chosen) view.dom.dispatchEvent(new CustomEvent(SUGGESTION_CHOSEN, { detail: Number(chosen.getAttribute("data-suggestion")) }));
        return false;
      },
    },
    view() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      return {
        update(view, before) {
          if (view.state.doc === before.doc || (overlayKey.getState(view.state)?.shown.length ?? 0) === 0) return;
          clearTimeout(timer);
          timer = setTimeout(() => view.dispatch(view.state.tr.setMeta(overlayKey, {} satisfies Told)), PAUSE_MS);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

function isTold(value: unknown): value is Told {
  return typeof value === "object" && value !== null;
}

function placed(doc: Y.Doc, node: Node, shown: readonly ShownSuggestion[]): Overlay {
  const anchors = shown.flatMap(({ anchor }) => (isTextAnchor(anchor) ? [anchor] : []));
  const ranges = new Map(resolveAnchors(doc, anchors).map((range, index) => [anchors[index], range]));
  const places = new Map(shown.map((one) => [one.id, placeOf(node, one, isTextAnchor(one.anchor) ? (ranges.get(one.anchor) ?? null) : null)]));
  return { shown, places, set: DecorationSet.create(node, suggestionDecorations(shown, places)) };
}

/** A change from others replaces the whole document in the binding: only what really differs may move what is shown. */
function moved(set: DecorationSet, transaction: Transaction, before: Node): DecorationSet {
  if (!transaction.getMeta(ySyncPluginKey)) return set.map(transaction.mapping, transaction.doc);
  const start = before.content.findDiffStart(transaction.doc.content);
  const end = before.content.findDiffEnd(transaction.doc.content);
  if (start === null || !end) return set;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return set.map(new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])]), transaction.doc);
}
