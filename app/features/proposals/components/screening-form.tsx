import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { returnReasonLength } from "../proposals.limits.ts";
import type { ProposalChoices, ProposalToScreen } from "../proposals.schema.ts";

type Props = { proposal: ProposalToScreen; choices: ProposalChoices; failure: FormFailure | null };

/** Admit, or send back with a reason. Ids carry the proposal's: several of these stand on one page. */
export function ScreeningForm({ proposal, choices, failure }: Props) {
  const errors = failure ? formSentences(failure) : {};
  const field = (name: string) => `${name}-${proposal.id}`;
  const byId = Object.fromEntries(Object.entries(errors).map(([name, sentence]) => [name === "form" ? name : field(name), sentence]));
  const value = (name: string) => String(failure?.values[name] ?? "");
  return (
    <Form method="post" noValidate>
      <FormErrorSummary errors={failure && byId} />
      <input type="hidden" name="proposalId" value={proposal.id} />
      <input type="hidden" name="revision" value={proposal.revision} />
      <RadioGroup
        id={field("decision")}
        name="decision"
        legend={m.proposals_office_decision()}
        options={[
          { value: "admit", label: m.proposals_office_admit() },
          { value: "return", label: m.proposals_office_return() },
        ]}
        defaultValue={value("decision")}
        error={errors["decision"]}
        required
      />
      <SelectField
        id={field("tavoloId")}
        name="tavoloId"
        label={m.proposals_office_tavolo()}
        emptyLabel={m.proposals_office_tavolo_keep()}
        options={choices.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
        defaultValue={value("tavoloId")}
        error={errors["tavoloId"]}
      />
      <TextareaField
        id={field("reason")}
        name="reason"
        label={m.proposals_office_reason()}
        hint={m.proposals_office_reason_hint()}
        rows={3}
        maxLength={returnReasonLength.max}
        defaultValue={value("reason")}
        error={errors["reason"]}
      />
      <SubmitButton>{m.proposals_office_confirm()}</SubmitButton>
    </Form>
  );
}
