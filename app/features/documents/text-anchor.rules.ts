import * as Y from "yjs";
import { DOCUMENT_FIELD, LEAF_NODES } from "./documents.limits.ts";
import type { RelativePosition, TextAnchor } from "./text-anchor.schema.ts";

/** Where an anchor's words are now, as positions of the editor. */
export type TextRange = { from: number; to: number };

type Parent = Y.XmlFragment | Y.XmlElement;
type Run = { text: Y.XmlText; at: number; blockId: string | null };

/**
 * The anchor of a range of the text as the editor counts it; null when an end stands in no text. One place (from = to) gives an anchor
 * of no words. The quote is what stands there now, blocks parted by line ends.
 */
export function anchorAt(doc: Y.Doc, { from, to }: TextRange): TextAnchor | null {
  const runs = runsOf(doc);
  const first = runs.find(({ text, at }) => from >= at && (from < at + text.length || (from === to && from === at + text.length)));
  const last = from === to ? first : runs.findLast(({ text, at }) => to > at && to <= at + text.length);
  if (!first || !last) return null;
  return {
    start: toJson(Y.createRelativePositionFromTypeIndex(first.text, from - first.at, from === to ? -1 : 0)),
    end: toJson(Y.createRelativePositionFromTypeIndex(last.text, to - last.at, -1)),
    quote: quoteOf(runs, { from, to }),
    blockId: first.blockId,
  };
}

/**
 * Where the anchor's words are now; null when they are gone. A paragraph that was split or moved got new characters in Yjs: then the
 * quoted words are looked for, in their block first, and elsewhere only where they stand once.
 */
export function resolveAnchor(doc: Y.Doc, anchor: TextAnchor): TextRange | null {
  return resolveAnchors(doc, [anchor])[0] ?? null;
}

/** Many at once: the text is walked through only one time. */
export function resolveAnchors(doc: Y.Doc, anchors: readonly TextAnchor[]): (TextRange | null)[] {
  const runs = runsOf(doc);
  const places = new Map(runs.map(({ text, at }) => [text, at]));
  return anchors.map((anchor) => {
    const from = absoluteOf(doc, places, anchor.start);
    const to = absoluteOf(doc, places, anchor.end);
    if (anchor.quote === "") return from === null ? null : { from, to: from };
    return from !== null && to !== null && from < to ? { from, to } : findQuote(runs, anchor);
  });
}

function absoluteOf(doc: Y.Doc, places: ReadonlyMap<Y.XmlText, number>, position: RelativePosition): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc);
  if (!found || !(found.type instanceof Y.XmlText)) return null;
  const at = places.get(found.type);
  return at === undefined ? null : at + found.index;
}

/** Every text of the document with the editor's position of its first character. */
function runsOf(doc: Y.Doc): Run[] {
  const runs: Run[] = [];
  walk(doc.getXmlFragment(DOCUMENT_FIELD), 0, null, runs);
  return runs;
}

/** Returns the position after the parent's content, which begins at `at`. */
function walk(parent: Parent, at: number, blockId: string | null, runs: Run[]): number {
  let position = at;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      runs.push({ text: child, at: position, blockId });
      position += child.length;
    } else if (child instanceof Y.XmlElement) {
      const id: unknown = child.getAttribute("id");
      position = LEAF_NODES.has(child.nodeName) ? position + 1 : walk(child, position + 1, typeof id === "string" ? id : blockId, runs) + 1;
    }
  }
  return position;
}

function quoteOf(runs: readonly Run[], { from, to }: TextRange): string {
  const parts: string[] = [];
  for (const { text, at } of runs) {
    if (at + text.length <= from || at >= to) continue;
    parts.push(stringOf(text).slice(Math.max(0, from - at), to - at));
  }
  return parts.join("\n");
}

function findQuote(runs: readonly Run[], { quote, blockId }: TextAnchor): TextRange | null {
  const [words = ""] = quote.split("\n");
  const places = runs.flatMap((run) => {
    const index = words === "" ? -1 : stringOf(run.text).indexOf(words);
    return index === -1 ? [] : [{ from: run.at + index, to: run.at + index + words.length, blockId: run.blockId }];
  });
  const found = places.find((place) => blockId !== null && place.blockId === blockId) ?? (places.length === 1 ? places[0] : undefined);
  return found ? { from: found.from, to: found.to } : null;
}

function stringOf(text: Y.XmlText): string {
  return text.toDelta().map((part: { insert?: unknown }) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

function toJson(position: Y.RelativePosition): RelativePosition {
  const { type, tname, item, assoc } = position;
  return { type: type && { client: type.client, clock: type.clock }, tname, item: item && { client: item.client, clock: item.clock }, assoc };
}
