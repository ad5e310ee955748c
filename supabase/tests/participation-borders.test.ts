import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from private.notices`);

const value = (name: string) => String(fixture.values[name] ?? "");

it("[ORG-04] what a revoked delegate wrote for the organisation is told to who acts for it now; to her only when nobody is left", async () => {
  const { delegate, substitute, revokedDelegate } = fixture.people;
  const told = async () => {
    await database.sql`delete from private.notices`;
    await database.sql`select private.notify_proposer(p, 'proposal_returned', '{"reason": "Manca un dato."}') from public.proposals p where p.id = ${value("left_proposal_id")}`;
    return (await database.sql<{ person_id: string }[]>`select person_id from private.notices`).map((notice) => notice.person_id).toSorted();
  };
  expect(await told()).toEqual([delegate.id, substitute.id].toSorted());
  await database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${delegate.id}`;
  expect(await told()).toEqual([substitute.id]);
  await database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${substitute.id}`;
  expect(await told()).toEqual([revokedDelegate.id]);
});

it("nobody publishes words that nobody read: a text that its author changed meanwhile is shown again first", async () => {
  const { citizen, office } = fixture.people;
  const id = value("waiting_comment_id");
  const marks = async () => JSON.stringify((await office.db.rpc("moderation_queue", { district_id: fixture.districtId })).data);
  const before = /"mark":\s*"([0-9a-f]{32})"/.exec((await marks()).slice((await marks()).indexOf(id)))?.[1] ?? "";
  const [mark] = await database.sql<{ now: string; revision: number }[]>`select md5(body) as now, revision::int from public.proposal_comments where id = ${id}`;
  expect(before).toMatch(/^[0-9a-f]{32}$/);
  expect((await citizen.db.rpc("revise_comment", { comment_id: id, body: "Tutt'altre parole, mai lette.", expected_revision: mark?.revision ?? 0 })).error).toBeNull();
  const publish = (expected_mark: string) => office.db.rpc("moderate_text", { kind: "comment", subject_id: id, decision: "publish", expected_state: "waiting", expected_mark });
  expect((await publish(mark?.now ?? "")).error).toMatchObject({ message: "page_stale" });
  const [now] = await database.sql<{ mark: string }[]>`select md5(body) as mark from public.proposal_comments where id = ${id}`;
  expect((await publish(now?.mark ?? "")).error).toBeNull();
});

it("nobody votes on words that change under the question: a text under an open vote is not corrected", async () => {
  const proposals = fixture.values["proposals"];
  const proposal_id = String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "admitted") : "");
  const content = { title: "Una corsa in più", need: "Un altro bisogno", who: "Anziani", proposal: "Aggiungere una corsa", expectedChange: "Più visite" };
  for (const { db } of [fixture.people.citizen, fixture.people.officeHead]) {
    const { error } = await db.rpc("correct_proposal", { proposal_id, expected_revision: 3, content, reason: "Toglie un dettaglio che non serve." });
    expect(error).toMatchObject({ message: "vote_still_open" });
  }
});
