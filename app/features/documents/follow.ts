import type { Editor } from "@tiptap/core";
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import type { DocumentProvider } from "./provider.ts";

type Followed = { editor: Editor; provider: DocumentProvider; clientId: number; onEnd: () => void };

/** Keeps somebody's caret in sight until the returned stop, until she leaves, or until one writes oneself. Moves no focus and no caret. */
export function followCaret({ editor, provider, clientId, onEnd }: Followed): () => void {
  const { awareness } = provider;
  const show = (): void => {
    const state = awareness.getStates().get(clientId);
    if (!state) return end();
    const position = caretPosition(editor, provider.doc, state["cursor"]);
    if (position !== null) scrollTo(editor, position);
  };
  const onLocal = (update: Uint8Array, origin: unknown): void => void (origin === ySyncPluginKey && update.byteLength > 0 && end());
  const stop = (): void => {
    awareness.off("change", show);
    provider.doc.off("update", onLocal);
  };
  const end = (): void => {
    stop();
    onEnd();
  };
  awareness.on("change", show);
  provider.doc.on("update", onLocal);
  show();
  return stop;
}

/** Where a caret stands in the editor now; null for none. */
function caretPosition(editor: Editor, doc: Y.Doc, cursor: unknown): number | null {
  if (typeof cursor !== "object" || cursor === null || !("head" in cursor)) return null;
  const { binding } = ySyncPluginKey.getState(editor.state) ?? {};
  if (!binding) return null;
  return relativePositionToAbsolutePosition(doc, doc.getXmlFragment(DOCUMENT_FIELD), Y.createRelativePositionFromJSON(cursor.head), binding.mapping);
}

function scrollTo(editor: Editor, position: number): void {
  const { top, bottom } = editor.view.coordsAtPos(Math.min(position, editor.state.doc.content.size));
  const margin = window.innerHeight / 4;
  if (top >= margin && bottom <= window.innerHeight - margin) return;
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: top - window.innerHeight / 2, behavior: isCalm ? "auto" : "smooth" });
}
