import { sessionCommands } from "#app/features/sessions/sessions.commands.server.ts";
import { CreatedSessionSchema, type SessionPage, SessionPageSchema } from "#app/features/sessions/sessions.schema.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, isAppError, unwrap } from "#app/platform/errors.ts";
import type { Person } from "#tests/builders/people.ts";
import type { World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type TestSession = { id: string; number: number; code: string; itemIds: string[] };

let calledSessions = 0;

/** A session of the world's tavolo with three items, called by its facilitator; open unless told. */
export async function callSession(database: TestDatabase, world: World, options: { opens?: boolean } = {}): Promise<TestSession> {
  const { db } = world.people.facilitator;
  calledSessions += 1;
  const start = new Date(Date.UTC(2027, 0, 10, 15) + calledSessions * 3_600_000);
  const created = CreatedSessionSchema.parse(unwrap(
    await db.rpc("create_session", {
      tavolo_id: world.tavoloId, title: "Seduta di prova", place: "Sala consiliare", online_link: "https://meet.example.org/prova",
      starts_at: start.toISOString(), ends_at: new Date(start.getTime() + 7_200_000).toISOString(), items: ["Apertura dei lavori", "Trasporti", "Varie"],
    }),
  ));
  if (options.opens ?? true) await run(db, "session:open", { sessionId: created.id });
  const page = await readSession(db, world, created.number);
  const [row] = await database.sql<{ check_in_code: string }[]>`select check_in_code from public.sessions where id = ${created.id}`;
  return { ...created, code: row?.check_in_code ?? "", itemIds: page.items.map(({ id }) => id) };
}

export async function readSession(db: Db, world: World, number: number): Promise<SessionPage> {
  return SessionPageSchema.parse(unwrap(await db.rpc("session_page", { district_id: world.districtId, number })));
}

/** Runs a command as its form or event does. */
export async function run(db: Db, name: string, payload: unknown): Promise<unknown> {
  const prepared = sessionCommands.get(name)?.prepare((schema) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? { ok: true, data: parsed.data } : { ok: false, failure: parsed.error };
  });
  if (!prepared) throw new AppError("bad_request");
  if (!prepared.ok) throw prepared.failure;
  return prepared.run(db);
}

/** The code with which a command fails, or `done`. */
export async function outcome(command: Promise<unknown>): Promise<string> {
  try {
    await command;
    return "done";
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

export function checkInAs(person: Person, session: TestSession, organisationId: string | null = null): Promise<unknown> {
  return run(person.db, "attendance:check_in", { sessionId: session.id, code: session.code, mode: "presence", actingAs: organisationId ?? "self" });
}
