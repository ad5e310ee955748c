import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { useFetcher } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { formSentences } from "#app/platform/form-failure.ts";
import type { passageAction } from "../plan-action.server.ts";
import type { PassageSource } from "../plan.schema.ts";

type Props = { editor: Editor; sources: readonly PassageSource[] };

/** «Inserisci da una proposta»: a paragraph that remembers where it comes from, and the thread's step that says so. */
export function PassageTool({ editor, sources }: Props) {
  const fetcher = useFetcher<typeof passageAction>();
  const [source, setSource] = useState<PassageSource | null>(null);
  const [inserted, setInserted] = useState<string | null>(null);

  function insert(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("text");
    if (!source || typeof text !== "string" || text.trim() === "") return;
    const blockId = crypto.randomUUID();
    const content = text.trim().split(/\n+/);
    const { to } = editor.state.selection;
    const after = editor.state.doc.resolve(to).after(1);
    editor
      .chain()
      .focus()
      .insertContentAt(
        Math.min(after, editor.state.doc.content.size),
        content.map((words, index) => ({
          type: "paragraph",
          attrs: { id: index === 0 ? blockId : crypto.randomUUID(), proposal: source.number },
          content: [{ type: "text", text: words }],
        })),
      )
      .run();
    void fetcher.submit({ proposalId: source.id, blockId, quote: content.join("\n").slice(0, 4000) }, { method: "post" });
    setInserted(source.number);
    setSource(null);
  }

  const failure = fetcher.data && !fetcher.data.ok ? fetcher.data : null;
  const refusal = failure && Object.values(formSentences(failure))[0];
  return (
    <details className="ta-editor-aside">
      <summary>{m.plan_passage_open()}</summary>
      {sources.length === 0 ? (
        <p className="mt-2">{m.plan_passage_none()}</p>
      ) : (
        <form className="mt-3" onSubmit={insert}>
          <SelectField
            name="source"
            label={m.plan_passage_choose()}
            emptyLabel=""
            value={source?.id ?? ""}
            onChange={(event) => setSource(sources.find(({ id }) => id === event.target.value) ?? null)}
            options={sources.map(({ id, number, title }) => ({ value: id, label: `${number} – ${title}` }))}
            required
          />
          {source && <TextareaField key={source.id} name="text" label={m.plan_passage_text()} hint={m.plan_passage_hint()} defaultValue={source.proposal} rows={6} required />}
          <Button type="submit" size="sm">{m.plan_passage_insert()}</Button>
        </form>
      )}
      <div role="status">
        {refusal ? <Alert kind="danger">{refusal}</Alert> : inserted && <p className="mt-2">{m.plan_passage_done({ number: inserted })}</p>}
      </div>
    </details>
  );
}
