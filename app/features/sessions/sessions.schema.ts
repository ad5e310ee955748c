import { z } from "zod";
import { categories } from "#app/features/organisations/organisations.limits.ts";
import { attendanceModes, requestKinds, sessionLimits as limits, sessionStates } from "./sessions.limits.ts";

const time = z.string();

/** How somebody present is shown: badge number, organisation, or a citizen's municipality. */
const LabelSchema = z.object({
  badge: z.number(),
  organisation: z.string().nullable(),
  category: z.enum([...categories, "citizen"]),
  municipality: z.string().nullable(),
});
export type SpeakerLabel = z.infer<typeof LabelSchema>;

export const AgendaItemSchema = z.object({
  id: z.uuid(),
  position: z.number(),
  title: z.string(),
  minutes: z.number(),
  note: z.string(),
  decision: z.string(),
  startedAt: time.nullable(),
  spentSeconds: z.number(),
  noteRevision: z.number(),
  proposal: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
});
export type AgendaItem = z.infer<typeof AgendaItemSchema>;

export const SessionFactsSchema = z.object({
  id: z.uuid(),
  number: z.number(),
  title: z.string(),
  startsAt: time,
  endsAt: time,
  place: z.string(),
  isOnline: z.boolean(),
  onlineLink: z.string().nullable(),
  state: z.enum(sessionStates),
  startedAt: time.nullable(),
  closedAt: time.nullable(),
  queueOpen: z.boolean(),
  currentItemId: z.uuid().nullable(),
  itemStartedAt: time.nullable(),
  revision: z.number(),
  tavolo: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  cycleLabel: z.string(),
});
export type SessionFacts = z.infer<typeof SessionFactsSchema>;

const kind = z.enum(requestKinds);
const mode = z.enum(attendanceModes);
const NamedSchema = z.object({ id: z.uuid(), name: z.string() });

const MineSchema = z.object({
  attendance: LabelSchema.extend({ id: z.uuid(), organisationId: z.uuid().nullable(), mode, arrivedAt: time }).nullable(),
  request: z.object({ id: z.uuid(), kind, givenAt: time.nullable(), place: z.number().nullable() }).nullable(),
  citizen: z.boolean(),
  organisations: z.array(NamedSchema),
});

const ConsoleSchema = z.object({
  checkInCode: z.string(),
  queue: z.array(LabelSchema.extend({ id: z.uuid(), kind, requestedAt: time })),
  present: z.array(LabelSchema.extend({ id: z.uuid(), mode, arrivedAt: time, walkIn: z.boolean(), spokenSeconds: z.number(), waiting: z.boolean() })),
  organisations: z.array(NamedSchema.extend({ seated: z.boolean() })),
  municipalities: z.array(NamedSchema),
  proposals: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
});
export type ConsoleView = z.infer<typeof ConsoleSchema>;

/** What `public.session_page()` returns to one person: the public part, one's own, and that of who runs the session. */
export const SessionPageSchema = z.object({
  now: time,
  session: SessionFactsSchema,
  items: z.array(AgendaItemSchema),
  presence: z.object({
    total: z.number(),
    online: z.number(),
    byCategory: z.array(z.object({ category: LabelSchema.shape.category, count: z.number() })),
    organisations: z.array(z.string()),
  }),
  floor: LabelSchema.extend({ id: z.uuid(), kind, givenAt: time }).nullable(),
  waiting: z.number(),
  mine: MineSchema.nullable(),
  may: z.object({ lead: z.boolean(), writeNotes: z.boolean() }),
  console: ConsoleSchema.nullable(),
});
export type SessionPage = z.infer<typeof SessionPageSchema>;

export const SessionRowSchema = z.object({
  id: z.uuid(),
  number: z.number(),
  title: z.string(),
  starts_at: time,
  ends_at: time,
  place: z.string(),
  state: z.enum(sessionStates),
  tavoli: z.object({ name: z.string(), slug: z.string() }),
});
export type SessionRow = z.infer<typeof SessionRowSchema>;

// ── what people send ──

/** Minutes and seconds of a day field and an hour field, on the clock of the districts; PostgreSQL reads the zone's name. */
const day = z.iso.date("choice_unknown");
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "choice_unknown");
const text = (min: number, max: number) => z.string().max(max * 2, "text_too_long").trim().min(min, "text_empty").max(max, "text_too_long");

const facts = {
  title: text(limits.titleMin, limits.titleMax),
  day,
  from: hour,
  to: hour,
  place: text(0, limits.placeMax),
  onlineLink: text(0, limits.linkMax).refine((value) => value === "" || /^https:\/\/[^\s"<>]+$/.test(value), "link_invalid"),
};

export const CreateSessionSchema = z.object({
  tavoloId: z.uuid("choice_unknown"),
  ...facts,
  /** One item of the agenda in each line. */
  items: z.string().max(limits.itemsMax * limits.itemTitleMax, "text_too_long").transform((lines) => lines.split("\n").map((line) => line.trim()).filter(Boolean))
    .refine((lines) => lines.length <= limits.itemsMax, "too_many_items"),
});

const sessionId = z.uuid("bad_request");
const id = z.uuid("bad_request");
const revision = z.coerce.number().int().min(0);
const optionalId = z.union([z.uuid("choice_unknown"), z.literal("").transform(() => undefined)]).optional();

export const UpdateSessionSchema = z.object({ sessionId, ...facts, revision });
export const SessionRefSchema = z.object({ sessionId });
export const AddItemSchema = z.object({
  sessionId,
  title: text(3, limits.itemTitleMax),
  minutes: z.coerce.number("invalid").int("invalid").min(1, "invalid").max(limits.itemMinutesMax, "invalid"),
  proposalId: optionalId,
});
export const ShiftItemSchema = z.object({ sessionId, itemId: id, direction: z.enum(["up", "down"]) });
export const ItemRefSchema = z.object({ sessionId, itemId: id });
export const MoveToItemSchema = z.object({ sessionId, itemId: id, expectedItemId: optionalId });
export const WriteNoteSchema = z.object({ sessionId, itemId: id, note: text(0, limits.noteMax), decision: text(0, limits.decisionMax), revision });
export const CheckInSchema = z.object({
  sessionId,
  code: text(1, 20),
  mode: z.enum(attendanceModes, "choice_unknown"),
  /** An organisation's id, or `self` as a citizen. */
  actingAs: z.union([z.literal("self"), z.uuid("choice_unknown")]),
});
export const AdmitSchema = z.object({
  sessionId,
  /** `organisation:<id>` or `municipality:<id>` (a citizen who lives there). */
  who: z.string().regex(/^(organisation|municipality):[0-9a-f-]{36}$/, "choice_unknown"),
  mode: z.enum(attendanceModes, "choice_unknown"),
  requestId: id,
});
export const AttendanceRefSchema = z.object({ sessionId, attendanceId: id });
export const SetQueueSchema = z.object({ sessionId, isOpen: z.enum(["yes", "no"]) });
export const AskSchema = z.object({ sessionId, kind, attendanceId: optionalId });
export const RequestRefSchema = z.object({ sessionId, requestId: id });
export const CreatedSessionSchema = z.object({ id: z.uuid(), number: z.number() });

/** How one enters a session that is open: the code, the address to type, and the QR code of both as the path of an SVG. */
export type CheckInDoor = { code: string; address: string; qr: { path: string; size: number } };
