import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { resolveAnchors, type TextRange } from "#app/features/documents/text-anchor.rules.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { type MarkedRange, segmentsOf, shifted, threadAt } from "./comment-overlay.rules.ts";

/** A thread as it lies over the text: at the words of its anchor, else at its block. */
export type OverlayThread = { id: string; number: number; anchor: TextAnchor | null; blockId: string | null; isResolved: boolean };
/** What the panel is told: where the threads stand (null: the words are gone), which one is shown, which one was asked for from the text. */
export type OverlaySummary = { places: ReadonlyMap<string, TextRange | null>; active: string | null; asked: { id: string; count: number } | null };

type Ranges = ReadonlyMap<string, TextRange | null>;
type Overlay = { threads: readonly OverlayThread[]; ranges: Ranges; decorations: DecorationSet; summary: OverlaySummary };
type Told = { kind: "threads"; threads: readonly OverlayThread[] } | { kind: "active"; id: string | null } | { kind: "ask"; id: string } | { kind: "look" };

/** After this long without a change every place is looked up again in the shared text, in milliseconds. */
const LOOK_AGAIN = 400;
const NOTHING: OverlaySummary = { places: new Map(), active: null, asked: null };
const overlayKey = new PluginKey<Overlay>("commentOverlay");

/**
 * Comments shown over a text that they never change. While people write, places move along with the text; the anchors themselves, which
 * know it exactly, are looked up once the writing pauses, so that a keystroke costs the same however many comments there are.
 */
export function commentOverlay(doc: Y.Doc): Extension {
  return Extension.create({ name: "commentOverlay", addProseMirrorPlugins: () => [overlayPlugin(doc)] });
}

export function overlaySummary(state: EditorState): OverlaySummary {
  return overlayKey.getState(state)?.summary ?? NOTHING;
}

/** Where a thread's words are at this moment; null when they are gone or it is about the whole section. */
export function threadRange(state: EditorState, id: string): TextRange | null {
  return overlayKey.getState(state)?.ranges.get(id) ?? null;
}

export function showThreads(view: EditorView, threads: readonly OverlayThread[]): void {
  tell(view, { kind: "threads", threads });
}

export function showActive(view: EditorView, id: string | null): void {
  if (overlaySummary(view.state).active !== id) tell(view, { kind: "active", id });
}

function tell(view: EditorView, told: Told): void {
  view.dispatch(view.state.tr.setMeta(overlayKey, told));
}

function overlayPlugin(doc: Y.Doc): Plugin<Overlay> {
  return new Plugin<Overlay>({
    key: overlayKey,
    state: {
      init: () => ({ threads: [], ranges: new Map(), decorations: DecorationSet.empty, summary: NOTHING }),
      apply: (transaction, before, old) => next(before, transaction, old.doc, doc),
    },
    props: {
      decorations: (state) => overlayKey.getState(state)?.decorations,
      handleKeyDown(view, event) {
        if (!event.ctrlKey || !event.altKey || event.shiftKey || event.code !== "KeyC") return false;
        const id = threadAt(shownRanges(overlayKey.getState(view.state)), view.state.selection.head);
        if (id !== null) tell(view, { kind: "ask", id });
        return id !== null;
      },
      handleClick(view, _at, event) {
        const id = event.target instanceof Element ? event.target.closest("[data-comment]")?.getAttribute("data-comment") : null;
        if (id) tell(view, { kind: "ask", id });
        return Boolean(id);
      },
    },
    view: (view) => lookWhenQuiet(view),
  });
}

function lookWhenQuiet(view: EditorView) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    update(_view: EditorView, before: EditorState) {
      if (view.state.doc === before.doc || (overlayKey.getState(view.state)?.threads.length ?? 0) === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => tell(view, { kind: "look" }), LOOK_AGAIN);
    },
    destroy: () => clearTimeout(timer),
  };
}

function next(before: Overlay, transaction: Transaction, old: Node, doc: Y.Doc): Overlay {
  const told: Told | undefined = transaction.getMeta(overlayKey);
  switch (told?.kind) {
    case "threads":
      return placed({ ...before, threads: told.threads }, lookUp(doc, transaction.doc, told.threads), transaction.doc);
    case "look":
      return placed(before, lookUp(doc, transaction.doc, before.threads), transaction.doc);
    case "active":
      return drawn({ ...before, summary: { ...before.summary, active: told.id } }, transaction.doc);
    case "ask": {
      const count = (before.summary.asked?.count ?? 0) + 1;
      return drawn({ ...before, summary: { ...before.summary, active: told.id, asked: { id: told.id, count } } }, transaction.doc);
    }
  }
  if (!transaction.docChanged || before.ranges.size === 0) return before;
  return moved(before, transaction, old);
}

