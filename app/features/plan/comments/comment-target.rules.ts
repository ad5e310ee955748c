import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { anchorAt, type TextRange } from "#app/features/documents/text-anchor.rules.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";

/** What a new comment is about: selected words, the paragraph of the caret, or the whole section. */
export type CommentTarget = { kind: "words"; anchor: TextAnchor } | { kind: "block"; blockId: string; quote: string } | { kind: "section" };

/** The target that a selection stands for. Edges without text are left out; what is too long for a quote is the whole section. */
export function targetOf(doc: Y.Doc, node: Node, selection: TextRange): CommentTarget {
  const words = wordsWithin(node, selection);
  if (words) {
    const anchor = anchorAt(doc, words);
    return anchor && anchor.quote.trim() !== "" && anchor.quote.length <= DOCUMENT_LIMITS.quoteLength ? { kind: "words", anchor } : { kind: "section" };
  }
  const at = node.resolve(Math.min(selection.from, node.content.size));
  const { parent } = at;
  const blockId: unknown = parent.attrs["id"];
  return parent.isTextblock && typeof blockId === "string" && parent.textContent.trim() !== "" ? { kind: "block", blockId, quote: parent.textContent } : { kind: "section" };
}

function wordsWithin(node: Node, { from, to }: TextRange): TextRange | null {
  let first: number | null = null;
  let last = 0;
  node.nodesBetween(from, Math.min(to, node.content.size), (child, at) => {
    if (!child.isText) return;
    first ??= Math.max(from, at);
    last = Math.min(to, at + child.nodeSize);
  });
  return first !== null && first < last ? { from: first, to: last } : null;
}
