import type { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import { bindCommands } from "#app/platform/realtime/commands.ts";
import { romeTime } from "./sessions.rules.ts";
import { sessionEvents } from "./sessions.events.ts";
import { type AdmitSchema, type AskSchema, type CheckInSchema, CreatedSessionSchema, type CreateSessionSchema, type UpdateSessionSchema } from "./sessions.schema.ts";

/** Calls a session; returns its number, which is its address in the district. */
export async function createSession(db: Db, input: z.output<typeof CreateSessionSchema>): Promise<{ id: string; number: number }> {
  const created = await db.rpc("create_session", {
    tavolo_id: input.tavoloId,
    title: input.title,
    starts_at: romeTime(input.day, input.from),
    ends_at: romeTime(input.day, input.to),
    place: input.place,
    online_link: input.onlineLink,
    items: input.items,
  });
  return CreatedSessionSchema.parse(unwrap(created));
}

export async function updateSession(db: Db, input: z.output<typeof UpdateSessionSchema>): Promise<void> {
  unwrap(
    await db.rpc("update_session", {
      session_id: input.sessionId,
      title: input.title,
      starts_at: romeTime(input.day, input.from),
      ends_at: romeTime(input.day, input.to),
      place: input.place,
      online_link: input.onlineLink,
      expected_revision: input.revision,
    }),
  );
}

/** Enters for an organisation or as a citizen, with the code on the screen. */
export async function checkIn(db: Db, { sessionId, code, mode, actingAs }: z.output<typeof CheckInSchema>): Promise<unknown> {
  return unwrap(await db.rpc("check_in", { session_id: sessionId, code, mode, ...(actingAs === "self" ? {} : { organisation_id: actingAs }) }));
}

/** The facilitator enters somebody who has no device. */
export async function admitWalkIn(db: Db, { sessionId, who, mode, requestId }: z.output<typeof AdmitSchema>): Promise<unknown> {
  const [kind, id = ""] = who.split(":");
  const as = kind === "organisation" ? { organisation_id: id } : { municipality_id: id };
  return unwrap(await db.rpc("admit_walk_in", { session_id: sessionId, mode, request_id: requestId, ...as }));
}

export async function askToSpeak(db: Db, { sessionId, kind, attendanceId }: z.output<typeof AskSchema>): Promise<unknown> {
  return unwrap(await db.rpc("ask_to_speak", { session_id: sessionId, kind, ...(attendanceId ? { attendance_id: attendanceId } : {}) }));
}

/** Every command of a running session, by the name that its form's button and its event carry. */
export const sessionCommands = bindCommands(sessionEvents, {
  "session:open": async (db, { sessionId }) => unwrap(await db.rpc("open_session", { session_id: sessionId })),
  "session:close": async (db, { sessionId }) => unwrap(await db.rpc("close_session", { session_id: sessionId })),
  "session:move_to_item": async (db, { sessionId, itemId, expectedItemId }) =>
    unwrap(await db.rpc("move_to_item", { session_id: sessionId, item_id: itemId, ...(expectedItemId ? { expected_item_id: expectedItemId } : {}) })),
  "agenda:add": async (db, { sessionId, title, minutes, proposalId }) =>
    unwrap(await db.rpc("add_agenda_item", { session_id: sessionId, title, minutes, ...(proposalId ? { proposal_id: proposalId } : {}) })),
  "agenda:shift": async (db, { sessionId, itemId, direction }) =>
    unwrap(await db.rpc("move_agenda_item", { session_id: sessionId, item_id: itemId, direction: direction === "up" ? -1 : 1 })),
  "agenda:remove": async (db, { sessionId, itemId }) => unwrap(await db.rpc("remove_agenda_item", { session_id: sessionId, item_id: itemId })),
  "agenda:write_note": async (db, { sessionId, itemId, note, decision, revision }) =>
    unwrap(await db.rpc("write_item_note", { session_id: sessionId, item_id: itemId, note, decision, expected_revision: revision })),
  "attendance:check_in": checkIn,
  "attendance:check_out": async (db, { sessionId }) => unwrap(await db.rpc("check_out", { session_id: sessionId })),
  "attendance:admit": admitWalkIn,
  "attendance:mark_left": async (db, { sessionId, attendanceId }) => unwrap(await db.rpc("mark_left", { session_id: sessionId, attendance_id: attendanceId })),
  "queue:set": async (db, { sessionId, isOpen }) => unwrap(await db.rpc("set_queue", { session_id: sessionId, is_open: isOpen === "yes" })),
  "queue:ask": askToSpeak,
  "queue:withdraw": async (db, { sessionId, requestId }) => unwrap(await db.rpc("withdraw_request", { session_id: sessionId, request_id: requestId })),
  "queue:give_floor": async (db, { sessionId, requestId }) => unwrap(await db.rpc("give_floor", { session_id: sessionId, request_id: requestId })),
  "queue:end_floor": async (db, { sessionId, requestId }) => unwrap(await db.rpc("end_floor", { session_id: sessionId, request_id: requestId })),
});
