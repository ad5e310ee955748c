import { z } from "zod";
import { areas, tavoloLimits } from "#app/features/tavoli/tavoli.limits.ts";
import { sortAddresses, topicLimits, topicListParameters, topicModerations, topicStates } from "./topics.limits.ts";

/** What the browser sends is cleaned here as SQL cleans it, so that both count the same characters. */
function cleaned(value: string): string {
  return value
    .replaceAll("\r\n", "\n")
    .normalize("NFC")
    // eslint-disable-next-line no-control-regex -- control characters are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .trim();
}

const text = (max: number) => z.string("text_empty").transform(cleaned).pipe(z.string().min(1, "text_empty").max(max, "text_too_long"));
const optionalText = (max: number) => z.string("bad_request").default("").transform(cleaned).pipe(z.string().max(max, "text_too_long"));
const optionalId = z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]).nullish().transform((id) => id ?? null);
const title = z.string("text_empty").transform(cleaned).pipe(z.string().min(1, "text_empty").min(topicLimits.titleMin, "text_too_short").max(topicLimits.title, "text_too_long"));

export const NewTopicFormSchema = z.object({
  id: z.uuid("bad_request"),
  title,
  why: text(topicLimits.why),
  organisationId: optionalId,
  /** Set once the similar topics were shown: then the form goes through. */
  similarSeen: z.string().optional().transform((value) => value === "1"),
});
export type NewTopicForm = z.infer<typeof NewTopicFormSchema>;

export const ReviseTopicFormSchema = z.object({ title, why: text(topicLimits.why), revision: z.coerce.number("bad_request").int().min(0) });
export const JoinTopicFormSchema = z.object({ line: optionalText(topicLimits.line), organisationId: optionalId });
export const LeaveTopicFormSchema = z.object({ organisationId: optionalId });

const topicIds = z.array(z.uuid("choice_unknown")).max(50, "too_many_items").default([]);
export const NewTavoloFormSchema = z.object({
  topicIds,
  name: z.string("text_empty").transform(cleaned).pipe(z.string().min(1, "text_empty").min(tavoloLimits.nameMin, "text_too_short").max(tavoloLimits.nameMax, "text_too_long")),
  area: z.enum(areas, "choice_unknown"),
  description: optionalText(tavoloLimits.descriptionMax),
});
export const ToTavoloFormSchema = z.object({ topicIds, tavoloId: z.uuid("choice_missing") });
export const ToProposalFormSchema = z.object({ tavoloId: optionalId });
export const MergeFormSchema = z.object({ intoId: z.uuid("choice_missing") });
export const UnmergeFormSchema = z.object({ topicId: z.uuid("bad_request") });

const blankIsNull = z.string().transform(cleaned).pipe(z.string().max(200)).optional().transform((value) => value || null).catch(null);

/** The list's filters as the address carries them; what makes no sense is left out, never an error. */
export const TopicFiltersSchema = z.object({
  [topicListParameters.query]: blankIsNull,
  [topicListParameters.sort]: z.enum(["interesse", "recenti"]).optional().catch(undefined).transform((value) => sortAddresses[value ?? "interesse"]),
  [topicListParameters.cursor]: blankIsNull,
});
export type TopicFilters = z.infer<typeof TopicFiltersSchema>;

/** What who writes sends to the look-up; too much is cut, not refused. */
export const SimilarQuerySchema = z.object({
  title: z.string().transform((value) => value.slice(0, 200)),
  text: z.string().transform((value) => value.slice(0, 3000)),
});

// ── what the database's functions answer ──

/** Who proposes, as everybody sees it: an organisation, or a citizen by municipality. Never a person. */
const ProposerSchema = z.object({ organisation: z.string().nullable(), municipality: z.string().nullable() });
export type TopicProposer = z.infer<typeof ProposerSchema>;

export const TopicSummarySchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  why: z.string(),
  state: z.enum(topicStates),
  moderation: z.enum(topicModerations),
  interested: z.number(),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  revision: z.number(),
  assisted: z.boolean(),
  proposer: ProposerSchema,
});
export type TopicSummary = z.infer<typeof TopicSummarySchema>;

export const TopicsPageSchema = z.object({ items: z.array(TopicSummarySchema), nextCursor: z.string().nullable(), total: z.number().nullable() });
export const MyTopicsSchema = z.array(TopicSummarySchema);

const LinkSchema = z.object({ number: z.string(), title: z.string() });

export const TopicOutcomeSchema = z.object({
  decidedAt: z.string(),
  tavolo: z.object({ slug: z.string(), name: z.string() }).nullable(),
  proposal: LinkSchema.nullable(),
  /** The draft, for who may finish it. */
  draftId: z.uuid().nullable(),
});
export type TopicOutcome = z.infer<typeof TopicOutcomeSchema>;

export const TopicJoinSchema = z.object({
  organisationId: z.uuid().nullable(),
  organisation: z.string().nullable(),
  why: z.string(),
  moderation: z.enum(topicModerations),
  reason: z.string(),
});
export type TopicJoin = z.infer<typeof TopicJoinSchema>;

export const TopicPageSchema = TopicSummarySchema.extend({
  mine: z.boolean(),
  moderationReason: z.string(),
  moderationPassage: z.string(),
  outcomes: z.array(TopicOutcomeSchema),
  mergedInto: LinkSchema.nullable(),
  mergedFrom: z.array(LinkSchema.extend({ id: z.uuid() })),
  joined: z.array(TopicJoinSchema),
  lines: z.array(z.object({ why: z.string(), at: z.string(), proposer: ProposerSchema })),
});
export type TopicPage = z.infer<typeof TopicPageSchema>;

export const TopicDeskSchema = z
  .object({
    isOffice: z.boolean(),
    tavoli: z.array(z.object({ id: z.uuid(), slug: z.string(), name: z.string() })),
    topics: z.array(LinkSchema.extend({ id: z.uuid() })),
  })
  .nullable();
export type TopicDesk = NonNullable<z.infer<typeof TopicDeskSchema>>;

export const LineageSchema = z.array(LinkSchema.extend({ interested: z.number() }));
export type Lineage = z.infer<typeof LineageSchema>;

export const SimilarHitSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  excerpt: z.string(),
  organisation: z.string().nullable(),
  municipality: z.string().nullable(),
});
export const SimilarHitsSchema = z.array(SimilarHitSchema);

export const ProposedTopicSchema = z.object({ id: z.uuid(), number: z.string(), moderation: z.enum(topicModerations) });
