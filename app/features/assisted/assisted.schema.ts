import { z } from "zod";
import { ChoicesSchema, ProposalContentSchema } from "#app/features/proposals/proposals.schema.ts";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { topicLimits, topicModerations, topicStates } from "#app/features/topics/topics.limits.ts";
import { assistedKinds, followLimits, participationModes } from "./assisted.limits.ts";

const entry = { entryId: z.uuid("bad_request"), municipalityId: z.uuid("choice_missing") };
const words = (max: number) => z.string("text_empty").trim().min(1, "text_empty").max(max, "text_too_long");

export const AssistedTopicFormSchema = z.object({ ...entry, title: words(topicLimits.title).min(topicLimits.titleMin, "text_too_short"), why: words(topicLimits.why) });
export const AssistedProposalFormSchema = ProposalContentSchema.and(z.object(entry));
export const AssistedAdesioneFormSchema = z.object({
  ...entry,
  mode: z.enum(participationModes, "choice_missing"),
  tavoloIds: z.array(z.uuid("choice_unknown"), "choice_missing").max(60, "choice_unknown").default([]),
});

export const FollowFormSchema = z.object({ numero: words(followLimits.number), codice: words(followLimits.code) });

// ── what the database's functions answer ──

export const AssistedSessionSchema = z.object({ id: z.uuid(), startedAt: z.string(), endsAt: z.string() });
export type AssistedSession = z.infer<typeof AssistedSessionSchema>;

export const AssistedDeskSchema = z.object({
  now: z.string(),
  session: AssistedSessionSchema.nullable(),
  entries: z.array(z.object({ kind: z.enum(assistedKinds), number: z.string(), at: z.string(), municipality: z.string() })),
  choices: ChoicesSchema,
});
export type AssistedDesk = z.infer<typeof AssistedDeskSchema>;

/** What is printed for the person: the code is shown this once. */
export const AssistedReceiptSchema = z.object({ id: z.uuid(), kind: z.enum(assistedKinds), number: z.string(), code: z.string() });
export type AssistedReceipt = z.infer<typeof AssistedReceiptSchema>;

const followed = {
  number: z.string(),
  enteredAt: z.string(),
  district: z.object({ slug: z.string(), name: z.string() }),
  municipality: z.string().nullable(),
  reason: z.string(),
  isPublic: z.boolean(),
};
export const FollowedSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("topic"), ...followed, title: z.string(), state: z.enum(topicStates), moderation: z.enum(topicModerations), interested: z.number() }),
    z.object({ kind: z.literal("proposal"), ...followed, title: z.string(), state: z.enum(proposalStates) }),
    z.object({ kind: z.literal("adesione"), ...followed, state: z.enum(["submitted", "accepted", "refused", "withdrawn"]), tavoli: z.array(z.string()) }),
  ])
  .nullable();
export type Followed = NonNullable<z.infer<typeof FollowedSchema>>;
