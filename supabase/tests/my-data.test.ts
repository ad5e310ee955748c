import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { retentionClasses } from "#app/features/my-data/my-data.limits.ts";
import { keepHouse } from "#server/jobs/housekeeping.ts";
import { createPerson } from "#tests/builders/people.ts";
import { numberOf, publishAs, refusal, saveDraftAs, sendAs } from "#tests/builders/proposals.ts";
import { createWorld, type Cast, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
let people: Cast;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  people = world.people;
});
afterAll(() => database.close());
beforeEach(() => database.sql`delete from private.rate_counters`);

describe("[DATA-01] everything mine, and nobody else's", () => {
  it("holds a subject for each thing that the person did; anonymous people get nothing", async () => {
    await sendAs(world, people.citizen, { title: "Una proposta della cittadina" });
    await saveDraftAs(world, people.otherCitizen, { title: "Una bozza di un altro" });
    const mine = (await people.citizen.db.rpc("my_data")).data;
    const text = JSON.stringify(mine);
    expect(mine).toMatchObject({ account: { email: people.citizen.email }, proposals: [{ state: "submitted", content: { title: "Una proposta della cittadina" } }] });
    for (const person of Object.values(people).filter(({ id }) => id !== people.citizen.id)) {
      expect(text).not.toContain(person.id);
      expect(text).not.toContain(person.email);
    }
    expect(text).not.toContain("Una bozza di un altro");
    expect((await database.databases.asUser(null).rpc("my_data")).error).not.toBeNull();
  });

  it("every column that points to an account is of a class that the download, the closing or the office's records know", async () => {
    const columns = await database.sql<{ column: string }[]>`
      select c.conrelid::regclass || '.' || a.attname as column from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'auth.users'::regclass and c.connamespace in ('public'::regnamespace, 'private'::regnamespace)
        and c.confdeltype not in ('c', 'n')`;
    // Closing an account deletes the row of auth.users: everything else goes with it or forgets it, nothing stands in the way.
    expect(columns.map(({ column }) => column)).toEqual([]);
  });

  it("is taken ten times a day at most", async () => {
    for (let n = 0; n < 10; n += 1) expect((await people.stranger.db.rpc("my_data")).error).toBeNull();
    expect(refusal(await people.stranger.db.rpc("my_data"))).toMatchObject({ status: 429, code: "too_many_attempts" });
  });
});

describe("[DATA-02] closing the account", () => {
  it("asks for one's own address; what was published stays without the person, drafts go, the number stays valid", async () => {
    const leaving = await createPerson(database, "Leaving citizen", { municipalityId: world.municipalityId });
    const published = await publishAs(database, world, leaving);
    const number = await numberOf(database, published);
    const draft = await saveDraftAs(world, leaving, { title: "Mai inviata" });
    expect(refusal(await leaving.db.rpc("close_account", { confirmation: people.citizen.email }))).toMatchObject({ status: 422, code: "confirmation_wrong", field: "confirmation" });
    expect((await leaving.db.rpc("close_account", { confirmation: leaving.email.toUpperCase() })).error).toBeNull();
    expect(await database.sql`select from auth.users where id = ${leaving.id}`).toHaveLength(0);
    expect(await database.sql`select from public.proposals where id = ${draft}`).toHaveLength(0);
    const [kept] = await database.sql`select number, author_id, author_municipality_id from public.proposals where id = ${published}`;
    expect(kept).toEqual({ number, author_id: null, author_municipality_id: null });
    const page = (await database.databases.asUser(null).rpc("proposal_page", { district_id: world.districtId, number })).data;
    expect(page).toMatchObject({ proposer: { organisation: null, municipality: null } });
    expect(refusal(await leaving.db.rpc("my_data"))).toMatchObject({ status: 401 });
    const mails = await database.sql`select kind from private.notices where email = ${leaving.email}`;
    expect(mails.map((mail) => mail["kind"])).toEqual(["account_closed"]);
  });

  it("the only head of an office and the only administrator hand over first", async () => {
    expect(refusal(await people.officeHead.db.rpc("close_account", { confirmation: people.officeHead.email }))).toMatchObject({ status: 409, code: "last_head" });
    expect(refusal(await people.administrator.db.rpc("close_account", { confirmation: people.administrator.email }))).toMatchObject({ status: 409, code: "last_admin" });
  });
});

