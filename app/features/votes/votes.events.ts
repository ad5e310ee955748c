import type { EventPayloads } from "#app/platform/realtime/contract.ts";
import { CastBallotSchema, CloseVoteSchema, DeclareConflictSchema, OpenVoteSchema } from "./votes.schema.ts";

/** What pages with a vote send, over the socket or as a form whose button carries the same name. Answers are told by `vote:changed`. */
export const voteEvents = {
  "vote:open": OpenVoteSchema,
  "vote:cast": CastBallotSchema,
  "vote:declare_conflict": DeclareConflictSchema,
  "vote:close": CloseVoteSchema,
} as const satisfies EventPayloads;
