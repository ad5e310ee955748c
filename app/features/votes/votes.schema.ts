import { z } from "zod";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { choices, majorities, majorityBases, outcomes, voteLimits } from "./votes.limits.ts";

const { questionMin, questionMax } = voteLimits;

const TallySchema = z.object({
  eligible: z.number(), yes: z.number(), no: z.number(), abstain: z.number(), conflict: z.number(), attending: z.number(),
});
const choice = z.enum(choices);

/** What `public.vote_board(…)` returns, and `public.session_votes(…)` a list of: everything that a page shows of a vote. */
export const VoteBoardSchema = z.object({
  id: z.uuid(),
  number: z.number(),
  question: z.string(),
  state: z.enum(["open", "closed"]),
  majorityBase: z.enum(majorityBases),
  majority: z.enum(majorities),
  quorumPercent: z.number(),
  citizensVote: z.boolean(),
  /** Electors who were present at the opening. */
  present: z.number(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  /** Set at the close. */
  outcome: z.enum(outcomes).nullable(),
  agendaItemId: z.uuid(),
  revision: z.number(),
  session: z.object({ id: z.uuid(), number: z.number(), title: z.string(), startsAt: z.string() }),
  tavolo: z.object({ slug: z.string(), name: z.string() }),
  proposal: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  tally: TallySchema,
  categories: z.array(TallySchema.extend({ category: z.enum([...categories, "citizen"]) })),
  organisations: z.array(
    z.object({ id: z.uuid(), name: z.string(), category: z.enum(categories), present: z.boolean(), choice: choice.nullable(), conflict: z.boolean() }),
  ),
  /** The electors for whom the person asking may act; `organisationId` and `name` are null for herself as a citizen. */
  mine: z.array(
    z.object({ organisationId: z.uuid().nullable(), name: z.string().nullable(), choice: choice.nullable(), castAt: z.string().nullable(), conflict: z.boolean() }),
  ),
  mayLead: z.boolean(),
});
export type VoteBoard = z.infer<typeof VoteBoardSchema>;
export type SessionVote = VoteBoard;
export type MyElector = VoteBoard["mine"][number];

export const VotesPageSchema = z.object({
  tavoli: z.array(z.object({ slug: z.string(), name: z.string() })),
  votes: z.array(
    z.object({
      number: z.number(),
      question: z.string(),
      state: z.enum(["open", "closed"]),
      openedAt: z.string(),
      closedAt: z.string().nullable(),
      outcome: z.enum(outcomes).nullable(),
      /** Null while the vote is open. */
      tally: z.object({ yes: z.number().nullable(), no: z.number().nullable(), abstain: z.number().nullable() }),
      eligible: z.number(),
      cast: z.number(),
      tavolo: z.string(),
      sessionNumber: z.number(),
      proposalNumber: z.string(),
    }),
  ),
});
export type VoteRow = z.infer<typeof VotesPageSchema>["votes"][number];

export const ProposalVoteSchema = z.object({
  number: z.number(),
  question: z.string(),
  state: z.enum(["open", "closed"]),
  yes: z.number().nullable(),
  no: z.number().nullable(),
  abstain: z.number().nullable(),
  eligible: z.number(),
  outcome: z.enum(outcomes).nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
});
export type ProposalVote = z.infer<typeof ProposalVoteSchema>;

/** The list's filter and place, from the address. What is not understood filters nothing. */
export const VoteFiltersSchema = z.object({
  tavolo: z.string().regex(/^[a-z0-9-]{1,80}$/).optional().catch(undefined),
  dopo: z.coerce.number().int().min(1).max(2_147_483_647).optional().catch(undefined),
});
export type VoteFilters = z.infer<typeof VoteFiltersSchema>;

// ── what people send ──

const voteId = z.uuid("bad_request");
/** An organisation's id; empty or absent when one votes as a citizen. */
const organisationId = z.union([z.uuid("bad_request"), z.literal("").transform(() => null), z.null()]).optional().transform((id) => id ?? null);

export const OpenVoteSchema = z.object({
  sessionId: z.uuid("bad_request"),
  /** The item that the facilitator saw as the current one. */
  itemId: z.uuid("page_stale"),
  question: z.string("text_empty").max(questionMax * 2, "text_too_long").trim().min(questionMin, "text_empty").max(questionMax, "text_too_long"),
  majorityBase: z.enum(majorityBases, "choice_unknown"),
  majority: z.enum(majorities, "choice_unknown"),
  quorumPercent: z.coerce.number("choice_unknown").int("choice_unknown").min(0, "choice_unknown").max(100, "choice_unknown"),
});
export const CastBallotSchema = z.object({ voteId, choice: z.enum(choices, "choice_unknown"), organisationId });
export const DeclareConflictSchema = z.object({ voteId, organisationId });
export const CloseVoteSchema = z.object({ voteId });
