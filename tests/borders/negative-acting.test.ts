import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { createPerson, type Person } from "#tests/builders/people.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { openSocket, serveTestDatabase, type CoeditingWorld } from "#tests/realtime/coediting-world.ts";
import { ask } from "#tests/setup/realtime-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

/**
 * Five of the ten attacks that other platforms of participation did not stand, on what was added for participation. What was there
 * before is held elsewhere: [1] matrix.test.ts, events.test.ts and forms.test.ts for every function, event and form; [3] votes, supports
 * (a hundred at once) and twice.test.ts; [4] sockets.test.ts and http.test.ts for tokens; [9] votes.commands.test.ts; [10] sockets.test.ts.
 */
let database: TestDatabase;
let fixture: Fixture;
let server: CoeditingWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  server = await serveTestDatabase(database);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(() => database.sql`truncate private.rate_counters`);

const value = (name: string) => String(fixture.values[name] ?? "");

async function delegateOf(name: string, change: Record<string, string | null>): Promise<Person> {
  const person = await createPerson(database, name);
  await database.sql`insert into public.organisation_delegates ${database.sql({ organisation_id: fixture.otherOrganisationId, kind: "substitute", email: person.email, ...change, ...("person_id" in change ? { person_id: person.id } : {}) })}`;
  return person;
}

type Answer = { status: number; error: { message: string } | null };
type Act = [name: string, (person: Person, organisation_id: string) => PromiseLike<Answer>];

/** Every act for an organisation. */
function acts(): Act[] {
  const { cycleId: cycle_id, tavoloId } = fixture;
  const proposal_id = value("free_proposal_id");
  return [
    ["support_proposal", ({ db }, organisation_id) => db.rpc("support_proposal", { proposal_id, organisation_id })],
    ["withdraw_support", ({ db }, organisation_id) => db.rpc("withdraw_support", { proposal_id, organisation_id })],
    ["add_comment", ({ db }, organisation_id) => db.rpc("add_comment", { proposal_id, kind: "for", body: "Serve anche a noi.", organisation_id })],
    ["propose_topic", ({ db }, organisation_id) => db.rpc("propose_topic", { topic_id: randomUUID(), cycle_id, title: "Un tema", why: "Perché serve", organisation_id })],
    ["join_topic", ({ db }, organisation_id) => db.rpc("join_topic", { topic_id: value("topic_id"), why: "Anche a noi", organisation_id })],
    ["leave_topic", ({ db }, organisation_id) => db.rpc("leave_topic", { topic_id: value("topic_id"), organisation_id })],
    ["save_proposal_draft", ({ db }, organisationId) => db.rpc("save_proposal_draft", { proposal_id: randomUUID(), cycle_id, expected_revision: 0, content: { title: "Bozza", organisationId } })],
    ["join_conference", ({ db }, organisationId) => db.rpc("join_conference", { cycle_id, content: { organisationId, tavoloIds: [tavoloId], mode: "presence", privacyRead: true } })],
    ["check_in", ({ db }, organisation_id) => db.rpc("check_in", { session_id: value("session_id"), code: "ABCDEF", mode: "presence", organisation_id })],
    ["cast_ballot", ({ db }, organisation_id) => db.rpc("cast_ballot", { vote_id: value("vote_id"), choice: "yes", organisation_id })],
    ["save_organisation_details", ({ db }, organisation_id) => db.rpc("save_organisation_details", { organisation_id, details: {} })],
    ["name_delegate", ({ db }, organisation_id) => db.rpc("name_delegate", { organisation_id, kind: "delegate", email: "altra@example.org" })],
  ];
}

async function expectNothing(person: Person, organisationId: string, only: (name: string) => boolean = () => true): Promise<void> {
  const before = await fingerprint(database.sql);
  const done: string[] = [];
  for (const [name, act] of acts().filter(([name]) => only(name))) {
    const { status, error } = await act(person, organisationId);
    if (error === null || ![403, 404].includes(status)) done.push(`${name}: ${status} ${error?.message ?? ""}`);
  }
  expect(done).toEqual([]);
  expect(await fingerprint(database.sql)).toEqual(before);
}

