import { m } from "#app/paraglide/messages.js";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { failureOf } from "../suggestion-failure.ts";
import { SUGGESTION_LIMITS } from "../suggestions.limits.ts";
import type { ParagraphChoice } from "../suggestions.queries.server.ts";
import { SuggestionForm } from "./suggestion-form.tsx";

type Props = { paragraphs: readonly ParagraphChoice[]; newId: string; answer: unknown };

/** Suggesting without the editor: a paragraph is chosen, the words are copied. Works without scripts. */
export function ParagraphForm({ paragraphs, newId, answer }: Props) {
  const failure = failureOf(answer, "suggest");
  const { errors, typed } = failure ?? { errors: {}, typed: () => undefined };
  const suffix = "nuovo";
  return (
    <section className="ta-panel mt-5 ta-no-print" aria-labelledby="nuovo-suggerimento">
      <h2 id="nuovo-suggerimento">{m.suggestions_form_title()}</h2>
      <SuggestionForm key={newId} sending={undefined} intent="suggest" suffix={suffix} failure={failure} submit={m.suggestions_form_send()}>
        <input type="hidden" name="id" value={typed("id") ?? newId} />
        <SelectField
          id={`blockId-${suffix}`} name="blockId" label={m.suggestions_form_paragraph()} hint={m.suggestions_form_paragraph_hint()} error={errors["blockId"]} defaultValue={typed("blockId")} emptyLabel={m.suggestions_form_paragraph_choose()}
          options={paragraphs.map(({ id, words }) => ({ value: id, label: words }))}
        />
        <RadioGroup
          id={`kind-${suffix}`} name="kind" legend={m.suggestions_form_kind()} error={errors["kind"]} defaultValue={typed("kind") ?? "replace"} required
          options={[
            { value: "replace", label: m.suggestions_kind_replace() },
            { value: "delete", label: m.suggestions_kind_delete() },
            { value: "replace_block", label: m.suggestions_kind_replace_block() },
            { value: "add_block", label: m.suggestions_kind_add_block() },
            { value: "remove_block", label: m.suggestions_kind_remove_block() },
          ]}
        />
        <TextField id={`words-${suffix}`} name="words" label={m.suggestions_form_words()} hint={m.suggestions_form_words_hint()} error={errors["words"]} defaultValue={typed("words")} lang="it" />
        <TextareaField id={`proposed-${suffix}`} name="proposed" label={m.suggestions_form_proposed()} hint={m.suggestions_form_blocks_hint()} error={errors["proposed"]} defaultValue={typed("proposed")} rows={4} lang="it" />
        <TextareaField id={`reason-${suffix}`} name="reason" label={m.suggestions_form_reason()} hint={m.suggestions_form_reason_hint()} error={errors["reason"]} defaultValue={typed("reason")} rows={3} maxLength={SUGGESTION_LIMITS.reason} required />
      </SuggestionForm>
    </section>
  );
}
