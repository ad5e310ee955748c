import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { numberOf, publishAs, refusal, revisionOf, sendAs } from "#tests/builders/proposals.ts";
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

async function suppressed(counts: readonly number[]): Promise<string[]> {
  const [row] = await database.sql<{ list: string[] }[]>`select private.suppressed(${[...counts]}) as list`;
  return row?.list ?? [];
}

/** Every value that each small cell can have for who sees the other cells, the sum and the rule. */
function possible(counts: readonly number[], statuses: readonly string[]): Set<number>[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  const shown = counts.filter((_, index) => statuses[index] === "shown");
  const largest = Math.min(sum, ...shown.filter((count) => count >= 5));
  const open = counts.map((_, index) => index).filter((index) => statuses[index] !== "shown");
  const left = sum - shown.reduce((total, count) => total + count, 0);
  const found = counts.map(() => new Set<number>());
  const visit = (place: number, rest: number, values: number[]): void => {
    const index = open[place];
    if (index === undefined) {
      if (rest === 0) open.forEach((cell, at) => found[cell]?.add(values[at] ?? 0));
      return;
    }
    const [from, to] = statuses[index] === "small" ? [1, 4] : [5, largest];
    for (let value = from; value <= Math.min(to, rest); value += 1) visit(place + 1, rest - value, [...values, value]);
  };
  visit(0, left, []);
  return found;
}

describe("[DESK-09] figures", () => {
  it("leave out as much as it takes", async () => {
    expect(await suppressed([20, 30])).toEqual(["shown", "shown"]);
    expect(await suppressed([0, 12])).toEqual(["shown", "shown"]);
    expect(await suppressed([3, 12, 30])).toEqual(["small", "hidden", "shown"]);
    expect(await suppressed([3])).toEqual(["hidden"]);
    expect(await suppressed([])).toEqual([]);
  });

  it("give no small number away, whatever the counts", async () => {
    const counts = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(counts, async (cells) => {
      const statuses = await suppressed(cells);
      cells.forEach((count, index) => expect(count >= 1 && count <= 4 && statuses[index] === "shown").toBe(false));
      const values = possible(cells, statuses);
      if (statuses.includes("small")) statuses.forEach((status, index) => status === "small" && expect([...(values[index] ?? [])].toSorted()).toEqual([1, 2, 3, 4]));
      else if (statuses.includes("hidden")) expect(statuses.every((status) => status === "hidden")).toBe(true);
    }), { numRuns: 150 });
  });

  it("are public without small numbers and whole for the office", async () => {
    for (const person of [people.citizen, people.delegate, people.otherCitizen]) await publishAs(database, world, person, person === people.delegate ? { organisationId: world.organisationId } : {});
    const anonymous = await database.databases.asUser(null).rpc("figures_page", { slug: world.districtSlug });
    expect(anonymous.data).toMatchObject({ total: null, medianDays: null });
    expect(JSON.stringify(anonymous.data)).not.toMatch(/"count":\s?[1-4]\b/);
    expect((await people.office.db.rpc("office_figures", { district_id: world.districtId })).data).toMatchObject({ total: 3, state: [{ key: "admitted", count: 3, status: "shown" }] });
    expect((await database.databases.asUser(null).rpc("figures_page", { slug: "nessuno" })).data).toBeNull();
  });
});

