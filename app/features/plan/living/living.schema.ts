import { z } from "zod";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { majorities, majorityBases, outcomes } from "#app/features/votes/votes.limits.ts";
import { FINANCE_HEADINGS } from "../finance/finance.rules.ts";

const LivingProposalSchema = z.object({ kind: z.literal("proposal"), number: z.string(), title: z.string(), proposal: z.string(), state: z.enum(proposalStates) });
export type LivingProposal = z.infer<typeof LivingProposalSchema>;

/** What is told of a closed vote wherever it is shown: the question, the figures, the rule. */
export const ClosedVoteSchema = z.object({
  question: z.string(),
  date: z.string(),
  for: z.int(),
  against: z.int(),
  abstained: z.int(),
  eligible: z.int(),
  present: z.int(),
  outcome: z.enum(outcomes),
  majorityBase: z.enum(majorityBases),
  majority: z.enum(majorities),
  quorumPercent: z.int(),
});
const LivingVoteSchema = ClosedVoteSchema.extend({ kind: z.literal("vote"), number: z.int() });
export type LivingVote = z.infer<typeof LivingVoteSchema>;

const LivingServicesSchema = z.object({
  kind: z.literal("services"),
  heading: z.enum(["all", ...FINANCE_HEADINGS]),
  lines: z.array(z.object({ name: z.string(), recipients: z.int().nullable(), amountCents: z.int(), heading: z.enum(FINANCE_HEADINGS) })),
  stated: z.object({ amountCents: z.int().nullable(), recipients: z.int().nullable(), wording: z.string() }).nullable(),
});
export type LivingServices = z.infer<typeof LivingServicesSchema>;

const LivingBlockSchema = z.discriminatedUnion("kind", [LivingProposalSchema, LivingVoteSchema, LivingServicesSchema]);
export type LivingBlockData = z.infer<typeof LivingBlockSchema>;

/** What `private.living_data` gives, under «kind:ref». What is unknown, withdrawn or of a shape of former times is null: «non disponibile». */
export const LivingDataSchema = z.record(z.string(), LivingBlockSchema.nullable().catch(null));
export type LivingData = z.infer<typeof LivingDataSchema>;

/** What `public.living_choices` returns. */
export const LivingChoicesSchema = z.object({
  proposals: z.array(z.object({ ref: z.string(), title: z.string() })),
  votes: z.array(z.object({ ref: z.uuid(), title: z.string(), date: z.string() })),
  services: z.array(z.enum(FINANCE_HEADINGS)),
});
export type LivingChoices = z.infer<typeof LivingChoicesSchema>;