describe("[1] whoever does not act for the organisation now does nothing in its name", () => {
  afterEach(() => database.sql`delete from public.organisation_delegates where kind = 'substitute' and organisation_id = ${fixture.otherOrganisationId}`);
  beforeEach(() => database.sql`update public.organisation_delegates set revoked_at = now() where kind = 'substitute' and organisation_id = ${fixture.otherOrganisationId} and revoked_at is null`);

  it("who was invited and has not accepted", async () => expectNothing(await delegateOf("Invited", {}), fixture.otherOrganisationId));

  it("whose delegation ended yesterday", async () => expectNothing(await delegateOf("Ended", { person_id: "", ends_on: "2026-01-01" }), fixture.otherOrganisationId));

  it("who acted for it and was revoked, who acts for another one, the office itself", async () => {
    for (const who of ["revokedDelegate", "otherDelegate", "otherOffice", "administrator", "facilitator"] as const) await expectNothing(fixture.people[who], fixture.organisationId);
    // Naming delegates and keeping the register is the office's; acting in the organisation's name is not.
    const byOffice = ["save_organisation_details", "name_delegate"];
    await expectNothing(fixture.people.officeHead, fixture.organisationId, (name) => !byOffice.includes(name));
  });

  it("the delegates of a suspended organisation", async () => {
    await database.sql`update public.organisations set state = 'suspended' where id = ${fixture.organisationId}`;
    for (const who of ["delegate", "substitute"] as const) await expectNothing(fixture.people[who], fixture.organisationId);
    await database.sql`update public.organisations set state = 'verified' where id = ${fixture.organisationId}`;
  });

  it("a delegate of one tavolo at another one, nor for the organisation's adesione", async () => {
    const person = await delegateOf("Of another tavolo", { person_id: "", tavolo_id: fixture.otherTavoloId });
    await expectNothing(person, fixture.otherOrganisationId, (name) => ["check_in", "cast_ballot", "join_conference", "save_organisation_details", "name_delegate"].includes(name));
    const [adesione] = await database.sql<{ id: string }[]>`
      insert into public.adesioni (cycle_id, district_id, kind, organisation_id, person_id, mode)
      values (${fixture.cycleId}, ${fixture.districtId}, 'organisation', ${fixture.otherOrganisationId}, ${fixture.people.otherDelegate.id}, 'presence') returning id`;
    expect((await person.db.rpc("withdraw_adesione", { adesione_id: adesione?.id ?? "" })).status).toBe(404);
    expect((await person.db.from("adesioni").select("id")).data).toEqual([]);
  });
});

