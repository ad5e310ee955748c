import { z } from "zod";
import { closedStates, proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { ProposalSummarySchema, ProposerSchema, PublicContentSchema, SupportFiguresSchema } from "#app/features/proposals/proposals.schema.ts";
import { outcomeReasonLength, voteOutcomes } from "./thread.limits.ts";

const SectionRefSchema = z.object({ slug: z.string(), number: z.string().nullable(), title: z.string() });
export type SectionRef = z.infer<typeof SectionRefSchema>;

const SessionRefSchema = z.object({ number: z.number(), title: z.string(), startsAt: z.string(), state: z.string(), tavolo: z.string() });
const ItemRefSchema = z.object({ position: z.number(), title: z.string(), decision: z.string() });
const VoteRefSchema = z.object({
  number: z.number(),
  question: z.string(),
  yes: z.number().nullable(),
  no: z.number().nullable(),
  abstain: z.number().nullable(),
  eligible: z.number(),
  outcome: z.enum(voteOutcomes).nullable(),
});

/** A proposal at the other end of a merge. */
const LineageCardSchema = z.object({ number: z.string(), title: z.string(), state: z.enum(proposalStates), proposer: ProposerSchema });
export type LineageCard = z.infer<typeof LineageCardSchema>;

const at = z.string();
/** The number of the proposal in which a step happened, when it is not the thread's own: what it flowed into. */
const via = z.string().optional();
/** One step of a proposal's way, as `private.thread_steps` tells it. */
export const ThreadStepSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sent"), at }),
  z.object({ kind: z.literal("screened"), at, tavolo: z.object({ slug: z.string(), name: z.string() }).nullable() }),
  z.object({ kind: z.literal("planned"), at, via, session: SessionRefSchema, item: ItemRefSchema }),
  z.object({ kind: z.literal("discussed"), at, via, session: SessionRefSchema, item: ItemRefSchema }),
  z.object({ kind: z.literal("vote_open"), at, via, vote: VoteRefSchema, sessionNumber: z.number() }),
  z.object({ kind: z.literal("voted"), at, via, vote: VoteRefSchema, sessionNumber: z.number() }),
  z.object({ kind: z.literal("review"), at, via }),
  z.object({ kind: z.literal("written"), at, via, section: SectionRefSchema, blockId: z.string(), quote: z.string().nullable() }),
  z.object({ kind: z.literal("outcome"), at, via, outcome: z.enum(closedStates) }),
  z.object({ kind: z.literal("merged"), at, via, other: LineageCardSchema, reason: z.string() }),
  z.object({ kind: z.literal("absorbed"), at, other: LineageCardSchema, reason: z.string() }),
]);
export type ThreadStep = z.infer<typeof ThreadStepSchema>;

export const OutcomeSchema = z.object({
  kind: z.enum(closedStates),
  reason: z.string(),
  publishedAt: z.string(),
  blockId: z.string().nullable(),
  quote: z.string().nullable(),
  section: SectionRefSchema.nullable(),
});
export type Outcome = z.infer<typeof OutcomeSchema>;

/** Merges in both directions: what it flowed into, where that leads in the end, and what flowed into it. */
export const LineageSchema = z.object({
  into: z.array(LineageCardSchema.extend({ reason: z.string(), at })),
  ends: z.array(LineageCardSchema.extend({ outcome: OutcomeSchema.nullable() })),
  originals: z.array(LineageCardSchema.extend({ isDirect: z.boolean() })),
});
export type Lineage = z.infer<typeof LineageSchema>;

export const SupportBoxSchema = SupportFiguresSchema.extend({
  /** `through`: the number of the original that the organisation supports, when it is not this one. */
  names: z.array(z.object({ name: z.string(), through: z.string().nullable() })),
  isOpen: z.boolean(),
  /** For whom the person asking supports it: null is herself. */
  mine: z.array(z.uuid().nullable()),
});
export type SupportBox = z.infer<typeof SupportBoxSchema>;

export const ProposalPageSchema = ProposalSummarySchema.extend({
  number: z.string(),
  content: PublicContentSchema,
  municipalities: z.array(z.string()),
  isMine: z.boolean(),
  steps: z.array(ThreadStepSchema),
  outcome: OutcomeSchema.nullable(),
  lineage: LineageSchema,
  support: SupportBoxSchema,
  /** How often the published text was corrected. */
  versions: z.number(),
  mayCorrect: z.boolean(),
});
export type ProposalPage = z.infer<typeof ProposalPageSchema>;

export const OutcomeFormPageSchema = z.object({
  proposal: ProposalPageSchema,
  sections: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string() })),
  sectionId: z.uuid().nullable(),
  blockId: z.string().nullable(),
  passages: z.array(z.object({ blockId: z.string(), kind: z.string(), text: z.string() })),
  sameReason: z.number(),
  /** The answer as the office has prepared it so far. */
  draft: z.object({ kind: z.enum(closedStates).nullable(), reason: z.string() }).nullable(),
});
export type OutcomeFormPage = z.infer<typeof OutcomeFormPageSchema>;

const cleanReason = z.string().default("").transform((value) => value.replaceAll("\r\n", "\n").normalize("NFC").trim());

/** What the office decides. An acceptance names a passage; SQL checks that it is there. */
export const OutcomeFormSchema = z
  .object({
    proposalId: z.uuid("bad_request"),
    revision: z.coerce.number().int(),
    kind: z.enum(closedStates),
    reason: cleanReason.pipe(z.string().min(outcomeReasonLength.min, "reason_too_short").max(outcomeReasonLength.max, "text_too_long")),
    sectionId: z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]).nullish().transform((id) => id ?? null),
    blockId: z.string().max(64).optional().transform((value) => value || null),
  })
  .superRefine((form, context) => {
    if (form.kind !== "accepted" && form.kind !== "accepted_in_part") return;
    if (form.sectionId === null) context.addIssue({ code: "custom", path: ["sectionId"], message: "choice_missing" });
    else if (form.blockId === null) context.addIssue({ code: "custom", path: ["blockId"], message: "choice_missing" });
  });
export type OutcomeInput = z.infer<typeof OutcomeFormSchema>;

export const ReviewFormSchema = z.object({ proposalId: z.uuid("bad_request"), revision: z.coerce.number().int() });
