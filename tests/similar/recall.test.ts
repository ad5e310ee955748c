import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listSimilarProposals } from "#app/features/proposals/similar.queries.server.ts";
import { PROPOSALS } from "#supabase/seed/content/proposals.ts";
import { createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { distractors } from "#tests/similar/distractors.ts";
import { pairs, type Text } from "#tests/similar/pairs.ts";

let database: TestDatabase;
let world: World;

/** Public proposals with these texts, without the way there: it is the look-up that is measured. */
async function store(texts: readonly Text[]): Promise<void> {
  const { sql } = database;
  const rows = await sql<{ id: string }[]>`insert into public.proposals ${sql(texts.map(({ title, need }) => ({
    district_id: world.districtId, cycle_id: world.cycleId, title, need, who: "Chi abita qui", proposal: "Proviamo", expected_change: "Va meglio", licence_ok: true, no_personal_data: true,
  })))} returning id`;
  for (const { id } of rows) for (const state of ["submitted", "admitted"]) await sql`select private.move_proposal(${id}, ${state}, 'office')`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database, { phase: "proposte" });
  await store([...distractors, ...PROPOSALS.filter(({ title }) => title !== "").map(({ title, need }) => ({ title: title.slice(0, 120), need: need.slice(0, 1500) })), ...pairs.map(({ stored }) => stored)]);
}, 120_000);
afterAll(() => database.close());

const look = ({ title, need }: Text) => listSimilarProposals(database.databases.asUser(null), world.districtId, title, need);

describe("similar proposals", () => {
  it("[SIM-01] finds at least 8 of 10 that say the same in other words among the first five", async () => {
    const missed: string[] = [];
    let first = 0;
    for (const { stored, typed } of pairs) {
      const hits = (await look(typed)).map(({ title }) => title);
      if (!hits.includes(stored.title)) missed.push(`«${typed.title}» → «${stored.title}», found: ${hits.join(" | ")}`);
      if (hits[0] === stored.title) first += 1;
    }
    const recall = (pairs.length - missed.length) / pairs.length;
    console.info(`similar proposals: recall@5 = ${recall.toFixed(2)}, first = ${(first / pairs.length).toFixed(2)}, ${pairs.length} pairs among ${distractors.length + PROPOSALS.length} others`);
    if (missed.length > 0) console.info(missed.join("\n"));
    expect(distractors.length + PROPOSALS.length).toBeGreaterThanOrEqual(120);
    expect(pairs.length).toBe(30);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });

  it("[SIM-01] finds by the title alone, with typing errors, and nothing for what nobody wrote", async () => {
    expect((await look({ title: "Bibliotecca aperta la serra", need: "" })).map(({ title }) => title)).toContain("Biblioteca aperta la sera");
    expect(await look({ title: "Motociclette d'epoca e francobolli", need: "Raccolta filatelica" })).toEqual([]);
    expect(await look({ title: "", need: "" })).toEqual([]);
    expect(await look({ title: "'; drop table x; -- & | ! <->", need: "%_%" })).toBeInstanceOf(Array);
  });

  it("[SIM-02] the thresholds are the phase's", async () => {
    const [{ typed } = { typed: { title: "", need: "" } }] = pairs;
    await setPhase(database, world.cycleId, "redazione");
    await database.sql`update private.similarity_thresholds set title = 1, body = 1 where phase = 'redazione'`;
    expect(await look(typed)).toEqual([]);
    await setPhase(database, world.cycleId, "proposte");
    expect((await look(typed)).length).toBeGreaterThan(0);
    const [{ missing } = { missing: null }] = await database.sql<{ missing: string | null }[]>`
      select string_agg(distinct p.phase, ', ') as missing from public.cycle_phases p left join private.similarity_thresholds t on t.phase = p.phase where t.phase is null`;
    expect(missing).toBeNull();
  });
});
