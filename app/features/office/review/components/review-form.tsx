import { useRef, useState } from "react";
import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { FormProblems } from "../../components/office-form.tsx";
import type { ShownForm } from "../../shown-form.ts";
import { criteria, criterionTextLength, scores } from "../review.limits.ts";
import { criterionHint, criterionName } from "../review.render.ts";
import type { Review, Weights } from "../review.schema.ts";
import { useFormAutosave } from "../use-form-autosave.ts";
import { AutosaveNote } from "./autosave-note.tsx";

type Props = { form: ShownForm; review: Review; weights: Weights; proposalId: string; saveTo: string };

/** [DESK-05] Four criteria, each with a score and a text, and the weighted score. Saves itself; the button does it without scripts. */
export function ReviewFormPart({ form, review, weights, proposalId, saveTo }: Props) {
  const element = useRef<HTMLFormElement>(null);
  const [live, setLive] = useState<{ revision: number; score: number | null } | null>(null);
  // What the button saved since then is newer than what was saved by itself.
  const { score } = live && live.revision >= review.revision ? live : review;
  const autosave = useFormAutosave({
    action: saveTo, form: element, revision: review.revision,
    onSaved: ({ extra, revision }) => setLive({ revision, score: typeof extra?.["score"] === "number" ? extra["score"] : null }),
  });
  return (
    <Form method="post" ref={element} onInput={autosave.changed} onSubmit={autosave.stop} noValidate preventScrollReset aria-label={m.office_review_title()}>
      <FormProblems form={form} />
      <input type="hidden" name="intent" value="review" />
      <input type="hidden" name="proposalId" value={proposalId} />
      <input type="hidden" name="revision" value={autosave.revision} />
      {criteria.map((criterion) => (
        <div key={criterion} className="mb-4">
          <RadioGroup
            id={form.id(criterion)}
            name={criterion}
            inline
            legend={m.office_review_criterion({ name: criterionName(criterion), weight: weights[criterion] })}
            hint={criterionHint(criterion)}
            error={form.error(criterion)}
            defaultValue={form.value(criterion, String(review[criterion] ?? ""))}
            options={scores.map((points) => ({ value: String(points), label: String(points) }))}
          />
          <TextareaField
            id={form.id(`${criterion}Text`)}
            name={`${criterion}Text`}
            label={m.office_review_text({ name: criterionName(criterion) })}
            rows={2}
            maxLength={criterionTextLength}
            error={form.error(`${criterion}Text`)}
            defaultValue={form.value(`${criterion}Text`, review[`${criterion}Text`])}
          />
        </div>
      ))}
      <p className="fw-semibold">{score === null ? m.office_review_no_score() : m.office_review_score({ score: formatNumber(score, undefined, 2) })}</p>
      <AutosaveNote status={autosave.status} />
      <SubmitButton variant="outline">{m.office_review_save()}</SubmitButton>
    </Form>
  );
}
