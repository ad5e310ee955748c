import { getSchema } from "@tiptap/core";
import { yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";

const schema = getSchema(sectionExtensions());

/** What is wrong with a text as the editor's schema sees it, every name and every node's content; null when nothing is. */
export function schemaProblem(state: Uint8Array): string | null {
  const copy = createTextDocument();
  try {
    Y.applyUpdate(copy, state);
    const fragment = copy.getXmlFragment(DOCUMENT_FIELD);
    const roots = [...copy.share.keys()].filter((name) => name !== DOCUMENT_FIELD);
    if (roots.length > 0) return `other roots: ${roots.join(", ")}`;
    if (copy.store.pendingStructs || copy.store.pendingDs) return "parts are missing";
    // When everything was erased the editor begins a paragraph by itself.
    if (fragment.length === 0) return null;
    schema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment)).check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "unreadable";
  } finally {
    copy.destroy();
  }
}
