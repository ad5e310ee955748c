import type { Editor } from "@tiptap/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { isAllowedLink } from "../documents.limits.ts";

/** Asks where the selected words lead. */
export function EditorLinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const before: unknown = editor.getAttributes("link")["href"];
  const hasLink = typeof before === "string";
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);

  function apply(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const href = new FormData(event.currentTarget).get("href");
    if (typeof href !== "string" || !isAllowedLink(href.trim())) return setError(m.documents_link_invalid());
    const address = href.trim();
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !hasLink) chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    onDone();
  }

  function remove(): void {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onDone();
  }

  function cancel(): void {
    editor.commands.focus();
    onDone();
  }

  return (
    <form ref={form} className="ta-link-form" onSubmit={apply} noValidate>
      <TextField name="href" id="editor-link" type="url" label={m.documents_link_address()} hint={m.documents_link_hint()} error={error} defaultValue={hasLink ? before : ""} onKeyDown={(event) => event.key === "Escape" && cancel()} />
      <Button type="submit" size="sm">{m.documents_link_apply()}</Button>
      {hasLink && <Button variant="outline" size="sm" onClick={remove}>{m.documents_link_remove()}</Button>}
      <Button variant="link" size="sm" onClick={cancel}>{m.documents_cancel()}</Button>
    </form>
  );
}
