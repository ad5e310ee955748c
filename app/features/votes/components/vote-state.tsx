import { m } from "#app/paraglide/messages.js";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { SessionVote } from "../votes.schema.ts";

/** Open since, or closed at. */
export function VoteState({ vote: { state, openedAt, closedAt } }: { vote: Pick<SessionVote, "state" | "openedAt" | "closedAt"> }) {
  return (
    <>
      <Tag tone={state === "open" ? "success" : "neutral"}>{state === "open" ? m.votes_state_open() : m.votes_state_closed()}</Tag> <Time value={closedAt ?? openedAt} withTime />
    </>
  );
}
