import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPersonalData } from "#app/features/moderation/personal-data.rules.ts";
import { ListFiltersSchema, ProposalsPageSchema } from "#app/features/proposals/proposals.schema.ts";
import { listProposals } from "#app/features/proposals/proposals.queries.server.ts";
import { personalDataCases } from "#tests/builders/personal-data-cases.ts";
import { numberOf, publishAs, refusal, saveDraftAs } from "#tests/builders/proposals.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createWorld(database);
  const { citizen, delegate, otherCitizen } = world.people;
  await publishAs(database, world, citizen, { title: "Compagnia per gli anziani soli", need: "D’inverno le persone anziane restano in casa." });
  await publishAs(database, world, delegate, { title: "Doposcuola per chi non può pagarlo", need: "La città è lontana.", who: "Bambine e bambini", proposal: "Aprire le aule.", tavoloId: world.otherTavoloId, organisationId: world.organisationId });
  await publishAs(database, world, otherCitizen, { title: "Contro la dispersione scolastica", need: "Molti ragazzi lasciano gli studi.", who: "Ragazze e ragazzi", proposal: "Un educatore di comunità.", tavoloId: null });
  await saveDraftAs(world, citizen, { title: "Segretissima bozza sugli anziani" });
});
afterAll(() => database.close());

async function titles(filters: Record<string, string>): Promise<string[]> {
  const page = await listProposals(database.databases.asUser(null), world.districtId, ListFiltersSchema.parse(filters));
  return page.items.map((item) => item.title);
}

describe("[PROP-12] search", () => {
  it.each([
    ["anziano", "Compagnia per gli anziani soli"],
    ["ANZIANE", "Compagnia per gli anziani soli"],
    ["anzani", "Compagnia per gli anziani soli"],
    ["dell'anziano solo", "Compagnia per gli anziani soli"],
    ["citta lontana", "Doposcuola per chi non può pagarlo"],
    ["doposcula", "Doposcuola per chi non può pagarlo"],
    ["dispersoine", "Contro la dispersione scolastica"],
    ["educatrice", "Contro la dispersione scolastica"],
  ])("finds «%s»", async (typed, found) => {
    expect(await titles({ q: typed })).toEqual([found]);
  });

  it("finds a number, nothing for what nobody wrote, everything for nothing typed", async () => {
    const [{ id } = { id: "" }] = await database.sql<{ id: string }[]>`select id from public.proposals where title like 'Doposcuola%'`;
    expect(await titles({ q: (await numberOf(database, id)).toLowerCase() })).toEqual(["Doposcuola per chi non può pagarlo"]);
    expect(await titles({ q: "elicottero" })).toEqual([]);
    expect(await titles({ q: "segretissima" })).toEqual([]);
    expect(await titles({ q: "di il e" })).toHaveLength(3);
    expect(await titles({})).toEqual(["Contro la dispersione scolastica", "Doposcuola per chi non può pagarlo", "Compagnia per gli anziani soli"]);
  });

  it("takes hostile queries as words", async () => {
    for (const q of ["'); drop table proposals; --", "a & | ! <-> :*", "\\", "%_%", "(((", "🙂", "x".repeat(200)]) expect(await titles({ q })).toBeInstanceOf(Array);
  });

  it("narrows by tavolo, municipality and state", async () => {
    expect(await titles({ tavolo: "giovani" })).toEqual(["Doposcuola per chi non può pagarlo"]);
    expect(await titles({ tavolo: "nessuno" })).toEqual([]);
    expect(await titles({ comune: "I118", stato: "admitted" })).toHaveLength(3);
    expect(await titles({ comune: "G156" })).toEqual([]);
    expect(await titles({ stato: "accepted" })).toEqual([]);
    expect(await titles({ stato: "draft" }), "a state that is not public is no filter").toHaveLength(3);
  });

  it("pages by cursor without losing or repeating, with and without words", async () => {
    const anonymous = database.databases.asUser(null);
    for (const q of ["", "anziani"]) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { data, error } = await anonymous.rpc("search_proposals", { district_id: world.districtId, page_size: 1, q, ...(cursor ? { cursor } : {}) });
        expect(error).toBeNull();
        const page = ProposalsPageSchema.parse(data);
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(q === "" ? 3 : 1);
    }
    expect(refusal(await anonymous.rpc("search_proposals", { district_id: world.districtId, cursor: "x~y~z" }))).toMatchObject({ status: 400, code: "bad_request" });
  });

  it("never names a person", async () => {
    const { data } = await database.databases.asUser(null).rpc("search_proposals", { district_id: world.districtId });
    for (const person of Object.values(world.people)) expect(JSON.stringify(data)).not.toContain(person.id);
    expect(JSON.stringify(data)).not.toContain("author");
  });
});

describe("[PROP-05] personal data", () => {
  it.each(personalDataCases)("in «%s»: %j", async (text, kinds) => {
    const inTypeScript = [...new Set(findPersonalData(text).map((match) => match.kind))];
    const [row] = await database.sql<{ kinds: string[] }[]>`select private.find_personal_data(${text}) as kinds`;
    expect(inTypeScript.toSorted()).toEqual(kinds.toSorted());
    expect(row?.kinds.toSorted()).toEqual(kinds.toSorted());
  });

  it("stand where TypeScript says", () => {
    const text = "scrivi a maria@example.org o chiama il 347 1234567";
    for (const match of findPersonalData(text)) expect(text.slice(match.start, match.end)).toBe(match.text);
  });
});

describe("six hundred proposals", () => {
  it("are listed and searched page by page (how fast: npm run bench)", async () => {
    const { sql } = database;
    await sql`
      insert into public.proposals (district_id, cycle_id, tavolo_id, title, need, who, proposal, expected_change, licence_ok, no_personal_data, author_municipality_id)
      select ${world.districtId}, ${world.cycleId}, ${world.tavoloId}, 'Proposta di prova ' || n, repeat('Servizio domiciliare numero ' || n || ' per famiglie. ', 12),
        'Famiglie e caregiver', repeat('Trasporto assistenza educativa sportello ' || md5(n::text) || ' ', 20), 'Meno attese', true, true, ${world.municipalityId}
      from generate_series(1, 600) n`;
    await sql`
      select private.move_proposal(m.id, m.state, 'office', '', null, now() - m.n * interval '1 minute')
      from (select id, s.state, row_number() over () as n from public.proposals, lateral (values ('submitted'), ('admitted')) s (state)
        where title like 'Proposta di prova%' order by id, s.state desc) m`;
    await sql`analyze`;
    expect((await titles({ q: "anziano" })).length).toBeGreaterThan(0);
    expect(await titles({ tavolo: "giovani", q: "assistenza domiciliare" })).not.toContain("Proposta di prova 1");
    expect((await titles({ q: "assistenza domiciliare" })).length).toBe((await titles({})).length);
  });
});
