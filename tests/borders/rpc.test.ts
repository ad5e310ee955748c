import { afterAll, beforeAll, expect, it } from "vitest";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { addOtherDistrict, type OtherThings } from "#tests/borders/other-district.ts";
import { argumentsFor } from "#tests/permissions/arguments.ts";
import { type CatalogueFunction, listFunctions } from "#tests/permissions/catalogue.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import { observe } from "#tests/permissions/observe.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let other: OtherThings;
let functions: CatalogueFunction[];

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  other = await addOtherDistrict(database, fixture);
  functions = (await listFunctions(database.sql)).filter(({ callableBy }) => callableBy !== "the server only");
});
afterAll(() => database.close());

/** What may come out of a function that does not like its arguments: a code of ours, or PostgreSQL's «that is no value of this type». */
const REFUSED = /^(PT4\d\d|22\w{3}|42501|$)/;

function hostileValues(type: string): unknown[] {
  if (type.endsWith("[]")) return [null, Array.from({ length: 5_000 }, () => "x")];
  switch (type) {
    case "text":
      return [null, "", " ".repeat(50), "x ".repeat(500_000), "\u202E\u2066\u200B", "'; drop table x; --", "%_\\", "🧓🏽".repeat(100), "=1+1", "a".repeat(5_000)];
    case "uuid":
      return [null, "00000000-0000-0000-0000-000000000000", other.draft_id, other.session_id, other.document_id];
    case "integer":
      return [null, -1, 0, 2_147_483_647];
    case "bigint":
      return [null, -1, "9223372036854775807"];
    case "jsonb":
      return [null, {}, [], 7, "x", JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`), { title: 7, municipalityIds: "x", tavoloId: [] }];
    case "boolean":
      return [null];
    case "date":
      return [null, "infinity", "-infinity", "0001-01-01", "5874897-12-31"];
    default:
      return type.startsWith("timestamp") ? [null, "infinity", "-infinity", "294276-12-31 23:59:59"] : [null];
  }
}

it("no function breaks on a hostile argument, whoever calls it, and none is slow", async () => {
  const wrong: string[] = [];
  for (const fn of functions) {
    const args = argumentsFor(fn, fixture);
    for (const { name, type } of fn.args) {
      for (const [index, value] of hostileValues(type).entries()) {
        const began = performance.now();
        const { code } = await observe(database.sql, fn, { ...args, [name]: value }, fixture.people[index % 2 === 0 ? "officeHead" : "facilitator"]);
        const took = performance.now() - began;
        if (!REFUSED.test(code) || took > 2_000) wrong.push(`${fn.name}(${name}: ${JSON.stringify(value)?.slice(0, 40)}): ${code} ${Math.round(took)} ms`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 90_000);

it("who is refused stays refused when a thing does not exist: what is null is nobody's", async () => {
  const open: string[] = [];
  for (const fn of functions) {
    const args = argumentsFor(fn, fixture);
    for (const who of ["stranger", "citizen", "otherOffice", "revokedDelegate"] as const) {
      if ((await observe(database.sql, fn, args, fixture.people[who])).verdict !== "denied") continue;
      for (const { name, type } of fn.args) {
        if (type !== "uuid") continue;
        for (const id of [null, "00000000-0000-4000-8000-00000000dead"]) {
          // No organisation means: for oneself.
          if (id === null && name === "organisation_id") continue;
          const { verdict, code } = await observe(database.sql, fn, { ...args, [name]: id }, fixture.people[who]);
          if (verdict !== "denied") open.push(`${fn.name}(${name}: ${id}) as ${who}: ${code || verdict}`);
        }
      }
    }
  }
  expect(open).toEqual([]);
}, 90_000);

it("no function takes one district's thing together with another's", async () => {
  const before = await fingerprint(database.sql);
  const taken: string[] = [];
  for (const fn of functions) {
    const args = argumentsFor(fn, fixture);
    for (const { name } of fn.args) {
      const foreign = Object.entries(other).find(([thing]) => thing === name)?.[1];
      if (foreign === undefined || Object.keys(args).length < 2) continue;
      const { verdict, code } = await observe(database.sql, fn, { ...args, [name]: foreign }, fixture.people.officeHead);
      if (verdict === "allowed" && code === "") taken.push(`${fn.name}(${name})`);
    }
  }
  expect(taken.filter((call) => !PUBLIC_READS.test(call))).toEqual([]);
  expect(await fingerprint(database.sql)).toEqual(before);
}, 60_000);

/**
 * Everybody reads pages, of every district. An organisation or a person may live elsewhere, a draft may be begun anywhere, a
 * section is asked for only where one is written in, and what is not in this calendar is not removed from it.
 */
const PUBLIC_READS =
  /^(\w+_page|search_proposals|similar_\w+|tavolo_topics|proposal_choices|vote_board|section_\w+|session_\w+|conference_document|passage_sources|\w+\(municipality_id|save_proposal_draft\(cycle_id|(close_proposal|outcome_form)\(section_id|remove_conference_\w+|admit_walk_in\(request_id)/;