describe("[DESK-10] the audit trail", () => {
  it("can't be changed, removed or emptied, not even by the owner of the tables", async () => {
    await publishAs(database, world, people.citizen);
    for (const edit of ["update private.audit_events set act = 'x'", "delete from private.audit_events", "truncate private.audit_events"]) {
      await expect(database.sql.unsafe(edit)).rejects.toThrow("only ever appended to");
    }
    const grants = await database.sql`select 1 from information_schema.role_table_grants where table_name = 'audit_events' and grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC')`;
    expect(grants).toHaveLength(0);
  });

  it("is read by the head alone, with who and in which capacity", async () => {
    const id = await publishAs(database, world, people.citizen);
    const page = (person: Cast[keyof Cast], filters: Record<string, string> = {}) => person.db.rpc("audit_page", { district_id: world.districtId, filters });
    for (const person of [people.office, people.otherOffice, people.administrator, people.citizen, people.facilitator]) expect(refusal(await page(person))).toMatchObject({ status: 404 });
    const number = await numberOf(database, id);
    expect((await page(people.officeHead, { number, act: "screen_proposal" })).data).toMatchObject({
      items: [{ act: "screen_proposal", actedAs: "plan_office_staff", by: "Office", subject: { kind: "proposal", label: number }, detail: { decision: "admit" } }], next: null,
    });
    expect((await page(people.officeHead, { from: "2099-01-01" })).data).toMatchObject({ items: [] });
    expect(refusal(await page(people.officeHead, { from: "ieri" }))).toMatchObject({ status: 400 });
  });
});

describe("[DESK-11] files", () => {
  it("come in pages without a person's name, each line once, and the taking is written down", async () => {
    const db = people.office.db;
    const seen: unknown[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const { data, error } = await db.rpc("export_page", { district_id: world.districtId, list: "proposals", page_size: 2, ...(after ? { after } : {}) });
      expect(error).toBeNull();
      const page: { lines: { number: string }[]; next: string | null } = JSON.parse(JSON.stringify(data));
      seen.push(...page.lines.map((line) => line.number));
      expect(JSON.stringify(page)).not.toMatch(/Citizen|Delegate|Office head|example\.org/);
      after = page.next;
    }
    const [sent] = await database.sql<{ many: number }[]>`select count(*)::int as many from public.proposals where district_id = ${world.districtId} and state <> 'draft'`;
    expect([new Set(seen).size, seen.length]).toEqual([sent?.many, sent?.many]);
    await db.rpc("begin_export", { district_id: world.districtId, list: "proposals" });
    expect(await database.sql`select 1 from private.audit_events where act = 'export_list' and detail ->> 'list' = 'proposals'`).not.toHaveLength(0);
    for (const list of ["organisations", "outcomes"]) expect((await db.rpc("export_page", { district_id: world.districtId, list })).error).toBeNull();
    expect(refusal(await db.rpc("export_page", { district_id: world.districtId, list: "audit" }))).toMatchObject({ status: 404 });
    expect(refusal(await db.rpc("export_page", { district_id: world.districtId, list: "profiles" }))).toMatchObject({ status: 404 });
    const audit = await people.officeHead.db.rpc("export_page", { district_id: world.districtId, list: "audit" });
    expect(audit.error).toBeNull();
    expect(JSON.stringify(audit.data)).not.toMatch(/"by":\s?"/);
  });
});

describe("[DESK-12] who proposed", () => {
  it("reads the acts on her own proposal without names or what the office notes among itself", async () => {
    const id = await publishAs(database, world, people.delegate, { organisationId: world.organisationId });
    await people.office.db.rpc("act_on_proposals", { district_id: world.districtId, act: "assign", chosen: [{ id, revision: 1 }], value: { assigneeId: people.officeHead.id } });
    await people.office.db.rpc("start_proposal_review", { proposal_id: id, expected_revision: await revisionOf(database, id) });
    for (const person of [people.delegate, people.substitute]) {
      const { data } = await person.db.rpc("my_proposal_audit", { proposal_id: id });
      expect(data).toMatchObject([{ act: "screen_proposal", actedAs: "plan_office_staff", by: null }, { act: "start_proposal_review" }]);
      expect(data).toHaveLength(2);
    }
    for (const person of [people.citizen, people.revokedDelegate, people.otherDelegate, people.administrator]) expect((await person.db.rpc("my_proposal_audit", { proposal_id: id })).data).toBeNull();
    expect(refusal(await people.citizen.db.rpc("my_proposal_audit", { proposal_id: await sendAs(world, people.delegate, { organisationId: world.organisationId }) }))).toMatchObject({ code: null });
  });
});