describe("[3] the same at one moment is one", () => {
  const rows = async (table: string, where: string) => (await database.sql.unsafe<{ n: number }[]>(`select count(*)::int as n from ${table} where ${where}`))[0]?.n;
  const times = (many: number, work: () => PromiseLike<Answer>) => Promise.all(Array.from({ length: many }, work));
  const refusals = (answers: readonly Answer[]) => answers.filter(({ error }) => error !== null).map(({ error }) => error?.message);

  it("fifty acceptances of one invitation", async () => {
    const person = await createPerson(database, "Accepts often");
    const [invited] = await database.sql<{ id: string }[]>`
      insert into public.organisation_delegates (organisation_id, tavolo_id, kind, email) values (${fixture.otherOrganisationId}, ${fixture.otherTavoloId}, 'delegate', ${person.email}) returning id`;
    const id = invited?.id ?? "";
    expect(refusals(await times(50, () => person.db.rpc("answer_invitation", { delegation_id: id, accepted: true })))).toEqual([]);
    expect(await rows("public.organisation_delegates", `id = '${id}' and person_id = '${person.id}' and revoked_at is null`)).toBe(1);
    expect(await rows("private.audit_events", `subject_id = '${id}' and act = 'accept_delegation'`)).toBe(1);
  });

  it("a hundred supports, twenty comments of the same words, ten topics and ten first saves of one form", async () => {
    const { otherCitizen, citizen } = fixture.people;
    const proposal_id = value("free_proposal_id");
    expect(refusals(await times(100, () => citizen.db.rpc("support_proposal", { proposal_id })))).toEqual([]);
    expect(await rows("public.proposal_supports", `proposal_id = '${proposal_id}' and author_id = '${citizen.id}'`)).toBe(1);
    expect(await rows("public.proposal_figures", `proposal_id = '${proposal_id}' and supporting_citizens = 1`)).toBe(1);
    expect(refusals(await times(20, () => otherCitizen.db.rpc("add_comment", { proposal_id, kind: "note", body: "Detto una volta." })))).toEqual([]);
    expect(await rows("public.proposal_comments", `proposal_id = '${proposal_id}' and body = 'Detto una volta.'`)).toBe(1);
    const [topic_id, draft] = [randomUUID(), randomUUID()];
    expect(refusals(await times(10, () => citizen.db.rpc("propose_topic", { topic_id, cycle_id: fixture.cycleId, title: "Un solo tema", why: "Perché serve" })))).toEqual([]);
    expect(await rows("public.topics", "title = 'Un solo tema'")).toBe(1);
    const content = { title: "Una sola bozza" };
    expect(refusals(await times(10, () => citizen.db.rpc("save_proposal_draft", { proposal_id: draft, cycle_id: fixture.cycleId, expected_revision: 0, content })))).toEqual([]);
    expect(await rows("public.proposals", `id = '${draft}'`)).toBe(1);
  });

  it("ten times the same paper form", async () => {
    const entry = { district_id: fixture.districtId, entry_id: randomUUID(), municipality_id: fixture.municipalityId, title: "Dalla carta, una volta", why: "Perché serve" };
    expect(refusals(await times(10, () => fixture.people.office.db.rpc("assisted_topic", entry)))).toEqual([]);
    expect(await rows("public.topics", "title = 'Dalla carta, una volta'")).toBe(1);
  });
});

it("[4] a word signed for one is nothing for another: unsubscribing, invitations, follow codes, a file's link", async () => {
  const { citizen, otherCitizen, stranger } = fixture.people;
  const anybody = database.databases.asUser(null);
  const [foreign] = await database.sql<{ token: string }[]>`
    select replace(${citizen.id}, '-', '') || '.tavoli.' || encode(extensions.hmac(convert_to(${`${citizen.id}.tavoli`}, 'UTF8'), '\\x00'::bytea, 'sha256'), 'hex') as token`;
  expect((await anybody.rpc("unsubscribe", { token: foreign?.token ?? "" })).status).toBe(404);
  expect((await anybody.rpc("unsubscribe_scope", { token: foreign?.token ?? "" })).data).toBeNull();
  expect((await stranger.db.rpc("invitation", { delegation_id: value("invitation_id") })).data).toBeNull();
  expect((await stranger.db.rpc("answer_invitation", { delegation_id: value("invitation_id"), accepted: true })).status).toBe(404);
  const assisted = async (title: string) => {
    const { data } = await fixture.people.office.db.rpc("assisted_topic", { district_id: fixture.districtId, entry_id: randomUUID(), municipality_id: fixture.municipalityId, title, why: "Perché" });
    return typeof data === "object" && data !== null && "number" in data && "code" in data ? { number: String(data["number"]), code: String(data["code"]) } : { number: "", code: "" };
  };
  const [one, other] = [await assisted("Il primo foglio"), await assisted("Il secondo foglio")];
  expect((await anybody.rpc("follow_entry", one)).data).toMatchObject({ number: one.number });
  expect((await anybody.rpc("follow_entry", { number: one.number, code: other.code })).data).toBeNull();
  const open = (person: Person, link?: string) => person.db.rpc("open_attachment", { district_id: fixture.districtId, attachment_id: value("attachment_id"), ...(link ? { link } : {}) });
  const given = (await open(citizen)).data;
  const link = typeof given === "object" && given !== null && "link" in given ? String(given["link"]) : "";
  expect((await open(otherCitizen, link)).data).toBeNull();
  expect((await open(citizen, link)).data).toMatchObject({ kind: "pdf" });
  expect((await open(citizen, link)).status).toBe(410);
});

