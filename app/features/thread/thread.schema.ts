import { z } from "zod";
import { closedStates, urgencies } from "#app/features/proposals/proposals.limits.ts";
import { ProposalSummarySchema } from "#app/features/proposals/proposals.schema.ts";
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

const at = z.string();
/** One step of a proposal's way, as `private.thread_steps` tells it. */
export const ThreadStepSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sent"), at }),
  z.object({ kind: z.literal("screened"), at, tavolo: z.object({ slug: z.string(), name: z.string() }).nullable() }),
  z.object({ kind: z.literal("planned"), at, session: SessionRefSchema, item: ItemRefSchema }),
  z.object({ kind: z.literal("discussed"), at, session: SessionRefSchema, item: ItemRefSchema }),
  z.object({ kind: z.literal("vote_open"), at, vote: VoteRefSchema, sessionNumber: z.number() }),
  z.object({ kind: z.literal("voted"), at, vote: VoteRefSchema, sessionNumber: z.number() }),
  z.object({ kind: z.literal("review"), at }),
  z.object({ kind: z.literal("written"), at, section: SectionRefSchema, blockId: z.string(), quote: z.string().nullable() }),
  z.object({ kind: z.literal("outcome"), at, outcome: z.enum(closedStates) }),
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

export const ProposalPageSchema = ProposalSummarySchema.extend({
  number: z.string(),
  content: z.object({
    title: z.string(), need: z.string(), who: z.string(), proposal: z.string(), expectedChange: z.string(),
    urgency: z.enum(urgencies).nullable(), tavoloId: z.uuid().nullable(), organisationId: z.uuid().nullable(),
    municipalityIds: z.array(z.uuid()), licenceOk: z.boolean(), noPersonalData: z.boolean(),
  }),
  municipalities: z.array(z.string()),
  isMine: z.boolean(),
  steps: z.array(ThreadStepSchema),
  outcome: OutcomeSchema.nullable(),
});
export type ProposalPage = z.infer<typeof ProposalPageSchema>;

export const OutcomeFormPageSchema = z.object({
  proposal: ProposalPageSchema,
  sections: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string() })),
  sectionId: z.uuid().nullable(),
  blockId: z.string().nullable(),
  passages: z.array(z.object({ blockId: z.string(), kind: z.string(), text: z.string() })),
  sameReason: z.number(),
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
