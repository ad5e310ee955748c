import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { bindCommands } from "#app/platform/realtime/commands.ts";
import { voteEvents } from "./votes.events.ts";
import type { CastBallotSchema, CloseVoteSchema, DeclareConflictSchema, OpenVoteSchema } from "./votes.schema.ts";

/** Opens a vote on the current item's proposal; rule and electorate are frozen from now on. Facilitator or office. Returns its id. */
export async function openVote(db: Db, input: z.output<typeof OpenVoteSchema>): Promise<string> {
  return unwrap(
    await db.rpc("open_vote", {
      session_id: input.sessionId,
      expected_item_id: input.itemId,
      question: input.question,
      majority_base: input.majorityBase,
      majority: input.majority,
      quorum_percent: input.quorumPercent,
    }),
  );
}

/** Casts one ballot, for an organisation or (null) for oneself as a citizen. Fails with `already_voted`, `vote_closed`, `not_an_elector`, `conflict_declared`. */
export async function castBallot(db: Db, { voteId, choice, organisationId }: z.output<typeof CastBallotSchema>): Promise<void> {
  unwrap(await db.rpc("cast_ballot", { vote_id: voteId, choice, ...actingFor(organisationId) }));
}

/** Declares a direct interest of the organisation (or one's own): no ballot, and everybody reads it. */
export async function declareConflict(db: Db, { voteId, organisationId }: z.output<typeof DeclareConflictSchema>): Promise<void> {
  unwrap(await db.rpc("declare_conflict", { vote_id: voteId, ...actingFor(organisationId) }));
}

/** Closes and counts. Facilitator or office; a second time is `vote_closed`. */
export async function closeVote(db: Db, { voteId }: z.output<typeof CloseVoteSchema>): Promise<void> {
  unwrap(await db.rpc("close_vote", { vote_id: voteId }));
}

/** Every command on votes, by the name that its form's button and its event carry. */
export const voteCommands = bindCommands(voteEvents, {
  "vote:open": openVote,
  "vote:cast": castBallot,
  "vote:declare_conflict": declareConflict,
  "vote:close": closeVote,
});

function actingFor(organisationId: string | null): { organisation_id?: string } {
  return organisationId === null ? {} : { organisation_id: organisationId };
}