describe("[DATA-03] each class of data is kept for its time", () => {
  it("the table has exactly the classes that the pages name, and only the administrator changes it, within bounds", async () => {
    const table = (await database.databases.asUser(null).rpc("retention_table")).data;
    expect(Array.isArray(table) && table.map((line) => (typeof line === "object" && line !== null && "class" in line ? line["class"] : null))).toEqual([...retentionClasses]);
    for (const person of [people.officeHead, people.office, people.citizen, people.otherOffice]) expect(refusal(await person.db.rpc("set_retention", { class: "drafts", days: 100 }))).toMatchObject({ status: 404 });
    expect(refusal(await people.administrator.db.rpc("set_retention", { class: "drafts", days: 1 }))).toMatchObject({ status: 422, code: "number_invalid", field: "days" });
    expect((await people.administrator.db.rpc("set_retention", { class: "drafts", days: 100 })).error).toBeNull();
  });

  it("the nightly job forgets what is older and leaves the rest", async () => {
    await database.sql`delete from private.notices`;
    const old = await saveDraftAs(world, people.otherCitizen, { title: "Vecchia bozza" });
    const recent = await saveDraftAs(world, people.otherCitizen, { title: "Bozza recente" });
    await database.sql`update public.proposals set updated_at = now() - interval '101 days' where id = ${old}`;
    await database.sql`insert into private.notices (person_id, kind, created_at) values (${people.citizen.id}, 'proposal_received', now() - interval '366 days'), (${people.citizen.id}, 'proposal_received', now())`;
    await keepHouse(database.sql);
    await keepHouse(database.sql);
    const left = await database.sql`select id from public.proposals where id in (${old}, ${recent})`;
    expect(left.map((row) => row["id"])).toEqual([recent]);
    expect(await database.sql`select from private.notices`).toHaveLength(1);
  });

  it("needs for accessibility go after the last event, a closed vote forgets who cast", async () => {
    const [adesione] = await database.sql<{ id: string }[]>`
      insert into public.adesioni (cycle_id, district_id, kind, person_id, mode) values (${world.cycleId}, ${world.districtId}, 'citizen', ${people.citizen.id}, 'presence') returning id`;
    await database.sql`insert into public.adesione_needs (adesione_id, person_id, needs) values (${adesione?.id ?? ""}, ${people.citizen.id}, 'Interprete LIS')`;
    const addEvent = (daysAgo: number) => database.sql`
      insert into public.conference_events (conference_id, title, starts_at)
      select c.id, 'Incontro ' || ${daysAgo}::int, now() - make_interval(days => ${daysAgo}::int) from public.conferences c where c.cycle_id = ${world.cycleId}`;
    await addEvent(40);
    await addEvent(5);
    await keepHouse(database.sql);
    expect(await database.sql`select from public.adesione_needs`).toHaveLength(1);
    await database.sql`delete from public.conference_events where title = 'Incontro 5'`;
    await keepHouse(database.sql);
    expect(await database.sql`select from public.adesione_needs`).toHaveLength(0);
    expect(await database.sql`select from public.adesioni`).toHaveLength(1);
  });
});

it("[DATA-04] the privacy notice is written by the district's office, and not over a colleague's work", async () => {
  const save = (person: Cast["office"], controller: string, revision: number) =>
    person.db.rpc("save_privacy_notice", {
      district_id: world.districtId, controller, controller_contact: "", dpo_contact: "", processors: "", hosting: "", rights_contact: "", expected_revision: revision,
    });
  for (const person of [people.otherOffice, people.administrator, people.citizen, people.facilitator]) expect(refusal(await save(person, "Comune", 0))).toMatchObject({ status: 404 });
  expect((await save(people.office, "Comune di prova", 0)).error).toBeNull();
  expect(refusal(await save(people.officeHead, "Altro", 0))).toMatchObject({ status: 409, code: "page_stale" });
  const notice = await database.databases.asUser(null).from("privacy_notices").select("controller, revision").single();
  expect(notice.data).toEqual({ controller: "Comune di prova", revision: 2 });
});
