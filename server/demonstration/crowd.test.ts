import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COLLEAGUE_TEXTS, CROWD_SIZE, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import { requireColleagueSection } from "#app/features/demonstration/demonstration.queries.server.ts";
import { SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { DocumentProvider } from "#app/features/documents/provider.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { createCrowd } from "#server/demonstration/crowd.ts";
import { enterMember, type Member } from "#server/demonstration/crowd-member.ts";
import { loadDemonstration } from "#supabase/seed/load-demonstration.ts";
import { type CoeditingWorld, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let server: CoeditingWorld;
let crowd: ReturnType<typeof createCrowd>;
let facilitator: Member;
let session: { id: string; itemId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemonstration(database.sql, new Date());
  server = await serveTestDatabase(database);
  const deps = { supabase: database.supabase, loopback: server.origin, sql: database.sql, log: pino({ level: "silent" }), paceMs: 1 };
  crowd = createCrowd(deps);
  facilitator = await enterMember(deps, PERSONAS.find(({ id }) => id === "facilitator")?.email ?? "");
  const [open] = await database.sql<{ id: string; itemId: string }[]>`select id, current_item_id as "itemId" from public.sessions where state = 'open'`;
  session = open ?? { id: "", itemId: "" };
});
afterAll(async () => {
  await crowd.close();
  await facilitator.leave();
  await server.close();
  await database.close();
});

async function count(query: string): Promise<number> {
  const [row] = await database.sql.unsafe<{ n: number }[]>(`select (${query})::int as n`);
  return row?.n ?? -1;
}

/** Resolves when the session's or the vote's news show what is looked for. */
function when(isSo: () => Promise<boolean>): Promise<void> {
  return new Promise((done, fail) => {
    const look = (): void => void isSo().then((so) => {
      if (!so) return;
      facilitator.socket.offAny(look);
      done();
    }, fail);
    facilitator.socket.onAny(look);
    look();
  });
}

test("[DEMO-06] thirty check in, raise hands and vote, once at a time, and leave no login behind", async () => {
  await facilitator.send("room:join", { topic: "session", id: session.id });
  const logins = await count("select count(*) from auth.sessions");
  const present = `select count(*) from public.attendances where session_id = '${session.id}' and left_at is null`;
  const asked = `select count(*) from public.speaking_requests where session_id = '${session.id}'`;
  const before = { present: await count(present), asked: await count(asked) };
  expect(crowd.start(session.id)).toBe(true);
  expect(crowd.start(session.id)).toBe(false);
  // What the news tell of is committed by then; the crowd's own figures follow with the acknowledgement.
  await when(async () => (await count(present)) === before.present + CROWD_SIZE && (await count(asked)) === before.asked + CROWD_SIZE / 3);
  const opened = await facilitator.send("vote:open", {
    sessionId: session.id, itemId: session.itemId, question: "Il tavolo propone il servizio di accompagnamento?", majorityBase: "yes_no", majority: "more_than_half", quorumPercent: 0,
  });
  expect(opened).toMatchObject({ ok: true });
  const voteId = (await database.sql<{ id: string }[]>`select id from public.votes where state = 'open'`)[0]?.id ?? "";
  await facilitator.send("room:join", { topic: "vote", id: voteId });
  await when(async () => (await count(`select count(*) from public.ballots where vote_id = '${voteId}'`)) === CROWD_SIZE);
  expect(await count(`select count(distinct choice) from public.ballots where vote_id = '${voteId}'`)).toBe(3);
  await crowd.close();
  expect(crowd.state()).toMatchObject({ running: false, present: CROWD_SIZE });
  expect(await count("select count(*) from auth.sessions")).toBe(logins);
  expect(await facilitator.send("vote:close", { voteId })).toMatchObject({ ok: true });
}, 60_000);

test("[DEMO-06] the invented colleague writes beside whoever is in the text, through the editor's own provider", async () => {
  const { documentId } = await requireColleagueSection(database.databases.asUser(null));
  const doc = createTextDocument();
  const provider = new DocumentProvider({ socket: facilitator.socket, documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, doc });
  expect(crowd.write(documentId)).toBe(true);
  expect(crowd.write(documentId)).toBe(false);
  await new Promise<void>((done) => doc.on("update", () => doc.getXmlFragment("default").toString().includes(COLLEAGUE_TEXTS[0] ?? "–") && done()));
  expect(provider.getState().right).toBe("write");
  provider.destroy();
}, 60_000);
