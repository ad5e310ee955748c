import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { missingCount } from "../votes.rules.ts";
import type { VoteBoard } from "../votes.schema.ts";

/** Closing asks first, and says how many are missing. */
export function CloseVote({ vote: { id, tally } }: { vote: VoteBoard }) {
  const missing = missingCount(tally);
  const question = missing === 0 ? m.votes_close_question_all() : m.votes_close_question({ missing, eligible: tally.eligible });
  return (
    <Confirm label={m.votes_close_open()} question={<p className="mb-0">{question}</p>} variant="primary">
      <LiveForm intent="vote:close" fields={{ voteId: id }}>
        <SubmitButton variant="danger">{m.votes_close_confirm()}</SubmitButton>
      </LiveForm>
    </Confirm>
  );
}
