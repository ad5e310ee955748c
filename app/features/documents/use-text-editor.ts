import type { Editor, Extensions } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { useEditor } from "@tiptap/react";
import { useEffect } from "react";
import { m } from "#app/paraglide/messages.js";
import { documentNonce } from "#app/platform/page-stamp.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import { KeptSelection } from "./kept-selection.extensions.ts";
import { caretColour, participantName } from "./participant.render.ts";
import type { DocumentProvider, ProviderState } from "./provider.ts";
import { ReadonlyText, setReadonly } from "./readonly.extensions.ts";
import { TabLeavesText } from "./tab-leaves-text.extensions.ts";

type Options = {
  provider: DocumentProvider;
  state: ProviderState;
  title: string;
  extensions: (provider: DocumentProvider) => Extensions;
  /** Somebody without the right to write tried to change the text. The first one given stays. */
  onRefused: () => void;
};

/** The editor bound to a shared text; open or closed for writing as the right of this moment says. */
export function useTextEditor({ provider, state, title, extensions, onRefused }: Options): Editor | null {
  const canWrite = state.right === "write";
  const editor = useEditor({
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    injectNonce: documentNonce(),
    extensions: [
      ReadonlyText.configure({ isReadonly: !canWrite, onRefused }),
      TabLeavesText,
      KeptSelection,
      ...extensions(provider),
      Collaboration.configure({ document: provider.doc, field: DOCUMENT_FIELD }),
      CollaborationCaret.configure({ provider, user: { name: "", color: "#5c6f82" }, render: caret }),
    ],
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": m.documents_editor_label({ title }), class: "ta-editor-text", lang: "it" },
    },
  });
  useEffect(() => {
    if (editor) setReadonly(editor.view, !canWrite);
  }, [editor, canWrite]);
  const { me } = state;
  useEffect(() => {
    if (editor && me) editor.commands.updateUser({ name: participantName(me), color: caretColour(me.colour) });
  }, [editor, me]);
  return editor;
}

/** A caret with its name; colours come as a style attribute of the element, which the page's policy allows. */
function caret(user: Record<string, unknown>): HTMLElement {
  const color = typeof user["color"] === "string" ? user["color"] : "#5c6f82";
  const element = document.createElement("span");
  element.className = "ta-caret";
  element.style.setProperty("--caret", color);
  const label = document.createElement("span");
  label.className = "ta-caret-name";
  label.textContent = typeof user["name"] === "string" ? user["name"] : "";
  element.append(label);
  return element;
}
