import type { EditorState } from "@tiptap/pm/state";
import type { TextRange } from "#app/features/documents/text-anchor.rules.ts";

/**
 * The words that a question is about: what is selected, drawn together to where text begins and ends; without a selection the whole
 * paragraph of the caret. Null where there are no words.
 */
export function selectedWords({ doc, selection }: EditorState): TextRange | null {
  const { $from, empty } = selection;
  const [from, to] = empty ? [$from.start(), $from.end()] : [selection.from, selection.to];
  let first: number | null = null;
  let last = 0;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return;
    first ??= Math.max(from, position);
    last = Math.min(to, position + node.nodeSize);
  });
  return first === null || first >= last ? null : { from: first, to: last };
}
