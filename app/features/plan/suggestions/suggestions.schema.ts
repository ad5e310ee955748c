import { z } from "zod";
import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { CAPACITIES, DOCUMENT_RIGHTS, READONLY_REASONS } from "#app/features/documents/documents.limits.ts";
import { TextAnchorSchema } from "#app/features/documents/text-anchor.schema.ts";
import { SUGGESTION_CAPACITIES, SUGGESTION_KINDS, SUGGESTION_LIMITS, SUGGESTION_STATUSES } from "./suggestions.limits.ts";

const blockId = z.string().regex(/^[a-zA-Z0-9-]{1,64}$/);
export const SuggestionAnchorSchema = z.union([TextAnchorSchema, z.object({ blockIds: z.array(blockId).min(1).max(50) }), z.object({ afterBlockId: blockId.nullable() })]);

const BlocksSchema = z.unknown().transform((blocks) => (Array.isArray(blocks) ? (parseContent({ type: "doc", content: blocks }).content ?? []) : null));

const SuggestionSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(SUGGESTION_KINDS),
  anchor: SuggestionAnchorSchema,
  original: z.string(),
  proposedText: z.string(),
  proposedBlocks: BlocksSchema,
  reason: z.string(),
  capacity: z.enum(SUGGESTION_CAPACITIES),
  organisation: z.string().nullable(),
  status: z.enum(SUGGESTION_STATUSES),
  outcomeReason: z.string(),
  appliedText: z.string().nullable(),
  decidedAs: z.enum(["office", "facilitator"]).nullable(),
  decidedAt: z.string().nullable(),
  moderation: z.enum(["waiting", "published", "changes_asked", "hidden"]),
  moderationReason: z.string(),
  revision: z.int(),
  createdAt: z.string(),
  isMine: z.boolean(),
});
export type Suggestion = z.output<typeof SuggestionSchema>;

/** What `public.section_suggestions(document_id)` returns. */
export const SectionSuggestionsSchema = z.object({
  right: z.enum(DOCUMENT_RIGHTS),
  reason: z.enum(READONLY_REASONS).nullable().catch(null),
  capacity: z.enum(CAPACITIES).nullable().catch(null),
  items: z.array(SuggestionSchema),
});

/** What the plan's compilation holds of suggestions. */
export const PlanSuggestionsSchema = z.object({
  open: z.int(), accepted: z.int(), partly: z.int(), declined: z.int(), withdrawn: z.int(),
  items: z.array(
    SuggestionSchema.pick({ number: true, kind: true, original: true, proposedText: true, proposedBlocks: true, reason: true, capacity: true, organisation: true, status: true, outcomeReason: true }).extend({
      section: z.object({ outlineId: z.string(), number: z.string().nullable(), title: z.string() }),
    }),
  ),
});

const anchorField = z.string().max(20_000).transform((text, context) => {
  try {
    return SuggestionAnchorSchema.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: "custom", message: "bad_request" });
    return z.NEVER;
  }
});
const reason = z.string().trim().min(SUGGESTION_LIMITS.reasonLeast, "reason_too_short").max(SUGGESTION_LIMITS.reason);
const proposed = z.string().max(SUGGESTION_LIMITS.original).default("");
const revision = z.coerce.number("bad_request").int("bad_request");

/** A new suggestion: with an anchor from the editor, or with a paragraph chosen and the words in it copied. */
export const SuggestFormSchema = z.object({
  id: z.uuid("bad_request"),
  kind: z.enum(SUGGESTION_KINDS, "choice_missing"),
  anchor: anchorField.optional(),
  blockId: blockId.optional().or(z.literal("").transform(() => undefined)),
  words: z.string().max(SUGGESTION_LIMITS.words).default(""),
  proposed,
  reason,
});
export type SuggestForm = z.output<typeof SuggestFormSchema>;

export const ReviseFormSchema = z.object({ suggestionId: z.uuid("bad_request"), revision, proposed, reason });
export type ReviseForm = z.output<typeof ReviseFormSchema>;

export const WithdrawFormSchema = z.object({ suggestionId: z.uuid("bad_request") });

/** The answer. `seen` is what stood at the suggestion's place when one answered: something else now is a conflict. */
export const DecideFormSchema = z
  .object({
    suggestionId: z.uuid("bad_request"),
    revision,
    decision: z.enum(["accepted", "partly", "decline", "incorporated"], "choice_missing"),
    seen: z.string().max(SUGGESTION_LIMITS.original * 2).default(""),
    appliedText: z.string().max(SUGGESTION_LIMITS.original).default(""),
    outcomeReason: z.string().trim().max(SUGGESTION_LIMITS.reason).default(""),
  })
  .refine(({ decision, outcomeReason }) => decision === "accepted" || outcomeReason.length >= SUGGESTION_LIMITS.reasonLeast, { path: ["outcomeReason"], error: "reason_too_short" });
export type DecideForm = z.output<typeof DecideFormSchema>;
