import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, answerOf, holds, saysWhy } from "#tests/borders/form-answers.ts";
import { type Fields, openSite, type Site } from "#tests/borders/site.ts";
import { setPhase } from "#tests/builders/world.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import type { Who } from "#tests/permissions/observe.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let site: Site;

const value = (name: string) => String(fixture.values[name]);
function proposal(state: string): string {
  const proposals = fixture.values["proposals"];
  return String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
}

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  // What co-editing writes when a text is settled: the version is made of it.
  await database.sql`insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${value("document_id")}, 0, 1, '\\x0000')`;
  site = await openSite(database);
}, 240_000);
afterAll(() => database.close());

async function post(page: string, who: Who, fields: Fields): Promise<Answer> {
  return answerOf(await site.post(`/${fixture.districtSlug}/${page}`, who === "anonymous" ? null : fixture.people[who], fields));
}

async function rowsOf(table: string): Promise<number> {
  const [row] = await database.sql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${table}`);
  return row?.rows ?? 0;
}

type Twice = { page: string; who: Who; fields(): Fields; table: string };

const facts = { title: "Seduta", day: "2027-06-01", from: "16:00", to: "18:00", place: "Sala", onlineLink: "" };

/** What makes something: sent twice at the same moment, by a double click or by two windows. */
const MAKERS: Record<string, Twice> = {
  "a session": { page: "sedute/nuova", who: "facilitator", table: "public.sessions", fields: () => ({ tavoloId: fixture.tavoloId, ...facts, items: "Apertura" }) },
  "a tavolo": { page: "ufficio/tavoli", who: "office", table: "public.tavoli", fields: () => ({ intent: "tavolo", name: "Tavolo doppio", area: "youth", description: "" }) },
  "an organisation": {
    page: "ufficio/organizzazioni", who: "office", table: "public.organisations",
    fields: () => ({ intent: "organisation", name: "Doppia", category: "volunteer_org", municipalityId: "", delegateEmail: "", substituteEmail: "" }),
  },
  "an event": { page: "ufficio/calendario", who: "office", table: "public.conference_events", fields: () => ({ intent: "event", title: "Chiusura", place: "", startsAt: "2027-07-01T10:00", endsAt: "" }) },
  "a document": { page: "ufficio/documenti", who: "office", table: "public.conference_documents", fields: () => ({ intent: "document", title: "Doppio", body: "Testo" }) },
  "an agenda item": { page: "sedute/1/conduzione", who: "facilitator", table: "public.agenda_items", fields: () => ({ intent: "agenda:add", sessionId: value("session_id"), title: "Punto doppio", minutes: "5", proposalId: "" }) },
  "an attendance": { page: "sedute/1", who: "otherCitizen", table: "public.attendances", fields: () => ({ intent: "attendance:check_in", sessionId: value("session_id"), code: "ABCDEF", mode: "presence", actingAs: "self" }) },
  "a request to speak": { page: "sedute/1", who: "citizen", table: "public.speaking_requests", fields: () => ({ intent: "queue:ask", sessionId: value("session_id"), kind: "intervention" }) },
  "a ballot": { page: "votazioni/1", who: "delegate", table: "public.ballots", fields: () => ({ intent: "vote:cast", voteId: value("vote_id"), choice: "yes", organisationId: fixture.organisationId }) },
  "a version": { page: "piano/premessa", who: "office", table: "public.document_versions", fields: () => ({ intent: "version", label: "Prima stesura" }) },
  "an outcome": {
    page: "ufficio/proposte/AP-2026-0003/esito", who: "office", table: "public.proposal_outcomes",
    fields: () => ({ intent: "publish", proposalId: proposal("underReview"), revision: "4", kind: "deferred", reason: "Una ragione pubblica chiara. ".repeat(5), sectionId: "", blockId: "" }),
  },
};

/** Last of all: another cycle is the current one afterwards. */
const CYCLE: Twice = { page: "ufficio/ciclo", who: "office", table: "public.planning_cycles", fields: () => ({ intent: "cycle", label: "2030-2032", startsOn: "2030-01-01", endsOn: "2032-12-31" }) };

async function expectOne({ page, who, fields, table }: Twice): Promise<void> {
  const before = await rowsOf(table);
  const [form, statuses] = [fields(), new Set<number>()];
  for (const answer of await Promise.all([post(page, who, form), post(page, who, form)])) {
    statuses.add(answer.status);
    if (answer.status >= 400) expect(saysWhy(answer), `${answer.status} without a sentence`).toBe(true);
  }
  expect([...statuses].filter((status) => status >= 500 || status === 422)).toEqual([]);
  expect((await rowsOf(table)) - before).toBe(1);
  const again = await post(page, who, form);
  expect(again.status).toBeLessThan(500);
  expect((await rowsOf(table)) - before).toBe(1);
}

describe("the same form twice at once", () => {
  for (const [name, maker] of Object.entries(MAKERS)) it(`makes ${name} once`, () => expectOne(maker));

  it("sends a proposal once: one number, one receipt", async () => {
    await setPhase(database, fixture.cycleId, "proposte");
    const page = `proposte/bozze/${proposal("draft")}`;
    const [one, other] = await Promise.all([post(page, "citizen", { intent: "send", revision: "1" }), post(page, "citizen", { intent: "send", revision: "1" })]);
    expect([one.status, other.status].filter((status) => status === 302).length).toBeGreaterThanOrEqual(1);
    expect([one.status, other.status].filter((status) => status >= 500)).toEqual([]);
    const moves = await database.sql`select 1 from public.proposal_moves where proposal_id = ${proposal("draft")} and to_state = 'submitted'`;
    expect(moves.length).toBe(1);
    const id = crypto.randomUUID();
    const fresh = { id, intent: "save", revision: "0", title: "Doppia bozza" };
    await Promise.all([post("proposte/nuova", "citizen", fresh), post("proposte/nuova", "citizen", fresh)]);
    expect(await database.sql`select 1 from public.proposals where id = ${id}`).toHaveLength(1);
    await setPhase(database, fixture.cycleId, "tavoli");
  });
});

describe("a page that is out of date", () => {
  const words = "Parole che nessuno vuole riscrivere";
  const cases: Record<string, () => Promise<Answer>> = {
    "an older revision of the conference": () => post("ufficio/conferenza", "office", { intent: "conference", actReference: words, actDate: "", summary: words, convenors: "", whoMayTakePart: "", programme: "", revision: "99" }),
    "a proposal that a colleague has screened": () => post("ufficio/proposte/AP-2026-0002/vaglio", "office", { proposalId: proposal("admitted"), revision: "2", decision: "return", reason: words, tavoloId: "" }),
    "an item that is no longer the current one": () => post("sedute/1/conduzione", "facilitator", { intent: "session:move_to_item", sessionId: value("session_id"), itemId: value("item_id"), expectedItemId: value("later_item_id") }),
    "a note that somebody else has written meanwhile": () => post("sedute/1/conduzione", "facilitator", { intent: "agenda:write_note", sessionId: value("session_id"), itemId: value("item_id"), note: words, decision: words, revision: "99" }),
    "a session that has begun": () => post("sedute/1/modifica", "facilitator", { sessionId: value("session_id"), ...facts, title: words, revision: "1" }),
    "a draft that another window has saved": () => post(`proposte/bozze/${proposal("draft")}`, "citizen", { intent: "save", revision: "77", title: words, need: words }),
    "a phase that is over": () => post("proposte/nuova", "otherCitizen", { id: crypto.randomUUID(), intent: "save", revision: "0", title: words, "municipalityIds[]": "x" }),
    "a closed vote": async () => {
      await post("sedute/1/conduzione?index", "facilitator", { intent: "vote:close", voteId: value("vote_id") });
      return post("sedute/1?index", "citizen", { intent: "vote:cast", voteId: value("vote_id"), choice: "no", organisationId: "" });
    },
    "a closed session": async () => {
      await post("sedute/1/conduzione", "facilitator", { intent: "session:close", sessionId: value("session_id") });
      return post("sedute/1/conduzione", "facilitator", { intent: "agenda:write_note", sessionId: value("session_id"), itemId: value("item_id"), note: words, decision: "", revision: "0" });
    },
    "a question in a session that was closed": () => post("sedute/1/conduzione?index", "facilitator", {
      intent: "vote:open", sessionId: value("session_id"), itemId: value("item_id"), question: words, majorityBase: "yes_no", majority: "more_than_half", quorumPercent: "0",
    }),
  };
  for (const [name, send] of Object.entries(cases)) {
    it(`${name}: said, and what was typed is there`, async () => {
      const answer = await send();
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(saysWhy(answer)).toBe(true);
      if (!/current one|closed vote/.test(name)) expect(holds(answer, words)).toBe(true);
    });
  }
});

it("makes a cycle once", () => expectOne(CYCLE));
