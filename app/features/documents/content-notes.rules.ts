import type { ContentNode } from "./document-content.rules.ts";

/** The footnotes of a text in reading order: the place in this list is a note's number. */
export function contentNotes(node: ContentNode): ContentNode[] {
  if (node.type === "footnote") return [node];
  return (node.content ?? []).flatMap(contentNotes);
}
