import * as Y from "yjs";
import { originNumbers } from "./block-origins.rules.ts";
import { DOCUMENT_FIELD, LEAF_NODES } from "./documents.limits.ts";
import type { TextRange } from "./text-anchor.rules.ts";

/** Characters that one device wrote in a row, as Yjs numbers them: who wrote them and when stands in the log's row that brought them. */
export type WrittenSpan = { client: number; clock: number; length: number };
/** A block that the range touches, with the proposals that it says it comes from. */
export type TouchedBlock = { id: string; proposals: readonly string[] };
export type Written = { spans: WrittenSpan[]; blocks: TouchedBlock[] };

/** What stands in a range of the text, as the editor counts its positions: whose characters, and in which blocks. Only reads. */
export function writtenIn(doc: Y.Doc, range: TextRange): Written {
  const written: Written = { spans: [], blocks: [] };
  walk(doc.getXmlFragment(DOCUMENT_FIELD), 0, range, written);
  return written;
}

/** Returns the position after the parent's content, which begins at `at`. */
function walk(parent: Y.XmlFragment | Y.XmlElement, at: number, range: TextRange, written: Written): number {
  let position = at;
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      if (position < range.to && position + child.length > range.from) collectSpans(child, position, range, written.spans);
      position += child.length;
    } else if (child instanceof Y.XmlElement) {
      position = element(child, position, range, written);
    }
  }
  return position;
}

function element(child: Y.XmlElement, at: number, range: TextRange, written: Written): number {
  const place = written.blocks.length;
  const end = LEAF_NODES.has(child.nodeName) ? at + 1 : walk(child, at + 1, range, written) + 1;
  const id: unknown = child.getAttribute("id");
  // Blocks inside it come after it, as in the text.
  if (typeof id === "string" && at < range.to && end > range.from) written.blocks.splice(place, 0, { id, proposals: originNumbers(child.getAttribute("proposal")) });
  return end;
}

function collectSpans(text: Y.XmlText, start: number, { from, to }: TextRange, spans: WrittenSpan[]): void {
  let position = start;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const first = Math.max(from - position, 0);
    const last = Math.min(to - position, item.length);
    if (first < last) spans.push({ client: item.id.client, clock: item.id.clock + first, length: last - first });
    position += item.length;
  }
}