/** A change of one's own is mapped; one from elsewhere replaces the whole text in the binding: what differs is looked for. */
function moved(before: Overlay, transaction: Transaction, old: Node): Overlay {
  const { doc, mapping } = transaction;
  if (!transaction.getMeta(ySyncPluginKey)) {
    const ranges = eachRange(before.ranges, ({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }));
    return { ...before, ranges, decorations: before.decorations.map(mapping, doc) };
  }
  const start = old.content.findDiffStart(doc.content);
  const end = old.content.findDiffEnd(doc.content);
  if (start === null || end === null) return before;
  // Where the same letters stand twice the two searches may cross.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = { start, oldEnd: end.a + overlap, newEnd: end.b + overlap };
  return drawn({ ...before, ranges: eachRange(before.ranges, (range) => shifted(range, change)) }, doc);
}

function eachRange(ranges: Ranges, change: (range: TextRange) => TextRange): Ranges {
  return new Map([...ranges].map(([id, range]) => [id, range && change(range)]));
}

function lookUp(doc: Y.Doc, node: Node, threads: readonly OverlayThread[]): Ranges {
  const anchored = threads.flatMap(({ id, anchor }) => (anchor ? [{ id, anchor }] : []));
  const found = resolveAnchors(doc, anchored.map(({ anchor }) => anchor));
  const ranges = new Map<string, TextRange | null>(anchored.map(({ id }, index) => [id, within(node, found[index] ?? null)]));
  const ofBlocks = threads.filter(({ anchor, blockId }) => anchor === null && blockId !== null);
  if (ofBlocks.length === 0) return ranges;
  const blocks = new Map<unknown, TextRange>();
  node.descendants((block, at) => {
    if (block.attrs["id"]) blocks.set(block.attrs["id"], { from: at + 1, to: at + block.nodeSize - 1 });
  });
  for (const { id, blockId } of ofBlocks) ranges.set(id, blocks.get(blockId) ?? null);
  return ranges;
}

function within(node: Node, range: TextRange | null): TextRange | null {
  return range && range.to <= node.content.size ? range : null;
}

/** The overlay with its places looked up; the panel hears of it only when the order changed or words went or came back. */
function placed(before: Overlay, ranges: Ranges, doc: Node): Overlay {
  const isSame = orderKey(ranges) === orderKey(before.summary.places);
  return drawn({ ...before, ranges, summary: isSame ? before.summary : { ...before.summary, places: ranges } }, doc);
}

function orderKey(ranges: Ranges): string {
  return [...ranges].toSorted(([, one], [, other]) => (one?.from ?? Infinity) - (other?.from ?? Infinity) || 0).map(([id, range]) => (range ? id : `${id}-`)).join();
}

/** Open threads, and the one that the panel shows. */
function shownRanges(overlay: Overlay | undefined): MarkedRange[] {
  if (!overlay) return [];
  const { threads, ranges, summary } = overlay;
  return threads.flatMap(({ id, isResolved }) => {
    const range = isResolved && id !== summary.active ? null : ranges.get(id);
    return range ? [{ id, ...range }] : [];
  });
}

function drawn(overlay: Overlay, doc: Node): Overlay {
  const ranges = shownRanges(overlay);
  const numbers = new Map(overlay.threads.map(({ id, number }) => [id, number]));
  const { active } = overlay.summary;
  const words = segmentsOf(ranges).map(({ from, to, ids }) => Decoration.inline(from, to, { class: segmentClass(ids, active), "data-threads": ids.map((id) => numbers.get(id)).join(" ") }));
  const marks = ranges.map(({ id, to }) => Decoration.widget(to, () => numberMark(id, numbers.get(id) ?? 0, id === active), { side: -1, key: `${id}${id === active ? "!" : ""}`, ignoreSelection: true }));
  return { ...overlay, decorations: DecorationSet.create(doc, [...words, ...marks]) };
}

function segmentClass(ids: readonly string[], active: string | null): string {
  const classes = ["ta-commented"];
  if (ids.length > 1) classes.push("ta-commented-several");
  if (active !== null && ids.includes(active)) classes.push("ta-commented-active");
  return classes.join(" ");
}

/** The number behind the words: seen and heard, so that colour is never the only sign. */
function numberMark(id: string, number: number, isActive: boolean): HTMLElement {
  const mark = document.createElement("span");
  mark.className = isActive ? "ta-comment-number ta-comment-number-active" : "ta-comment-number";
  mark.contentEditable = "false";
  mark.dataset["comment"] = id;
  const heard = document.createElement("span");
  heard.className = "visually-hidden";
  heard.textContent = m.section_comments_mark();
  mark.append(heard, String(number));
  return mark;
}
