import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type SessionPage, SessionPageSchema, type SessionRow, SessionRowSchema } from "./sessions.schema.ts";

/** Sessions in a district's lists, newest first; more than this no cycle has. */
const LISTED = 300;

export async function listSessions(db: Db, districtId: string): Promise<SessionRow[]> {
  const rows = await db
    .from("sessions")
    .select("id, number, title, starts_at, ends_at, place, state, tavoli(name, slug)")
    .eq("district_id", districtId)
    .order("starts_at", { ascending: false })
    .limit(LISTED);
  return z.array(SessionRowSchema).parse(unwrap(rows));
}

/** A session as this person may see it. 404 for a number that the district does not have. */
export async function requireSessionPage(db: Db, districtId: string, number: string): Promise<SessionPage> {
  const page = unwrap(await db.rpc("session_page", { district_id: districtId, number: sessionNumber(number) }));
  if (page === null) throw new AppError("not_found");
  return SessionPageSchema.parse(page);
}

const SessionHeadSchema = z.object({
  id: z.uuid(), number: z.number(), tavoloId: z.uuid(), cycleId: z.uuid(), districtId: z.uuid(),
  state: z.enum(["scheduled", "open", "closed"]), currentItemId: z.uuid().nullable(),
});
export type SessionHead = z.infer<typeof SessionHeadSchema>;

/** The few facts of a session that other subjects build on. 404 for a number that the district does not have. */
export async function requireSessionByNumber(db: Db, districtId: string, number: string): Promise<SessionHead> {
  const row = unwrap(
    await db
      .from("sessions")
      .select("id, number, tavoloId:tavolo_id, cycleId:cycle_id, districtId:district_id, state, currentItemId:current_item_id")
      .eq("district_id", districtId)
      .eq("number", sessionNumber(number))
      .maybeSingle(),
  );
  if (row === null) throw new AppError("not_found");
  return SessionHeadSchema.parse(row);
}

/** The part of the address after `/sedute/`; what is no number is no session. */
export function sessionNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new AppError("not_found");
  return Number(text);
}

/** Tavoli of the cycle for which this person may call a session: all for the office, else those she facilitates. */
export async function listOwnTavoli(db: Db, cycleId: string, tavoloIds: readonly string[] | "all"): Promise<{ id: string; name: string }[]> {
  const query = db.from("tavoli").select("id, name").eq("cycle_id", cycleId).order("position");
  const rows = await (tavoloIds === "all" ? query : query.in("id", [...tavoloIds]));
  return z.array(z.object({ id: z.uuid(), name: z.string() })).parse(unwrap(rows));
}
