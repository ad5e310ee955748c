import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import type { MyElector } from "../votes.schema.ts";

/** Declaring a direct interest in place of voting. */
export function ConflictForm({ voteId, elector: { name, organisationId } }: { voteId: string; elector: MyElector }) {
  return (
    <Confirm label={m.votes_conflict_open()} variant="link" question={name === null ? m.votes_conflict_question_self() : m.votes_conflict_question({ name })}>
      <LiveForm intent="vote:declare_conflict" fields={{ voteId, organisationId: organisationId ?? "" }}>
        <SubmitButton variant="outline">{m.votes_conflict_confirm()}</SubmitButton>
      </LiveForm>
    </Confirm>
  );
}
