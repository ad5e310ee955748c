import { Form } from "react-router";
import { areaOptions } from "#app/features/tavoli/tavoli.render.ts";
import { tavoloLimits } from "#app/features/tavoli/tavoli.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { TopicDesk, TopicPage } from "../topics.schema.ts";

type Props = { topic: TopicPage; desk: TopicDesk; failure: FormFailure | null };
type Part = { desk: TopicDesk; others: TopicDesk["topics"]; errors: Readonly<Record<string, string | undefined>>; value: (name: string) => string; isOpen: boolean };

/** What the office, or a facilitator for her own tavolo, makes of a topic. */
export function TopicDeskForms({ topic, desk, failure }: Props) {
  const intent = String(failure?.values["intent"] ?? "");
  const part = (name: string): Part => ({
    desk,
    others: desk.topics.filter(({ id }) => id !== topic.id),
    errors: failure && intent === name ? formSentences(failure) : {},
    value: (field) => (intent === name ? String(failure?.values[field] ?? "") : ""),
    isOpen: intent === name,
  });
  return (
    <section className="mb-5" aria-labelledby="decidi">
      <h2 id="decidi">{m.topics_desk_title()}</h2>
      <p>{m.topics_desk_text()}</p>
      {desk.isOffice && <NewTavolo {...part("new-tavolo")} />}
      {desk.tavoli.length > 0 && <ToTavolo {...part("tavolo")} />}
      {!topic.assisted && <ToProposal {...part("proposal")} />}
      {desk.isOffice && part("merge").others.length > 0 && <Merge {...part("merge")} />}
    </section>
  );
}

function Together({ others, id }: { others: TopicDesk["topics"]; id: string }) {
  if (others.length === 0) return null;
  return (
    <details className="mb-3">
      <summary>{m.topics_desk_together()}</summary>
      <CheckboxGroup name="topicIds[]" id={id} legend={m.topics_desk_together_legend()} options={others.map((other) => ({ value: other.id, label: `${other.number}, ${other.title}` }))} />
    </details>
  );
}

function NewTavolo({ others, errors, value }: Part) {
  return (
    <details className="mb-3" open={Object.keys(errors).length > 0}>
      <summary>{m.topics_desk_new_tavolo()}</summary>
      <Form method="post" noValidate className="ta-panel">
        <TextField name="name" label={m.topics_desk_name()} maxLength={tavoloLimits.nameMax} defaultValue={value("name")} error={errors["name"]} required />
        <SelectField name="area" label={m.topics_desk_area()} options={areaOptions()} defaultValue={value("area") || "multi_users"} error={errors["area"]} required />
        <TextareaField name="description" label={m.topics_desk_description()} maxLength={tavoloLimits.descriptionMax} rows={3} defaultValue={value("description")} error={errors["description"]} />
        <Together others={others} id="with-new-tavolo" />
        <SubmitButton name="intent" value="new-tavolo">{m.topics_desk_new_tavolo_submit()}</SubmitButton>
      </Form>
    </details>
  );
}

function TavoloChoice({ desk, value, error, id }: { desk: TopicDesk; value: string; error: string | undefined; id: string }) {
  return (
    <SelectField
      id={id}
      name="tavoloId"
      label={m.topics_desk_tavolo()}
      emptyLabel={m.topics_desk_choose()}
      options={desk.tavoli.map((tavolo) => ({ value: tavolo.id, label: tavolo.name }))}
      defaultValue={value || (desk.tavoli.length === 1 ? (desk.tavoli[0]?.id ?? "") : "")}
      error={error}
    />
  );
}

function ToTavolo({ desk, others, errors, value, isOpen }: Part) {
  return (
    <details className="mb-3" open={isOpen}>
      <summary>{m.topics_desk_to_tavolo()}</summary>
      <Form method="post" className="ta-panel">
        <TavoloChoice desk={desk} value={value("tavoloId")} error={errors["tavoloId"]} id="tavoloId" />
        <Together others={others} id="with-tavolo" />
        <SubmitButton name="intent" value="tavolo">{m.topics_desk_to_tavolo_submit()}</SubmitButton>
      </Form>
    </details>
  );
}

function ToProposal({ desk, errors, value, isOpen }: Part) {
  return (
    <details className="mb-3" open={isOpen}>
      <summary>{m.topics_desk_to_proposal()}</summary>
      <Form method="post" className="ta-panel">
        <p>{m.topics_desk_to_proposal_text()}</p>
        <TavoloChoice desk={desk} value={value("tavoloId")} error={errors["tavoloId"]} id="proposal-tavoloId" />
        <SubmitButton name="intent" value="proposal">{m.topics_desk_to_proposal_submit()}</SubmitButton>
      </Form>
    </details>
  );
}

function Merge({ others, errors, value, isOpen }: Part) {
  return (
    <details className="mb-3" open={isOpen}>
      <summary>{m.topics_desk_merge()}</summary>
      <Form method="post" className="ta-panel">
        <p>{m.topics_desk_merge_text()}</p>
        <SelectField
          name="intoId"
          label={m.topics_desk_merge_into()}
          emptyLabel={m.topics_desk_choose()}
          options={others.map((other) => ({ value: other.id, label: `${other.number}, ${other.title}` }))}
          defaultValue={value("intoId")}
          error={errors["intoId"]}
        />
        <SubmitButton name="intent" value="merge">{m.topics_desk_merge_submit()}</SubmitButton>
      </Form>
    </details>
  );
}

/** The office takes a merge back. */
export function Unmerge({ topic }: { topic: Pick<TopicPage, "mergedFrom"> }) {
  return topic.mergedFrom.map((merged) => (
    <Confirm key={merged.id} label={m.topics_desk_unmerge({ number: merged.number })} question={m.topics_desk_unmerge_question()} size="sm">
      <Form method="post">
        <input type="hidden" name="topicId" value={merged.id} />
        <SubmitButton name="intent" value="unmerge">{m.topics_desk_unmerge_submit()}</SubmitButton>
      </Form>
    </Confirm>
  ));
}
