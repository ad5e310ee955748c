import { useRef, useState } from "react";
import { Form, href, Link, useRevalidator } from "react-router";
import { closedStates } from "#app/features/proposals/proposals.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { outcomeReasonLength } from "#app/features/thread/thread.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { FormProblems } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import { problemSentence } from "../review.render.ts";
import type { ReviewPage } from "../review.schema.ts";
import { useFormAutosave } from "../use-form-autosave.ts";
import { AutosaveNote } from "./autosave-note.tsx";

type Props = { form: ShownForm; page: ReviewPage; ambito: string; saveTo: string };

/** [DESK-06] The public answer, prepared in silence: outcome, reason and, when accepted, section and passage. */
export function AnswerForm({ form, page, ambito, saveTo }: Props) {
  const { draft, proposal } = page;
  const element = useRef<HTMLFormElement>(null);
  const revalidator = useRevalidator();
  const [live, setLive] = useState<{ revision: number; problem: string | null; sameReason: readonly string[] } | null>(null);
  // What the button saved since then is newer than what was saved by itself.
  const { problem, sameReason } = live && live.revision >= (draft?.revision ?? 0) ? live : { problem: draft?.problem ?? "choice_missing", sameReason: page.sameReason };
  const autosave = useFormAutosave({
    action: saveTo, form: element, revision: draft?.revision ?? 0,
    onSaved({ extra, revision }, sent) {
      const numbers: unknown = extra?.["sameReason"];
      setLive({ revision, problem: typeof extra?.["problem"] === "string" ? extra["problem"] : null, sameReason: Array.isArray(numbers) ? numbers.map(String) : [] });
      // Another section has other paragraphs to choose from.
      if (String(sent.get("sectionId") ?? "") !== (page.sectionId ?? "")) void revalidator.revalidate();
    },
  });
  return (
    <Form method="post" ref={element} onInput={autosave.changed} onSubmit={autosave.stop} noValidate preventScrollReset aria-label={m.office_draft_title()}>
      <FormProblems form={form} />
      <input type="hidden" name="intent" value="draft" />
      <input type="hidden" name="proposalId" value={proposal.id} />
      <input type="hidden" name="revision" value={autosave.revision} />
      <RadioGroup id={form.id("kind")} name="kind" legend={m.thread_form_kind()} options={closedStates.map((kind) => ({ value: kind, label: stateName(kind) }))} defaultValue={form.value("kind", draft?.kind ?? "")} error={form.error("kind")} />
      <TextareaField
        id={form.id("reason")}
        name="reason"
        label={m.thread_form_reason()}
        hint={m.thread_form_reason_hint({ min: outcomeReasonLength.min })}
        rows={6}
        maxLength={outcomeReasonLength.max}
        defaultValue={form.value("reason", draft?.reason ?? "")}
        error={form.error("reason")}
      />
      {sameReason.length > 0 && <Alert kind="warning" role="status">{m.office_draft_same_reason({ numbers: formatList(sameReason) })}</Alert>}
      <PassageFields form={form} page={page} />
      <p className="fw-semibold">{problem === null ? m.office_draft_ready() : problemSentence(problem)}</p>
      <AutosaveNote status={autosave.status} />
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton>{m.office_draft_save()}</SubmitButton>
        <Link to={href("/:ambito/ufficio/pubblicazione", { ambito })}>{m.office_publication_title()}</Link>
        <Link to={href("/:ambito/ufficio/proposte/:numero/esito", { ambito, numero: proposal.number })}>{m.office_draft_publish_alone()}</Link>
      </p>
    </Form>
  );
}

/** Section and passage of the plan: only an acceptance needs them. */
function PassageFields({ form, page }: Pick<Props, "form" | "page">) {
  return (
    <>
      <SelectField
        id={form.id("sectionId")}
        name="sectionId"
        label={m.thread_form_section()}
        hint={m.office_draft_section_hint()}
        emptyLabel={m.thread_form_section_none()}
        defaultValue={form.value("sectionId", page.sectionId ?? "")}
        error={form.error("sectionId")}
        options={page.sections.map(({ id, number, title }) => ({ value: id, label: number === null ? title : `${number} ${title}` }))}
      />
      {page.sectionId !== null && page.passages.length === 0 && <p>{m.thread_form_section_empty()}</p>}
      {page.passages.length > 0 && (
        <div className="ta-desk-passages">
          <RadioGroup
            key={page.sectionId}
            id={form.id("blockId")}
            name="blockId"
            legend={m.thread_form_passage()}
            options={page.passages.map((passage) => ({ value: passage.blockId, label: passage.kind === "heading" ? <strong>{passage.text}</strong> : passage.text }))}
            defaultValue={form.value("blockId", page.blockId ?? "")}
            error={form.error("blockId")}
          />
        </div>
      )}
    </>
  );
}
