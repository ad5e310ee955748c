import { m } from "#app/paraglide/messages.js";
import { Checkbox, CheckboxGroup, RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { proposalLimits, type TextField as TextFieldName, urgencies } from "../proposals.limits.ts";
import { question, urgencyName } from "../question.render.ts";
import type { ProposalContent } from "../proposals.rules.ts";
import type { ProposalChoices } from "../proposals.schema.ts";

export type SenderOption = { id: string; name: string };
export type FieldSentences = Readonly<Record<string, string | undefined>>;

type Props = {
  content: ProposalContent;
  choices: ProposalChoices;
  /** Organisations of the district for which the person may act. */
  organisations: readonly SenderOption[];
  /** A sent proposal keeps its sender. */
  isSenderFixed: boolean;
  errors: FieldSentences;
};

/** The seven questions and two declarations of the light form. What only the full form asks stays in it, unseen. */
export function DraftFields({ content, choices, organisations, isSenderFixed, errors }: Props) {
  const text = { content, errors };
  return (
    <>
      <SenderFields content={content} organisations={organisations} isFixed={isSenderFixed} errors={errors} />
      <TitleField {...text} />
      <TavoloField {...text} choices={choices} />
      <Question {...text} name="need" hint={m.proposals_field_need_hint()} rows={5} />
      <Question {...text} name="who" hint={m.proposals_field_who_hint()} rows={3} />
      <MunicipalitiesField {...text} choices={choices} />
      <Question {...text} name="proposal" hint={m.proposals_field_proposal_hint()} rows={8} />
      <Question {...text} name="expectedChange" hint={m.proposals_field_expected_change_hint()} rows={4} />
      <UrgencyField {...text} />
      <HiddenAnswers content={content} />
      <Declarations {...text} />
    </>
  );
}

export type AnswerProps = { content: ProposalContent; errors: FieldSentences };

export function TitleField({ content, errors }: AnswerProps) {
  return <TextField name="title" label={question("title")} hint={m.proposals_field_title_hint()} maxLength={proposalLimits.title} defaultValue={content.title} error={errors["title"]} required />;
}

export function Question({ content, errors, name, hint, rows }: AnswerProps & { name: Exclude<TextFieldName, "title">; hint: string; rows: number }) {
  return <TextareaField name={name} label={question(name)} hint={hint} rows={rows} maxLength={proposalLimits[name]} defaultValue={content[name]} error={errors[name]} required />;
}

export function TavoloField({ content, errors, choices }: AnswerProps & { choices: ProposalChoices }) {
  return (
    <SelectField
      name="tavoloId"
      label={m.proposals_field_tavolo()}
      hint={m.proposals_field_tavolo_hint()}
      emptyLabel={m.proposals_field_tavolo_unknown()}
      defaultValue={content.tavoloId ?? ""}
      options={choices.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
      error={errors["tavoloId"]}
    />
  );
}

export function MunicipalitiesField({ content, errors, choices }: AnswerProps & { choices: ProposalChoices }) {
  return (
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
  );
}

export function UrgencyField({ content, errors }: AnswerProps) {
  const isAsked = content.form === "full";
  return (
    <RadioGroup
      name="urgency"
      legend={m.proposals_field_urgency()}
      hint={isAsked ? undefined : m.proposals_field_urgency_optional()}
      options={[...(isAsked ? [] : [{ value: "", label: m.proposals_field_urgency_none() }]), ...urgencies.map((urgency) => ({ value: urgency, label: urgencyName(urgency) }))]}
      defaultValue={content.urgency ?? ""}
      error={errors["urgency"]}
      required={isAsked}
      inline
    />
  );
}

export function Declarations({ content, errors }: AnswerProps) {
  return (
    <>
      <h2 className="h5">{m.proposals_declarations()}</h2>
      <Checkbox name="licenceOk" label={m.proposals_field_licence()} defaultChecked={content.licenceOk} error={errors["licenceOk"]} />
      <Checkbox name="noPersonalData" label={m.proposals_field_no_personal_data()} defaultChecked={content.noPersonalData} error={errors["noPersonalData"]} />
    </>
  );
}

/** Answers of the full form that were typed once: the light form carries them along, so that nothing is lost. */
function HiddenAnswers({ content }: { content: ProposalContent }) {
  const one = (["evidence", "existingServices", "ownResources", "recipientsEstimate", "costEstimate", "costSource", "sociohealth"] as const).flatMap((name) => (content[name] ? [[name, content[name]]] : []));
  const many = (["objectives", "partners", "indicators", "leps"] as const).flatMap((name) => content[name].map((value) => [`${name}[]`, value]));
  const rows = content.activities.flatMap(({ what, from, to }) => [["activityWhat[]", what], ["activityFrom[]", from], ["activityTo[]", to]]);
  return [...one, ...many, ...rows].map(([name, value], index) => <input key={index} type="hidden" name={name} value={value} />);
}

type SenderProps = { content: ProposalContent; organisations: readonly SenderOption[]; isFixed: boolean; errors: FieldSentences };

/** For whom one writes, and whether the organisation's other delegates write along. */
export function SenderFields({ content, organisations, isFixed, errors }: SenderProps) {
  const isKept = isFixed || organisations.length === 0;
  return (
    <>
      <input type="hidden" name="form" value={content.form} />
      {isKept ? <KeptSender content={content} /> : <SenderChoice content={content} organisations={organisations} errors={errors} />}
    </>
  );
}

function KeptSender({ content }: { content: ProposalContent }) {
  return (
    <>
      <input type="hidden" name="organisationId" value={content.organisationId ?? ""} />
      {content.shared && <input type="hidden" name="shared" value="on" />}
    </>
  );
}

function SenderChoice({ content, organisations, errors }: Omit<SenderProps, "isFixed">) {
  return (
    <>
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
        defaultValue={content.organisationId ?? ""}
        error={errors["organisationId"]}
      />
      <Checkbox name="shared" label={m.proposals_field_shared()} hint={m.proposals_field_shared_hint()} defaultChecked={content.shared} error={errors["shared"]} />
    </>
  );
}
