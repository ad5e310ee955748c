import { type Editor, EditorContent } from "@tiptap/react";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { readonlySentence } from "../documents.render.ts";
import { enterPanel, enterRegion, moveToRegion } from "../editor-regions.ts";
import type { EditorPanel, EditorSpace } from "../editor-space.ts";
import type { DocumentProvider, ProviderState } from "../provider.ts";
import { saidAgain } from "../said-again.ts";
import { useRefusedHeading } from "../use-refused-heading.ts";
import { useTextEditor } from "../use-text-editor.ts";
import type { EditorParts } from "./document-editor.tsx";
import { EditorAside } from "./editor-aside.tsx";
import { EditorShortcuts } from "./editor-shortcuts.tsx";
import { EditorToolbar } from "./editor-toolbar.tsx";
import { SpokenAnnouncements } from "./spoken-announcements.tsx";
import { WhoIsHere } from "./who-is-here.tsx";

type Props = EditorParts & { provider: DocumentProvider; state: ProviderState };

/** The text with what is above and beside it. Who may not write reads, selects and uses what the panels offer. */
export function WritingSpace({ provider, state, title, extensions, tools, aside = [] }: Props) {
  const [refused, setRefused] = useState(0);
  const onRefused = useCallback(() => setRefused((count) => count + 1), []);
  const editor = useTextEditor({ provider, state, title, extensions, onRefused });
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const panels = useMemo<readonly EditorPanel[]>(() => [...aside, { key: "presence", label: m.documents_who_title(), panel: (space) => <WhoIsHere space={space} /> }], [aside]);
  // First what this person came for: who may only comment is not met by suggestions.
  const first = panels.find(({ invite }) => invite?.(state.right)) ?? panels[0];
  const shown = panels.find(({ key }) => key === chosen)?.key ?? first?.key ?? "";
  const [told, setTold] = useState("");
  const tell = useCallback((sentence: string) => setTold((before) => saidAgain(before, sentence)), []);
  const heading = useRefusedHeading(editor);
  const openPanel = useCallback((key: string) => {
    setChosen(key);
    requestAnimationFrame(() => root.current && enterPanel(root.current, key));
  }, []);
  const space = useMemo<EditorSpace | null>(() => editor && { editor, provider, state, shown, openPanel, tell }, [editor, provider, state, shown, openPanel, tell]);
  if (!editor || !space) return null;
  const canWrite = state.right === "write";
  return (
    <div ref={root} role="presentation" onKeyDown={(event) => moveAround(event, { root: root.current, editor, panels, openPanel })}>
      {tools?.(space)}
      {canWrite && <EditorToolbar editor={editor} />}
      <p className="ta-editor-refused" role="status">{canWrite ? heading : refused > 0 && refusedSentence(state, panels)}</p>
      <SpokenAnnouncements provider={provider} told={told} />
      <div className="ta-editor-columns">
        <EditorContent editor={editor} data-region="text" className="ta-editor-paper" />
        <EditorAside panels={panels} space={space} onShow={setChosen} />
      </div>
      <EditorShortcuts canWrite={canWrite} panels={panels} />
    </div>
  );
}

type Around = { root: HTMLElement | null; editor: Editor; panels: readonly EditorPanel[]; openPanel: (key: string) => void };

/** Keys that work from everywhere in the editor. */
function moveAround(event: KeyboardEvent, { root, editor, panels, openPanel }: Around): void {
  if (!root) return;
  const opened = event.ctrlKey && event.altKey && !event.shiftKey ? panels.find(({ opens }) => opens?.code === event.code) : undefined;
  if (opened) openPanel(opened.key);
  else if (event.key === "F6") moveToRegion(root, editor, event.shiftKey ? -1 : 1);
  else if (event.key === "F10" && event.altKey) enterRegion(root, editor, "toolbar");
  else return;
  event.preventDefault();
}

/** Why typing does nothing, and what one can do instead. */
function refusedSentence({ right, reason }: ProviderState, panels: readonly EditorPanel[]): string {
  const invitations = panels.flatMap(({ invite }) => invite?.(right) ?? []);
  return [m.documents_refused({ reason: readonlySentence(reason) }), ...invitations].join(" ");
}
