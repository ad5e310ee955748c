import { m } from "#app/paraglide/messages.js";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { failureOf } from "../suggestion-failure.ts";
import { bringsBlocks, bringsWords, SUGGESTION_LIMITS } from "../suggestions.limits.ts";
import type { PlacedSuggestion } from "../suggestions.queries.server.ts";
import { proposedWords } from "../suggestions.render.ts";
import { type Sending, SuggestionForm } from "./suggestion-form.tsx";

type Props = { suggestion: PlacedSuggestion; canRevise: boolean; sending: Sending | undefined; answer: unknown };

/** What one does with one's own open suggestion: write it anew, take it back. */
export function OwnForms({ suggestion, canRevise, sending, answer }: Props) {
  const { id, number, kind, revision, reason } = suggestion;
  const revising = failureOf(answer, "revise", id);
  const withdrawing = failureOf(answer, "withdraw", id);
  const suffix = `mio-${number}`;
  return (
    <>
      {canRevise && (
        <details className="ta-confirm" open={revising !== null}>
          <summary className="btn btn-outline-primary btn-sm ta-btn">{m.suggestions_revise_open({ number })}</summary>
          <div className="ta-confirm-body">
            <SuggestionForm sending={sending} intent="revise" suggestionId={id} suffix={suffix} failure={revising} submit={m.suggestions_revise_send()}>
              <input type="hidden" name="revision" value={revision} />
              {(bringsWords(kind) || bringsBlocks(kind)) && (
                <TextareaField
                  id={`proposed-${suffix}`} name="proposed" label={m.suggestions_form_proposed()} hint={bringsBlocks(kind) ? m.suggestions_form_blocks_hint() : undefined} error={revising?.errors["proposed"]} rows={4} lang="it" required
                  defaultValue={revising?.typed("proposed") ?? proposedWords(suggestion)}
                />
              )}
              <TextareaField
                id={`reason-${suffix}`} name="reason" label={m.suggestions_form_reason()} error={revising?.errors["reason"]} rows={3} maxLength={SUGGESTION_LIMITS.reason} required
                defaultValue={revising?.typed("reason") ?? reason}
              />
            </SuggestionForm>
          </div>
        </details>
      )}
      <details className="ta-confirm" open={withdrawing !== null}>
        <summary className="btn btn-outline-primary btn-sm ta-btn">{m.suggestions_withdraw_open({ number })}</summary>
        <div className="ta-confirm-body">
          <p>{m.suggestions_withdraw_question()}</p>
          <SuggestionForm sending={sending} intent="withdraw" suggestionId={id} suffix={`ritiro-${number}`} failure={withdrawing} submit={m.suggestions_withdraw_send()} />
        </div>
      </details>
    </>
  );
}
