import { z } from "zod";
import { appealLength, decisions, grounds, moderationStates, noteLength, passageLength, reasonLength, textKinds, writerCapacities } from "./moderation.limits.ts";

const Kind = z.enum(textKinds, { error: "bad_request" });
const Id = z.uuid({ error: "bad_request" });
const optionalGround = z.union([z.literal("").transform(() => null), z.enum(grounds, { error: "choice_unknown" })]).nullish().transform((ground) => ground ?? null);
const text = (max: number) => z.string().max(max, { error: "text_too_long" }).default("");

export const DecideFormSchema = z.object({
  intent: z.literal("decide"),
  kind: Kind,
  subjectId: Id,
  state: z.enum(moderationStates, { error: "bad_request" }),
  /** Stands for the words that the page showed. */
  mark: z.string().regex(/^[0-9a-f]{32}$/, { error: "bad_request" }),
  decision: z.enum(decisions, { error: "choice_missing" }),
  ground: optionalGround,
  reason: text(reasonLength.max),
  passage: text(passageLength.max),
});

export const AppealDecisionFormSchema = z.object({
  intent: z.literal("appeal"),
  appealId: Id,
  outcome: z.enum(["upheld", "restored"], { error: "choice_missing" }),
  answer: text(reasonLength.max),
});

export const ModeFormSchema = z.object({ intent: z.literal("mode"), moderation: z.enum(["before", "after"], { error: "choice_unknown" }) });

/** The queue's three forms, told apart by their hidden `intent`. */
export const QueueFormSchema = z.discriminatedUnion("intent", [DecideFormSchema, AppealDecisionFormSchema, ModeFormSchema], { error: "bad_request" });

export const ReportFormSchema = z.object({ ground: z.enum(grounds, { error: "choice_missing" }), note: text(noteLength.max) });

export const AppealFormSchema = z.object({ decisionId: Id, body: z.string().min(appealLength.min, { error: "reason_too_short" }).max(appealLength.max, { error: "text_too_long" }) });

const TextBase = z.object({
  kind: z.enum(textKinds), id: z.uuid(), state: z.enum(moderationStates), title: z.string(), body: z.string(), path: z.string(), writtenAt: z.string(),
});

const QueuedTextSchema = TextBase.extend({
  organisation: z.string().nullable(),
  municipality: z.string().nullable(),
  capacity: z.enum(writerCapacities).nullable(),
  mark: z.string(),
  namesPerson: z.boolean(),
  reports: z.array(z.object({ ground: z.enum(grounds), note: z.string(), at: z.string() })),
});
export type QueuedText = z.output<typeof QueuedTextSchema>;

const AppealSchema = z.object({
  id: z.uuid(), body: z.string(), at: z.string(), ground: z.enum(grounds), reason: z.string(), title: z.string(), text: z.string(),
});
export type QueuedAppeal = z.output<typeof AppealSchema>;

export const QueueSchema = z.object({
  moderation: z.enum(["before", "after"]), waiting: z.array(QueuedTextSchema), waitingCount: z.number(), reported: z.array(QueuedTextSchema), appeals: z.array(AppealSchema),
});
export type ModerationQueue = z.output<typeof QueueSchema>;

export const FiguresSchema = z.object({
  moderation: z.enum(["before", "after"]), published: z.number(), changesAsked: z.number(), hidden: z.number(), restored: z.number(),
  grounds: z.array(z.object({ ground: z.enum(grounds), many: z.number() })),
});
export type ModerationFigures = z.output<typeof FiguresSchema>;

export const MyModeratedTextsSchema = z.array(
  TextBase.extend({
    reason: z.string(),
    passage: z.string(),
    ground: z.enum(grounds).nullable(),
    decisionId: z.uuid().nullable(),
    appeal: z.object({ body: z.string(), at: z.string(), outcome: z.enum(["upheld", "restored"]).nullable(), answer: z.string() }).nullable(),
  }),
);
export type MyModeratedText = z.output<typeof MyModeratedTextsSchema>[number];

export const ReportableSchema = z.object({ kind: z.enum(textKinds), id: z.uuid(), title: z.string(), excerpt: z.string(), path: z.string() }).nullable();
