import type { Editor, Extensions } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import CollaborationCaret from "@tiptap/extension-collaboration-caret";
import { EditorContent, useEditor } from "@tiptap/react";
import { type ReactNode, useEffect, useRef } from "react";
import { m } from "#app/paraglide/messages.js";
import { documentNonce } from "#app/platform/page-stamp.ts";
import { DOCUMENT_FIELD } from "../documents.limits.ts";
import { caretColour, participantName } from "../documents.render.ts";
import type { DocumentProvider, ProviderState } from "../provider.ts";
import { type DocumentAddress, useDocument } from "../use-document.ts";
import { DocumentStatus } from "./document-status.tsx";
import { EditorShortcuts } from "./editor-shortcuts.tsx";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { WhoIsHere } from "./who-is-here.tsx";
import "./document-editor.css";

type Props = {
  address: DocumentAddress;
  /** What the text is called, for its accessible name. */
  title: string;
  extensions: () => Extensions;
  /** What a subject adds beside the toolbar, such as inserting from a proposal. */
  tools?: (editor: Editor) => ReactNode;
};

/** The editor of a co-edited text. Loaded only where one edits, and only in the browser. */
export function DocumentEditor({ address, title, extensions, tools }: Props) {
  const { provider, state } = useDocument(address);
  return (
    <div className="ta-editor">
      <DocumentStatus state={state} />
      {provider && state.ready ? (
        <WritingSpace key={provider.doc.guid} provider={provider} state={state} title={title} extensions={extensions} tools={tools} />
      ) : (
        <p className="ta-editor-waiting">{m.documents_editor_loading()}</p>
      )}
      <WhoIsHere me={state.me} others={state.others} />
      <EditorShortcuts />
    </div>
  );
}

type SpaceProps = Omit<Props, "address"> & { provider: DocumentProvider; state: ProviderState };

function WritingSpace({ provider, state, title, extensions, tools }: SpaceProps) {
  const toolbar = useRef<HTMLDivElement>(null);
  const isEditable = state.right === "write";
  const editor = useEditor({
    immediatelyRender: false,
    injectNonce: documentNonce(),
    extensions: [
      ...extensions(),
      Collaboration.configure({ document: provider.doc, field: DOCUMENT_FIELD }),
      CollaborationCaret.configure({ provider, user: { name: "", color: "#5c6f82" }, render: caret }),
    ],
    editable: isEditable,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": m.documents_editor_label({ title }), class: "ta-editor-text", lang: "it" },
      handleKeyDown(_view, event) {
        if (event.key !== "F10" || !event.altKey) return false;
        toolbar.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
        return true;
      },
    },
  });
  useEffect(() => {
    editor?.setEditable(isEditable, false);
  }, [editor, isEditable]);
  const { me } = state;
  useEffect(() => {
    if (editor && me) editor.commands.updateUser({ name: participantName(me), color: caretColour(me.colour) });
  }, [editor, me]);
  if (!editor) return null;
  return (
    <>
      {isEditable && tools?.(editor)}
      {isEditable && <EditorToolbar ref={toolbar} editor={editor} />}
      <EditorContent editor={editor} />
    </>
  );
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