it("[9] while a vote is open nothing but its own board tells yes from no: no notice, list, feed, file, figure or trail", async () => {
  const { citizen, officeHead, otherCitizen, facilitator } = fixture.people;
  const vote_id = value("vote_id");
  expect((await citizen.db.rpc("cast_ballot", { vote_id, choice: "yes" })).error).toBeNull();
  const district_id = fixture.districtId;
  const readAll = async () => {
    const texts: string[] = [];
    for (const { db } of [officeHead, otherCitizen, facilitator]) {
      const answers = await Promise.all([
        db.rpc("votes_page", { district_id, page_size: 10 }), db.rpc("feed_entries", { slug: fixture.districtSlug }), db.rpc("audit_page", { district_id }),
        db.rpc("export_page", { district_id, list: "audit" }), db.rpc("proposal_page", { district_id, number: "AP-2026-0002" }), db.rpc("my_notices"), db.from("ballots").select("*"),
        db.rpc("office_figures", { district_id }),
      ]);
      texts.push(JSON.stringify(answers.map(({ data, error }) => data ?? error?.message)));
    }
    const stored = await database.sql<{ row: string }[]>`select n.kind || n.payload::text as row from private.notices n union all select a.act || a.detail::text from private.audit_events a`;
    return [...texts, ...stored.map(({ row }) => row)].join("\n");
  };
  const withYes = await readAll();
  await database.sql`alter table public.ballots disable trigger user`;
  await database.sql`update public.ballots set choice = 'no' where vote_id = ${vote_id}`;
  await database.sql`alter table public.ballots enable trigger user`;
  expect(await readAll()).toBe(withYes);
  const [told] = await database.sql<{ n: number }[]>`select count(*)::int as n from private.audit_events where person_id = ${citizen.id} and act like '%ballot%'`;
  expect(told?.n).toBe(0);
});

it("[10] a delegate whose organisation is suspended writes nothing more into the text that she has open, nor joins again", async () => {
  const documentId = value("document_id");
  await database.sql`insert into public.plan_section_editors (section_id, organisation_id) values (${value("section_id")}, ${fixture.organisationId})`;
  const socket = openSocket(server.origin, fixture.people.delegate.accessToken);
  const access = async () => (await fixture.people.delegate.db.rpc("document_access", { document_id: documentId })).data;
  expect(JSON.stringify(await access())).toContain("write");
  await fixture.people.officeHead.db.rpc("decide_organisation", { organisation_id: fixture.organisationId, decision: "suspend", reason: "I documenti sono scaduti da mesi." });
  expect(JSON.stringify(await access())).not.toContain("write");
  for (const [event, payload] of [["document:join", { documentId }], ["document:update", { documentId, update: new Uint8Array([0, 0]) }]] as const) {
    expect(await socket.timeout(10_000).emitWithAck(event, payload)).toMatchObject({ ok: false });
  }
  expect(await ask(socket, "room:join", { topic: "document", id: documentId })).toMatchObject({ ok: false });
  expect(await ask(socket, "attendance:check_in", { sessionId: value("session_id"), code: "ABCDEF", mode: "presence", actingAs: fixture.organisationId })).toMatchObject({ ok: false });
  const nobody = openSocket(server.origin, null);
  expect(await nobody.timeout(10_000).emitWithAck("document:join", { documentId })).toMatchObject({ ok: false, code: "sign_in_needed" });
  expect(await ask(nobody, "room:join", { topic: "notice", id: fixture.people.citizen.id })).toMatchObject({ ok: false });
  socket.disconnect();
  nobody.disconnect();
});
