import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { costSourceName, fieldLabel } from "../content.render.ts";
import { costSources, type DetailField, detailLimits } from "../proposals.limits.ts";
import { type AnswerProps, Declarations, MunicipalitiesField, Question, SenderFields, TavoloField, TitleField, UrgencyField } from "./draft-fields.tsx";
import type { FieldsProps } from "./draft-form.tsx";
import { ActivityRows, RepeatedLines } from "./repeated-lines.tsx";

type Props = FieldsProps & { leps: readonly { code: string; name: string }[]; attachments: ReactNode };

/** The full form, in parts that one reaches from its head: for organisations, but open to everybody. */
export function FullFields({ leps, attachments, organisations, isSenderFixed, choices, onForm, ...text }: Props) {
  const { content, errors } = text;
  const parts = [
    ["chi", m.proposals_part_sender()], ["bisogno", m.proposals_part_need()], ["proposta", m.proposals_part_proposal()], ["risorse", m.proposals_part_resources()],
    ["risultati", m.proposals_part_results()], ["allegati", m.files_title()], ["dichiarazioni", m.proposals_declarations()],
  ] as const;
  return (
    <>
      <nav aria-label={m.proposals_parts()} className="mb-4">
        <ol className="ta-parts">
          {parts.map(([id, label]) => (
            <li key={id}>
              <a href={`#parte-${id}`}>{label}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Part id="chi" title={m.proposals_part_sender()}>
        <SenderFields content={content} organisations={organisations} isFixed={isSenderFixed} errors={errors} />
        <FormSwitch to="light" onForm={onForm} />
      </Part>
      <Part id="bisogno" title={m.proposals_part_need()}>
        <TitleField {...text} />
        <TavoloField {...text} choices={choices} />
        <Question {...text} name="need" hint={m.proposals_field_need_hint()} rows={5} />
        <Question {...text} name="who" hint={m.proposals_field_who_hint()} rows={3} />
        <MunicipalitiesField {...text} choices={choices} />
        <Detail {...text} name="evidence" hint={m.proposals_field_evidence_hint()} />
        <Detail {...text} name="existingServices" hint={m.proposals_field_existing_services_hint()} />
      </Part>
      <Part id="proposta" title={m.proposals_part_proposal()}>
        <Question {...text} name="proposal" hint={m.proposals_field_proposal_hint()} rows={8} />
        <Question {...text} name="expectedChange" hint={m.proposals_field_expected_change_hint()} rows={4} />
        <RepeatedLines field="objectives" legend={fieldLabel("objectives")} hint={m.proposals_field_objectives_hint()} values={content.objectives} error={errors["objectives"]} required />
        <ActivityRows legend={fieldLabel("activities")} hint={m.proposals_field_activities_hint()} rows={content.activities} error={errors["activities"]} />
        <UrgencyField {...text} />
      </Part>
      <Part id="risorse" title={m.proposals_part_resources()}>
        <RepeatedLines field="partners" legend={fieldLabel("partners")} hint={m.proposals_field_partners_hint()} values={content.partners} error={errors["partners"]} required />
        <Detail {...text} name="ownResources" hint={m.proposals_field_own_resources_hint()} />
        <CostFields {...text} />
      </Part>
      <Part id="risultati" title={m.proposals_part_results()}>
        <TextField name="recipientsEstimate" label={fieldLabel("recipientsEstimate")} hint={m.proposals_field_recipients_hint()} inputMode="numeric" defaultValue={content.recipientsEstimate} error={errors["recipientsEstimate"]} required />
        <RepeatedLines field="indicators" legend={fieldLabel("indicators")} hint={m.proposals_field_indicators_hint()} values={content.indicators} error={errors["indicators"]} />
        <CareFields {...text} leps={leps} />
      </Part>
      <Part id="allegati" title={m.files_title()}>
        {attachments}
      </Part>
      <section id="parte-dichiarazioni">
        <Declarations {...text} />
      </section>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`parte-${id}`} className="mb-5">
      <h2 id={`parte-${id}`} className="h4 border-bottom pb-2" tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Detail({ content, errors, name, hint }: AnswerProps & { name: DetailField; hint: string }) {
  return <TextareaField name={name} label={fieldLabel(name)} hint={hint} rows={4} maxLength={detailLimits[name]} defaultValue={content[name]} error={errors[name]} required />;
}

function CostFields({ content, errors }: AnswerProps) {
  return (
    <>
      <TextField name="costEstimate" label={fieldLabel("costEstimate")} hint={m.proposals_field_cost_hint()} inputMode="decimal" defaultValue={content.costEstimate} error={errors["costEstimate"]} />
      <SelectField
        name="costSource"
        label={fieldLabel("costSource")}
        emptyLabel={m.proposals_field_cost_source_none()}
        options={costSources.map((source) => ({ value: source, label: costSourceName(source) }))}
        defaultValue={content.costSource ?? ""}
        error={errors["costSource"]}
      />
    </>
  );
}

function CareFields({ content, errors, leps }: AnswerProps & Pick<Props, "leps">) {
  return (
    <>
      <RadioGroup
        name="sociohealth"
        legend={fieldLabel("sociohealth")}
        hint={m.proposals_field_sociohealth_hint()}
        options={[{ value: "yes", label: m.proposals_yes() }, { value: "no", label: m.proposals_no() }]}
        defaultValue={content.sociohealth ?? ""}
        error={errors["sociohealth"]}
        required
        inline
      />
      <CheckboxGroup
        id="leps"
        name="leps[]"
        legend={fieldLabel("leps")}
        hint={m.proposals_field_leps_hint()}
        options={leps.map(({ code, name }) => ({ value: code, label: <span lang="it">{name}</span> }))}
        defaultValues={content.leps}
        error={errors["leps"]}
      />
    </>
  );
}

/** Over to the other form; what was typed comes along. */
export function FormSwitch({ to, onForm }: { to: "light" | "full"; onForm: (form: "light" | "full") => void }) {
  return (
    <p>
      {to === "light" ? m.proposals_form_full_text() : m.proposals_form_light_text()}{" "}
      <SubmitButton
        name="intent"
        value={`form:${to}`}
        variant="outline"
        size="sm"
        onClick={(event) => {
          event.preventDefault();
          onForm(to);
        }}
      >
        {to === "light" ? m.proposals_form_to_light() : m.proposals_form_to_full()}
      </SubmitButton>
    </p>
  );
}
