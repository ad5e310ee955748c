import { m } from "#app/paraglide/messages.js";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import type { SentForm } from "../suggestion-failure.ts";
import type { SuggestionAbilities } from "../suggestions.abilities.ts";
import { SUGGESTION_LIMITS } from "../suggestions.limits.ts";
import type { PlacedSuggestion } from "../suggestions.queries.server.ts";
import { proposedWords } from "../suggestions.render.ts";
import { type Sending, SuggestionForm } from "./suggestion-form.tsx";

type Props = { suggestion: PlacedSuggestion; abilities: SuggestionAbilities; sending: Sending | undefined; failure: SentForm | null };

/** The office's and the facilitators' answer. A disclosure: it opens with what will happen, and works without scripts. */
export function DecideForm({ suggestion, abilities, sending, failure }: Props) {
  const { id, number, revision, place } = suggestion;
  const suffix = `risposta-${number}`;
  const { errors, typed } = failure ?? { errors: {}, typed: () => undefined };
  const canApply = abilities.canAccept && place.state !== "gone";
  const options = [
    ...(canApply ? [{ value: "accepted", label: m.suggestions_decide_accepted() }, { value: "partly", label: m.suggestions_decide_partly() }] : []),
    ...(abilities.canDecline ? [{ value: "incorporated", label: m.suggestions_decide_incorporated() }, { value: "decline", label: m.suggestions_decide_decline() }] : []),
  ];
  if (options.length === 0) return null;
  return (
    <details className="ta-confirm" open={failure !== null}>
      <summary className="btn btn-outline-primary btn-sm ta-btn">{m.suggestions_decide_open({ number })}</summary>
      <div className="ta-confirm-body">
        <p>{m.suggestions_decide_explanation()}</p>
        <SuggestionForm sending={sending} intent="decide" suggestionId={id} suffix={suffix} failure={failure} submit={m.suggestions_decide_send()}>
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="seen" value={place.state === "gone" ? "" : place.words} />
          <RadioGroup id={`decision-${suffix}`} name="decision" legend={m.suggestions_decide_legend()} options={options} defaultValue={typed("decision")} error={errors["decision"]} required />
          {canApply && (
            <TextareaField
              id={`appliedText-${suffix}`} name="appliedText" label={m.suggestions_decide_text()} hint={m.suggestions_decide_text_hint()} error={errors["appliedText"]} rows={3} maxLength={SUGGESTION_LIMITS.original} lang="it"
              defaultValue={typed("appliedText") ?? proposedWords(suggestion)}
            />
          )}
          <TextareaField
            id={`outcomeReason-${suffix}`} name="outcomeReason" label={m.suggestions_decide_reason()} hint={m.suggestions_decide_reason_hint()} error={errors["outcomeReason"]} rows={3} maxLength={SUGGESTION_LIMITS.reason}
            defaultValue={typed("outcomeReason")}
          />
        </SuggestionForm>
      </div>
    </details>
  );
}
