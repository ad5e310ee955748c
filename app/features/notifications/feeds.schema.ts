import { z } from "zod";
import { phases } from "#app/features/districts/districts.limits.ts";
import { outcomes } from "#app/features/votes/votes.limits.ts";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";

const at = z.string();
const place = { district: z.string(), tavolo: z.string().nullable() };
const fact = { id: z.uuid(), number: z.string(), title: z.string(), at };

/** What `feed_entries()` answers: public facts, newest first. */
export const FeedSchema = z.object({
  ...place,
  entries: z.array(z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("proposal"), ...fact, text: z.string(),
      proposer: z.object({ organisation: z.string().nullable(), municipality: z.string().nullable(), isFormer: z.boolean().default(false) }),
    }),
    z.object({ kind: z.literal("session"), ...fact, startsAt: at, where: z.string() }),
    z.object({ kind: z.literal("vote"), ...fact, state: z.enum(outcomes) }),
    z.object({ kind: z.literal("outcome"), ...fact, text: z.string(), state: z.enum(proposalStates) }),
  ])),
});
export type Feed = z.output<typeof FeedSchema>;
export type FeedEntry = Feed["entries"][number];

const entry = { changedAt: at, revision: z.number() };

/** What `calendar_entries()` answers. */
export const CalendarSchema = z.object({
  ...place,
  sessions: z.array(z.object({ id: z.uuid(), number: z.number(), title: z.string(), tavolo: z.string(), where: z.string(), startsAt: at, endsAt: at, ...entry })),
  deadlines: z.array(z.object({ cycleId: z.uuid(), phase: z.enum(phases), cycle: z.string(), day: z.iso.date(), ...entry })),
  events: z.array(z.object({ id: z.uuid(), title: z.string(), where: z.string(), startsAt: at, endsAt: at.nullable(), ...entry })),
});
export type Calendar = z.output<typeof CalendarSchema>;
