import type { Editor } from "@tiptap/core";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { docxInWorker } from "./docx-in-worker.ts";
import { importFailure, keptLines, leftLines } from "./import.render.ts";
import { type DocxResult, readDocx } from "./read-docx.ts";

type Step = { name: "choose" } | { name: "reading" } | { name: "read"; result: DocxResult; fileName: string } | { name: "done" };

/** «Importa da Word»: choose a file, see what is kept and what not, then put it where the caret stands or at the end. */
export function ImportTool({ editor }: { editor: Editor }) {
  const [step, setStep] = useState<Step>({ name: "choose" });
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  async function read(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    if (!file) return;
    setStep({ name: "reading" });
    setStep({ name: "read", result: await readDocx(file, editor.schema, docxInWorker), fileName: file.name });
  }

  function insert(place: "caret" | "end"): void {
    if (step.name !== "read" || !step.result.ok) return;
    const { doc, selection } = editor.state;
    const depth = selection.$to.depth;
    const at = place === "end" || depth === 0 ? doc.content.size : selection.$to.after(1);
    editor.chain().insertContentAt(at, step.result.content.content ?? []).focus().run();
    reset({ name: "done" });
  }

  function reset(next: Step): void {
    if (input.current) input.current.value = "";
    setStep(next);
  }

  return (
    <details className="ta-editor-aside">
      <summary>{m.word_import_open()}</summary>
      <div className="form-group mt-5">
        <label htmlFor={id} className="active">{m.word_import_file()}</label>
        <input ref={input} id={id} type="file" className="form-control" accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document" aria-describedby={`${id}-hint`} onChange={(event) => void read(event)} />
        <small id={`${id}-hint`} className="form-text">{m.word_import_hint()}</small>
      </div>
      <div role="status">
        {step.name === "reading" && <p>{m.word_import_reading()}</p>}
        {step.name === "done" && <p>{m.word_import_done()}</p>}
        {step.name === "read" && !step.result.ok && <Alert kind="danger">{importFailure(step.result.failure)}</Alert>}
        {step.name === "read" && step.result.ok && <p>{m.word_import_read({ name: step.fileName })}</p>}
      </div>
      {step.name === "read" && step.result.ok && (
        <>
          <Lines title={m.word_import_kept_title()} lines={keptLines(step.result)} />
          <Lines title={m.word_import_left_title()} lines={leftLines(step.result.left)} />
          <section className="ta-import-preview" aria-label={m.word_import_preview()} tabIndex={0}>
            <ContentView content={step.result.content} headingLevel={3} proposalTo={() => ""} />
          </section>
          <div className="d-flex flex-wrap gap-2 mt-3">
            <Button size="sm" onClick={() => insert("caret")}>{m.word_import_at_caret()}</Button>
            <Button size="sm" variant="outline" onClick={() => insert("end")}>{m.word_import_at_end()}</Button>
            <Button size="sm" variant="link" onClick={() => reset({ name: "choose" })}>{m.word_import_cancel()}</Button>
          </div>
        </>
      )}
    </details>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p className="fw-semibold mb-1">{title}</p>
      <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </>
  );
}
