import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { CALLOUT_KINDS, DOCUMENT_LIMITS } from "../documents.limits.ts";
import { calloutWord } from "../callout-word.render.ts";
import { EditorLinkForm } from "./editor-link-form.tsx";
import type { ToolForm } from "./editor-tools.ts";

type Props = { editor: Editor; onDone: () => void };

/** The small form that a tool of the toolbar opens. Escape closes it and goes back to the text. */
export function EditorToolForm({ form, ...props }: Props & { form: ToolForm }) {
  switch (form) {
    case "link":
      return <EditorLinkForm {...props} />;
    case "note":
      return <NoteForm {...props} />;
    case "callout":
      return <CalloutForm {...props} />;
    case "caption":
      return <CaptionForm {...props} />;
  }
}

function NoteForm({ editor, onDone }: Props) {
  const before = textOf(editor, "footnote", "text");
  const isChange = editor.isActive("footnote");
  const [error, setError] = useState<string | undefined>(undefined);
  function apply(typed: string): void {
    if (typed === "") return setError(m.documents_note_empty());
    if (!editor.chain().focus().setFootnote(typed).run()) return setError(m.documents_note_not_here());
    onDone();
  }
  return (
    <SmallForm editor={editor} onDone={onDone} onApply={apply} remove={isChange ? { label: m.documents_note_remove(), run: () => editor.chain().focus().deleteSelection().run() } : null}>
      <TextareaField name="value" id="editor-note" label={m.documents_note_text()} hint={m.documents_note_hint()} error={error} defaultValue={before} maxLength={DOCUMENT_LIMITS.footnoteLength} rows={3} />
    </SmallForm>
  );
}

function CaptionForm({ editor, onDone }: Props) {
  function apply(typed: string): void {
    editor.chain().focus().setTableCaption(typed).run();
    onDone();
  }
  return (
    <SmallForm editor={editor} onDone={onDone} onApply={apply} remove={null}>
      <TextField name="value" id="editor-caption" label={m.documents_caption_text()} hint={m.documents_caption_hint()} defaultValue={textOf(editor, "table", "caption")} maxLength={DOCUMENT_LIMITS.captionLength} />
    </SmallForm>
  );
}

function CalloutForm({ editor, onDone }: Props) {
  const isInside = editor.isActive("callout");
  const [error, setError] = useState<string | undefined>(undefined);
  function apply(kind: string): void {
    if (!editor.chain().focus().setCallout(kind).run()) return setError(m.documents_callout_not_here());
    onDone();
  }
  return (
    <SmallForm editor={editor} onDone={onDone} onApply={apply} remove={isInside ? { label: m.documents_callout_remove(), run: () => editor.chain().focus().unsetCallout().run() } : null}>
      <SelectField
        name="value" id="editor-callout" label={m.documents_callout_kind()} error={error} defaultValue={textOf(editor, "callout", "kind") || "info"}
        options={CALLOUT_KINDS.map((kind) => ({ value: kind, label: calloutWord(kind) }))}
      />
    </SmallForm>
  );
}

function textOf(editor: Editor, node: string, attribute: string): string {
  const value: unknown = editor.getAttributes(node)[attribute];
  return typeof value === "string" ? value : "";
}

type SmallFormProps = Props & { onApply: (typed: string) => void; remove: { label: string; run: () => void } | null; children: ReactNode };

/** One field, «Applica», what takes it away, «Annulla»; the field has the focus. */
function SmallForm({ editor, onDone, onApply, remove, children }: SmallFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, []);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("value");
    onApply(typeof typed === "string" ? typed.trim() : "");
  }
  function cancel(): void {
    editor.commands.focus();
    onDone();
  }
  return (
    <form ref={form} className="ta-link-form" onSubmit={submit} noValidate>
      <div role="presentation" onKeyDown={(event) => event.key === "Escape" && cancel()}>{children}</div>
      <Button type="submit" size="sm">{m.documents_link_apply()}</Button>
      {remove && <Button variant="outline" size="sm" onClick={() => { remove.run(); onDone(); }}>{remove.label}</Button>}
      <Button variant="link" size="sm" onClick={cancel}>{m.documents_cancel()}</Button>
    </form>
  );
}
