import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { majorities, majorityBases, offeredQuorums, voteLimits } from "../votes.limits.ts";
import { baseName, majorityName } from "../votes.render.ts";

type Props = { sessionId: string; itemId: string; proposalTitle: string };

/** Question, majority and quorum in plain words. What the tavolo uses most stands there already. */
export function OpenVoteForm({ sessionId, itemId, proposalTitle }: Props) {
  return (
    <LiveForm intent="vote:open" fields={{ sessionId, itemId }}>
      {(failure) => (
        <>
          <TextareaField
            name="question" label={m.votes_question()} hint={m.votes_question_hint()} required rows={3} maxLength={voteLimits.questionMax}
            defaultValue={typed(failure?.values["question"]) ?? m.votes_question_prefill({ title: proposalTitle })} error={failure?.fieldSentences["question"]}
          />
          <RadioGroup
            name="majority" legend={m.votes_majority_legend()} required inline options={majorities.map((value) => ({ value, label: majorityName(value) }))}
            defaultValue={typed(failure?.values["majority"]) ?? "more_than_half"} error={failure?.fieldSentences["majority"]}
          />
          <RadioGroup
            name="majorityBase" legend={m.votes_base_legend()} required options={majorityBases.map((value) => ({ value, label: baseName(value) }))}
            defaultValue={typed(failure?.values["majorityBase"]) ?? "yes_no"} error={failure?.fieldSentences["majorityBase"]}
          />
          <SelectField
            name="quorumPercent" label={m.votes_quorum_label()} hint={m.votes_quorum_hint()} options={offeredQuorums.map((value) => ({ value: String(value), label: quorumOffer(value) }))}
            defaultValue={typed(failure?.values["quorumPercent"]) ?? "0"} error={failure?.fieldSentences["quorumPercent"]}
          />
          <SubmitButton size="lg">{m.votes_open_button()}</SubmitButton>
        </>
      )}
    </LiveForm>
  );
}

function quorumOffer(percent: number): string {
  return percent === 0 ? m.votes_quorum_offer_none() : m.votes_quorum_offer({ percent });
}

function typed(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
