import { z } from "zod";
import { closedStates, proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { ChoicesSchema, ProposalToScreenSchema } from "#app/features/proposals/proposals.schema.ts";
import { outcomeReasonLength } from "#app/features/thread/thread.limits.ts";
import { DeskLineSchema, OfficePeopleSchema } from "../desk/desk.schema.ts";
import { criterionTextLength } from "./review.limits.ts";

const score = z.number().nullable();
export const WeightsSchema = z.object({ relevance: z.number(), feasibility: z.number(), cost: z.number(), competence: z.number() });
export type Weights = z.infer<typeof WeightsSchema>;

export const ReviewSchema = z.object({
  revision: z.number(), savedAt: z.string().nullable(), by: z.string().nullable(), score,
  relevance: score, relevanceText: z.string(), feasibility: score, feasibilityText: z.string(),
  cost: score, costText: z.string(), competence: score, competenceText: z.string(),
});
export type Review = z.infer<typeof ReviewSchema>;

/** The answer as prepared so far. `problem` says why it can't be published yet, as a code of the closed list; null when it is ready. */
export const OutcomeDraftSchema = z.object({
  kind: z.enum(closedStates).nullable(), reason: z.string(), sectionId: z.uuid().nullable(), blockId: z.string().nullable(),
  revision: z.number(), savedAt: z.string(), by: z.string().nullable(), problem: z.string().nullable(),
});
export type OutcomeDraft = z.infer<typeof OutcomeDraftSchema>;

export const NoteSchema = z.object({ id: z.uuid(), body: z.string(), at: z.string(), by: z.string().nullable(), isMine: z.boolean(), mentions: z.array(z.string()) });
export type DeskNote = z.infer<typeof NoteSchema>;

/** What `public.review_page(…)` returns. */
export const ReviewPageSchema = z.object({
  proposal: DeskLineSchema.extend({ content: ProposalToScreenSchema.shape.content, municipalities: z.array(z.string()) }),
  choices: ChoicesSchema,
  people: OfficePeopleSchema,
  notes: z.array(NoteSchema),
  weights: WeightsSchema,
  review: ReviewSchema,
  draft: OutcomeDraftSchema.nullable(),
  sameReason: z.array(z.string()),
  sections: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string() })),
  sectionId: z.uuid().nullable(),
  blockId: z.string().nullable(),
  passages: z.array(z.object({ blockId: z.string(), kind: z.string(), text: z.string() })),
  nextToScreen: z.string().nullable(),
});
export type ReviewPage = z.infer<typeof ReviewPageSchema>;

/** What `public.publication_page(…)` returns. */
export const PublicationSchema = z.array(
  DeskLineSchema.extend({
    draft: OutcomeDraftSchema.nullable(),
    problem: z.string().nullable(),
    sameReason: z.array(z.string()).nullable(),
    section: z.object({ number: z.string().nullable(), title: z.string() }).nullable(),
    passage: z.string().nullable(),
  }),
);
export type PreparedAnswer = z.infer<typeof PublicationSchema>[number];

export const PublishedSchema = z.object({
  published: z.array(z.string()),
  refused: z.array(z.object({
    id: z.string(), number: z.string().nullable(), title: z.string().nullable(), state: z.enum(proposalStates).nullable(), code: z.string(), by: z.string().nullable(), at: z.string().nullable(),
  })),
});
export type RefusedAnswer = z.infer<typeof PublishedSchema>["refused"][number];

export const SavedReviewSchema = z.object({ revision: z.number(), savedAt: z.string(), score });
export const SavedDraftSchema = z.object({ revision: z.number(), savedAt: z.string(), problem: z.string().nullable(), sameReason: z.array(z.string()), blockId: z.string().nullable() });

// ── forms ──
const text = (max: number) => z.string().default("").transform((value) => value.replaceAll("\r\n", "\n").normalize("NFC").trim()).pipe(z.string().max(max, "text_too_long"));
const points = z.enum(["", "1", "2", "3", "4", "5"], "choice_unknown").default("");
const base = { proposalId: z.uuid("bad_request"), revision: z.coerce.number("bad_request").int("bad_request").min(0, "bad_request") };

export const ReviewFormSchema = z.object({
  ...base,
  relevance: points, relevanceText: text(criterionTextLength), feasibility: points, feasibilityText: text(criterionTextLength),
  cost: points, costText: text(criterionTextLength), competence: points, competenceText: text(criterionTextLength),
});
export type ReviewForm = z.infer<typeof ReviewFormSchema>;

export const DraftFormSchema = z.object({
  ...base,
  kind: z.enum(["", ...closedStates], "choice_unknown").default(""),
  reason: text(outcomeReasonLength.max),
  sectionId: z.union([z.literal(""), z.uuid("choice_unknown")], "choice_unknown").default(""),
  blockId: z.string().regex(/^[a-zA-Z0-9-]{0,64}$/, "choice_unknown").default(""),
});
export type DraftForm = z.infer<typeof DraftFormSchema>;

const weight = z.string("text_empty").trim().regex(/^[0-9]{1,3}$/, "weights_sum").transform(Number);
export const WeightsFormSchema = z.object({ relevance: weight, feasibility: weight, cost: weight, competence: weight });

const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** A ticked answer: its proposal, and the revisions of proposal and answer that the page showed. */
const ChosenAnswerSchema = z
  .string()
  .regex(new RegExp(`^${uuid}~[0-9]{1,15}~[0-9]{1,15}$`), "bad_request")
  .transform((value) => {
    const [id = "", revision = "", draftRevision = ""] = value.split("~");
    return { id, revision: Number(revision), draftRevision: Number(draftRevision) };
  });
export const PublishFormSchema = z.object({
  chosen: z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(ChosenAnswerSchema).min(1, "choice_missing").max(500, "too_many_items")),
});
export type PublishForm = z.infer<typeof PublishFormSchema>;
