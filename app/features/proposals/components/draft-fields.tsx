import { m } from "#app/paraglide/messages.js";
import { Checkbox, CheckboxGroup, RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { proposalLimits, type TextField as TextFieldName, urgencies } from "../proposals.limits.ts";
import { question, urgencyName } from "../proposals.render.ts";
import type { ProposalContent } from "../proposals.rules.ts";
import type { ProposalChoices } from "../proposals.schema.ts";

export type SenderChoice = { id: string; name: string };
export type FieldSentences = Readonly<Record<string, string | undefined>>;

type Props = {
  content: ProposalContent;
  choices: ProposalChoices;
  /** Organisations of the district for which the person may act. */
  organisations: readonly SenderChoice[];
  /** A sent proposal keeps its sender. */
  isSenderFixed: boolean;
  errors: FieldSentences;
};

/** The seven questions and two declarations of the light form. */
export function DraftFields({ content, choices, organisations, isSenderFixed, errors }: Props) {
  const textarea = (name: Exclude<TextFieldName, "title">, hint: string, rows: number) => (
    <TextareaField name={name} label={question(name)} hint={hint} rows={rows} maxLength={proposalLimits[name]} defaultValue={content[name]} error={errors[name]} required />
  );
  return (
    <>
      {isSenderFixed ? (
        <input type="hidden" name="organisationId" value={content.organisationId ?? ""} />
      ) : (
        <SenderField value={content.organisationId} organisations={organisations} error={errors["organisationId"]} />
      )}
      <TextField name="title" label={question("title")} hint={m.proposals_field_title_hint()} maxLength={proposalLimits.title} defaultValue={content.title} error={errors["title"]} required />
      <SelectField
        name="tavoloId"
        label={m.proposals_field_tavolo()}
        hint={m.proposals_field_tavolo_hint()}
        emptyLabel={m.proposals_field_tavolo_unknown()}
        defaultValue={content.tavoloId ?? ""}
        options={choices.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
        error={errors["tavoloId"]}
      />
      {textarea("need", m.proposals_field_need_hint(), 5)}
      {textarea("who", m.proposals_field_who_hint(), 3)}
      <CheckboxGroup
        name="municipalityIds[]"
        id="municipalityIds"
        legend={m.proposals_field_municipalities()}
        options={choices.municipalities.map((municipality) => ({ value: municipality.id, label: municipality.name }))}
        defaultValues={content.municipalityIds}
        error={errors["municipalityIds"]}
        inline
        required
      />
      {textarea("proposal", m.proposals_field_proposal_hint(), 8)}
      {textarea("expectedChange", m.proposals_field_expected_change_hint(), 4)}
      <RadioGroup
        name="urgency"
        legend={m.proposals_field_urgency()}
        hint={m.proposals_field_urgency_optional()}
        options={[{ value: "", label: m.proposals_field_urgency_none() }, ...urgencies.map((urgency) => ({ value: urgency, label: urgencyName(urgency) }))]}
        defaultValue={content.urgency ?? ""}
        error={errors["urgency"]}
        inline
      />
      <h2 className="h5">{m.proposals_declarations()}</h2>
      <Checkbox name="licenceOk" label={m.proposals_field_licence()} defaultChecked={content.licenceOk} error={errors["licenceOk"]} />
      <Checkbox name="noPersonalData" label={m.proposals_field_no_personal_data()} defaultChecked={content.noPersonalData} error={errors["noPersonalData"]} />
    </>
  );
}

type SenderProps = { value: string | null; organisations: readonly SenderChoice[]; error: string | undefined };

function SenderField({ value, organisations, error }: SenderProps) {
  if (organisations.length === 0) return <input type="hidden" name="organisationId" value="" />;
  return (
    <RadioGroup
      name="organisationId"
      legend={m.proposals_field_sender()}
      options={[
        { value: "", label: m.proposals_field_sender_self(), hint: m.proposals_field_sender_self_hint() },
        ...organisations.map((organisation) => ({
          value: organisation.id,
          label: m.proposals_field_sender_organisation({ name: organisation.name }),
          hint: m.proposals_field_sender_organisation_hint(),
        })),
      ]}
      defaultValue={value ?? ""}
      error={error}
    />
  );
}
