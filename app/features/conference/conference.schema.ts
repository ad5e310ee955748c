import { z } from "zod";
import { phaseActions, phases } from "#app/features/districts/districts.limits.ts";
import { conferenceLimits as limits } from "./conference.limits.ts";
import { splitLines } from "./conference.rules.ts";

/** What `public.conference_page(slug)` returns. */
export const ConferencePageSchema = z.object({
  id: z.uuid(),
  revision: z.number(),
  updatedAt: z.string(),
  cycleLabel: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  phase: z.enum(phases),
  citizensVote: z.boolean(),
  convenors: z.array(z.string()),
  actReference: z.string(),
  actDate: z.string().nullable(),
  summary: z.string(),
  whoMayTakePart: z.array(z.string()),
  programme: z.array(z.string()),
  events: z.array(z.object({ id: z.uuid(), title: z.string(), place: z.string(), startsAt: z.string(), endsAt: z.string().nullable() })),
  documents: z.array(z.object({ id: z.uuid(), title: z.string(), publishedOn: z.string() })),
  phases: z.array(z.object({ phase: z.enum(phases), opensOn: z.string().nullable(), closesOn: z.string().nullable(), allows: z.array(z.enum(phaseActions)) })),
});
export type ConferencePage = z.infer<typeof ConferencePageSchema>;

/** What `public.conference_document(slug, id)` returns. */
export const ConferenceDocumentSchema = z.object({ id: z.uuid(), title: z.string(), body: z.string(), publishedOn: z.string(), cycleLabel: z.string() });
export type ConferenceDocument = z.infer<typeof ConferenceDocumentSchema>;

const RevisionSchema = z.coerce.number("bad_request").int("bad_request").positive("bad_request");
/** A calendar day, or nothing typed. */
const OptionalDateSchema = z.union([z.literal(""), z.iso.date("invalid")], "invalid").transform((day) => day || null);
/** Day and time as `datetime-local` sends them, on the Roman clock. */
const LocalTimeSchema = z.string("text_empty").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "text_empty");

function LinesSchema({ lines, length }: { lines: number; length: number }) {
  return z
    .string()
    .default("")
    .transform(splitLines)
    .pipe(z.array(z.string().max(length, "text_too_long")).max(lines, "text_too_long"));
}

export const ConferenceFormSchema = z.object({
  actReference: z.string().trim().max(limits.actReference, "text_too_long").default(""),
  actDate: OptionalDateSchema,
  summary: z.string().trim().max(limits.summary, "text_too_long").default(""),
  convenors: LinesSchema(limits.convenors),
  whoMayTakePart: LinesSchema(limits.whoMayTakePart),
  programme: LinesSchema(limits.programme),
  citizensVote: z.literal("on").optional().transform((value) => value === "on"),
  revision: RevisionSchema,
});
export type ConferenceForm = z.infer<typeof ConferenceFormSchema>;

export const PhaseFormSchema = z.object({ phase: z.enum(phases, "choice_unknown"), revision: RevisionSchema });
export type PhaseForm = z.infer<typeof PhaseFormSchema>;

export const EventFormSchema = z
  .object({
    title: z.string("text_empty").trim().min(1, "text_empty").min(limits.eventTitleMin, "text_too_short").max(limits.eventTitle, "text_too_long"),
    place: z.string().trim().max(limits.eventPlace, "text_too_long").default(""),
    startsAt: LocalTimeSchema,
    endsAt: z.union([z.literal(""), LocalTimeSchema]).transform((time) => time || null),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || endsAt > startsAt, { path: ["endsAt"], message: "dates_reversed" });
export type EventForm = z.infer<typeof EventFormSchema>;

export const DocumentFormSchema = z.object({
  title: z.string("text_empty").trim().min(1, "text_empty").min(limits.documentTitleMin, "text_too_short").max(limits.documentTitle, "text_too_long"),
  body: z.string("text_empty").trim().min(1, "text_empty").max(limits.documentBody, "text_too_long"),
});
export type DocumentForm = z.infer<typeof DocumentFormSchema>;

export const CycleFormSchema = z
  .object({
    label: z.string("text_empty").trim().min(1, "text_empty").min(limits.cycleLabelMin, "text_too_short").max(limits.cycleLabel, "text_too_long"),
    startsOn: z.iso.date("text_empty"),
    endsOn: z.iso.date("text_empty"),
  })
  .refine(({ startsOn, endsOn }) => endsOn > startsOn, { path: ["endsOn"], message: "dates_reversed" });
export type CycleForm = z.infer<typeof CycleFormSchema>;

/** The planned dates of the phases: fields `<phase>-opens` and `<phase>-closes`. */
export const PhaseDatesFormSchema = z.record(z.string(), z.string()).transform((fields, refinement) =>
  phases.map((phase) => {
    const [opensOn, closesOn] = [dayOf(fields[`${phase}-opens`]), dayOf(fields[`${phase}-closes`])];
    if (opensOn && closesOn && closesOn < opensOn) refinement.addIssue({ code: "custom", path: [`${phase}-closes`], message: "dates_reversed" });
    return { phase, opensOn, closesOn };
  }),
);
export type PhaseDatesForm = z.infer<typeof PhaseDatesFormSchema>;

function dayOf(typed: string | undefined): string | null {
  return z.iso.date().safeParse(typed).data ?? null;
}

export const RemoveFormSchema = z.object({ id: z.uuid("bad_request") });
