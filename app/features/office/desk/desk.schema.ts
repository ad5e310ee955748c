import { z } from "zod";
import { closedStates, proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { ChoicesSchema, ProposalSummarySchema } from "#app/features/proposals/proposals.schema.ts";
import { answerFilters, deskActs, deskCursor, deskParameters, deskSorts, dueFilters, mergeReasonLength, noteLength, viewNameLength } from "./desk.limits.ts";

const named = z.string().trim().max(200).optional().transform((value) => value || null).catch(null);
const uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** The table's filters as the address carries them; what makes no sense is left out, never an error. */
export const DeskAddressSchema = z
  .object({
    [deskParameters.q]: named,
    [deskParameters.state]: z.enum(proposalStates).nullish().catch(null),
    [deskParameters.tavolo]: z.string().regex(/^[a-z0-9-]{1,80}$/).nullish().catch(null),
    [deskParameters.category]: z.string().regex(/^[a-z_]{1,40}$/).nullish().catch(null),
    [deskParameters.municipality]: z.string().regex(/^[A-Z][0-9]{3}$/).nullish().catch(null),
    [deskParameters.assignee]: z.string().regex(new RegExp(`^(me|none|${uuid})$`)).nullish().catch(null),
    [deskParameters.due]: z.enum(dueFilters).nullish().catch(null),
    [deskParameters.answer]: z.enum(answerFilters).nullish().catch(null),
    [deskParameters.sort]: z.enum(deskSorts).nullish().catch(null),
    [deskCursor]: z.string().regex(/^[A-Z]{2,6}-[0-9]{4}-[0-9]{1,8}$/).nullish().catch(null),
  })
  .transform(({ dopo, stato, categoria, comune, assegnata, scadenza, risposta, ordine, q, tavolo }) => ({
    after: dopo ?? null,
    filters: { q, state: stato ?? null, tavolo: tavolo ?? null, category: categoria ?? null, municipality: comune ?? null, assignee: assegnata ?? null, due: scadenza ?? null, answer: risposta ?? null, sort: ordine ?? null },
  }));
export type DeskFilters = z.infer<typeof DeskAddressSchema>["filters"];

const PersonSchema = z.object({ id: z.uuid(), name: z.string() });
export const OfficePeopleSchema = z.array(PersonSchema.extend({ isHead: z.boolean(), isMe: z.boolean() }));
export type OfficePerson = z.infer<typeof OfficePeopleSchema>[number];

/** One line of the desk's lists: what everybody may see of a proposal and what the office adds. */
export const DeskLineSchema = ProposalSummarySchema.extend({
  number: z.string(),
  assignee: PersonSchema.nullable(),
  dueOn: z.string().nullable(),
  notes: z.number(),
  awaitsAnswer: z.boolean(),
  draftKind: z.enum(closedStates).nullable(),
});
export type DeskLine = z.infer<typeof DeskLineSchema>;

export const DeskViewSchema = z.object({ id: z.uuid(), name: z.string(), filters: z.record(z.string(), z.string()), shared: z.boolean(), isMine: z.boolean() });
export type DeskView = z.infer<typeof DeskViewSchema>;

/** What `public.office_proposals(…)` returns. */
export const DeskTableSchema = z.object({
  items: z.array(DeskLineSchema),
  next: z.string().nullable(),
  total: z.number(),
  counts: z.partialRecord(z.enum(proposalStates), z.number()),
  choices: ChoicesSchema,
  people: OfficePeopleSchema,
  views: z.array(DeskViewSchema),
});
export type DeskTable = z.infer<typeof DeskTableSchema>;

/** What `public.office_board(…)` returns. */
export const BoardSchema = z.object({
  columns: z.array(z.object({ state: z.enum(proposalStates), count: z.number(), items: z.array(DeskLineSchema) })),
  choices: ChoicesSchema,
});
export type BoardColumn = z.infer<typeof BoardSchema>["columns"][number];

/** What `public.act_on_proposals(…)` says of each row. */
export const ActResultsSchema = z.array(z.object({ id: z.string(), number: z.string().nullable(), title: z.string().nullable(), done: z.boolean(), code: z.string().nullable() }));
export type ActResult = z.infer<typeof ActResultsSchema>[number];

export const MergedSchema = z.object({ number: z.string() });

// ── forms ──
const optionalId = z.union([z.literal("").transform(() => null), z.uuid("choice_unknown")]).nullish().transform((id) => id ?? null);
const optionalDay = z.union([z.literal("").transform(() => null), z.iso.date("invalid")]).nullish().transform((day) => day ?? null);

/** A ticked row: its id and the revision that the page showed. */
const ChosenSchema = z
  .string()
  .regex(new RegExp(`^${uuid}~[0-9]{1,15}$`), "bad_request")
  .transform((value) => ({ id: value.slice(0, 36), revision: Number(value.slice(37)) }));
const chosen = z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(ChosenSchema).min(1, "choice_missing").max(200, "too_many_items"));

export const BulkFormSchema = z.object({ act: z.enum(deskActs, "choice_unknown"), chosen, tavoloId: optionalId, assigneeId: optionalId, dueOn: optionalDay });
/** Merging also says into which of the chosen, and why. */
export const MergeManyFormSchema = z
  .object({
    chosen,
    intoId: z.uuid("choice_missing"),
    reason: z.string("text_empty").trim().min(mergeReasonLength.min, "reason_too_short").max(mergeReasonLength.max, "text_too_long"),
  })
  .refine(({ chosen: rows, intoId }) => rows.some(({ id }) => id === intoId) && rows.length > 1, { path: ["intoId"], message: "choice_missing" });
export type MergeManyForm = z.infer<typeof MergeManyFormSchema>;
export type BulkForm = z.infer<typeof BulkFormSchema>;

export const SaveViewFormSchema = z.object({
  name: z.string("text_empty").trim().min(viewNameLength.min, "text_too_short").max(viewNameLength.max, "text_too_long"),
  shared: z.string().optional().transform((value) => value === "on"),
});
export const DeleteViewFormSchema = z.object({ viewId: z.uuid("bad_request") });

export const FollowFormSchema = z.object({ proposalId: z.uuid("bad_request"), revision: z.coerce.number("bad_request").int("bad_request"), assigneeId: optionalId, dueOn: optionalDay });
export type FollowForm = z.infer<typeof FollowFormSchema>;

export const NoteFormSchema = z.object({
  proposalId: z.uuid("bad_request"),
  noteId: z.uuid("bad_request"),
  body: z.string("text_empty").trim().min(1, "text_empty").max(noteLength, "text_too_long"),
  mentions: z.array(z.uuid("choice_unknown")).max(30, "choice_unknown").default([]),
});
export type NoteForm = z.infer<typeof NoteFormSchema>;
