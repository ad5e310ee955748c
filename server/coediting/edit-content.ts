import type { Node, Schema } from "@tiptap/pm/model";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { resolveAnchor, type TextRange } from "#app/features/documents/text-anchor.rules.ts";
import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import { blockSteps } from "#server/coediting/block-steps.ts";

/** A text as it is now, for a change that the server makes: its nodes, and where an anchor's words stand in them. */
export type EditableText = { node: Node; find(anchor: TextAnchor): TextRange | null };

/** Answers the text as it shall be; the same node for no change. What it throws refuses the change. */
export type EditText = (text: EditableText) => Node;

/** The text of a copy of a document. Never of a live one: what the schema does not know is deleted on the way. */
export function editableText(copy: Y.Doc, schema: Schema): EditableText {
  const { doc } = initProseMirrorDoc(copy.getXmlFragment(DOCUMENT_FIELD), schema);
  return { node: doc, find: (anchor) => resolveAnchor(copy, anchor) };
}

/**
 * Writes what `edit` answers into a copy of a document, touching only what differs, so that ids, authors and anchors of the rest stay.
 * Never call it on a live document: what the schema does not know would be deleted.
 */
export function editContent(draft: Y.Doc, schema: Schema, edit: EditText): void {
  const fragment = draft.getXmlFragment(DOCUMENT_FIELD);
  const { doc, meta } = initProseMirrorDoc(fragment, schema);
  const edited = edit({ node: doc, find: (anchor) => resolveAnchor(draft, anchor) });
  if (edited.eq(doc)) return;
  edited.check();
  for (const step of blockSteps(doc, edited)) updateYFragment(draft, fragment, step, meta);
}
