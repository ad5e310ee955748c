import { expect, it } from "vitest";
import type { DocumentRight, ReadonlyReason } from "#app/features/documents/documents.limits.ts";
import { createPerson, type Person, signAccessToken } from "#tests/builders/people.ts";
import { setPhase } from "#tests/builders/world.ts";
import { coeditingSuite } from "#tests/realtime/coediting-suite.ts";
import { type Client, isSaved, storedText, untilState } from "#tests/realtime/coediting-world.ts";
import { type Chance, isSoak, report, seedOfRun, withSeed } from "#tests/realtime/seeded-chance.ts";

const suite = coeditingSuite();
const { section } = suite;

async function open(accessToken: string, documentId: string): Promise<Client> {
  const client = suite.open({ accessToken }, documentId);
  await untilState(client, (state) => state.ready && state.right === "write" && isSaved(state));
  return client;
}

type Section = { sectionId: string; documentId: string };
type Way = "comment" | "suggest" | "write";
const giveWay = ({ sectionId }: Section, way: Way) => suite.database.sql`
  insert into public.plan_section_editors (section_id, organisation_id, way) values (${sectionId}, ${suite.world.organisationId}, ${way})
  on conflict (section_id, organisation_id) do update set way = excluded.way`;
const setState = ({ sectionId }: Section, state: string) => suite.database.sql`update public.plan_sections set state = ${state} where id = ${sectionId}`;
const announce = (topic: string, id: string) => suite.database.sql`select private.announce(${topic}, ${id}, 0)`;

type Loss = { name: string; who: "delegate" | "facilitator"; right: DocumentRight; reason: ReadonlyReason; take(section: Section, person: Person): PromiseLike<unknown>; told(section: Section, person: Person): PromiseLike<unknown>; back(section: Section, person: Person): PromiseLike<unknown> };

const onDocument = ({ documentId }: Section) => announce("document", documentId);
const onDistrict = () => announce("district", suite.world.districtId);
const losses: Loss[] = [
  {
    name: "the delegation is taken back", who: "delegate", right: "none", reason: "right_missing",
    take: (_, { id }) => suite.database.sql`update public.organisation_delegates set revoked_at = now() where person_id = ${id}`,
    told: (_, { id }) => announce("login", id),
    back: (_, { id }) => suite.database.sql`update public.organisation_delegates set revoked_at = null where person_id = ${id}`,
  },
  {
    name: "the organisation suggests from now on", who: "delegate", right: "suggest", reason: "suggest_only",
    take: (at) => giveWay(at, "suggest"), told: onDocument, back: (at) => giveWay(at, "write"),
  },
  {
    name: "the organisation comments from now on", who: "delegate", right: "comment", reason: "comment_only",
    take: (at) => giveWay(at, "comment"), told: onDocument, back: (at) => giveWay(at, "write"),
  },
  {
    name: "the text is locked", who: "facilitator", right: "read", reason: "document_locked",
    take: ({ documentId }) => suite.database.sql`update public.documents set locked = true where id = ${documentId}`, told: onDocument,
    back: ({ documentId }) => suite.database.sql`update public.documents set locked = false where id = ${documentId}`,
  },
  { name: "the section is ready", who: "facilitator", right: "comment", reason: "section_ready", take: (at) => setState(at, "ready"), told: onDocument, back: (at) => setState(at, "draft") },
  { name: "the section is approved", who: "facilitator", right: "read", reason: "section_approved", take: (at) => setState(at, "approved"), told: onDocument, back: (at) => setState(at, "draft") },
  {
    name: "the phase closes writing", who: "facilitator", right: "read", reason: "phase_closed",
    take: () => setPhase(suite.database, suite.world.cycleId, "approvazione"), told: onDistrict, back: () => setPhase(suite.database, suite.world.cycleId, "redazione"),
  },
];

it.each(losses)("[COED-84] $name: the next packet is refused, announced or not, and she is told why", async ({ who, right, reason, take, told, back }) => {
  const at = await section();
  await giveWay(at, "write");
  const person = suite.world.people[who];
  const [unaware, aware] = [await open(person.accessToken, at.documentId), await open(person.accessToken, at.documentId)];
  await take(at, person);
  // Nothing was announced: memory still holds the right, the log refuses.
  unaware.type(" DOPO");
  expect(await untilState(unaware, (state) => state.reason === reason)).toMatchObject({ unsaved: 1 });
  await told(at, person);
  expect(await untilState(aware, (state) => state.right === right)).toMatchObject({ reason });
  aware.type(" ANCORA");
  const stored = await storedText(suite.database, at.documentId);
  expect(stored).not.toContain("DOPO");
  expect(stored).not.toContain("ANCORA");
  await back(at, person);
});

it("[COED-84] who signs out, and whose token ends, writes nothing more and is told to sign in", async () => {
  const at = await section();
  const leaving = await createPerson(suite.database, "Leaving");
  const expiring = await createPerson(suite.database, "Expiring");
  await suite.database.sql`insert into public.tavolo_roles ${suite.database.sql([leaving, expiring].map(({ id }) => ({ tavolo_id: suite.world.tavoloId, person_id: id, role: "facilitator" })))}`;
  const out = await open(leaving.accessToken, at.documentId);
  await suite.database.sql`delete from auth.sessions where id = ${leaving.loginId}`;
  out.type(" DOPO");
  await untilState(out, (state) => state.right === "none" && state.reason === "sign_in_needed");
  // Enough for the join, and over at the first packet that comes after it.
  const end = Math.floor(Date.now() / 1000) + 3;
  const short = await open(await signAccessToken(suite.database, expiring, end), at.documentId);
  await new Promise<void>((done) => short.socket.once("login:expired", () => done()));
  short.type(" TARDI");
  await untilState(short, (state) => state.reason === "sign_in_needed");
  const stored = await storedText(suite.database, at.documentId);
  expect(stored).not.toContain("DOPO");
  expect(stored).not.toContain("TARDI");
});

/** Rights go and come while everybody types: what was acknowledged is in the log, and what is not in the log was not acknowledged. */
async function races(chance: Chance): Promise<void> {
  const at = await section();
  const people: Person[] = [];
  for (let index = 0; index < 8; index += 1) people.push(await createPerson(suite.database, `Racer ${index}`));
  const give = async ({ id }: Person): Promise<void> => {
    await suite.database.sql`insert into public.tavolo_roles (tavolo_id, person_id, role) values (${suite.world.tavoloId}, ${id}, 'facilitator') on conflict do nothing`;
    await announce("login", id);
  };
  for (const person of people) await give(person);
  const writers = await Promise.all(people.map(({ accessToken }) => open(accessToken, at.documentId)));
  const acknowledged: string[] = [];
  const recovering = new Set<number>();
  /** What is being taken at this moment must be taken before it is given back. */
  let taking: Promise<unknown> = Promise.resolve();
  const recover = async (client: Client, who: number): Promise<void> => {
    recovering.add(who);
    await taking;
    await give(people[who] ?? suite.world.people.office);
    client.socket.disconnect().connect();
    await untilState(client, (state) => state.right === "write" && isSaved(state));
    recovering.delete(who);
  };
  const write = async (client: Client, who: number): Promise<void> => {
    for (let count = 0; count < (isSoak ? 200 : 25); count += 1) {
      const word = `p${who}n${count}.`;
      client.type(word);
      const after = await untilState(client, (state) => isSaved(state) || state.right !== "write");
      if (!isSaved(after) || after.right !== "write") await recover(client, who);
      acknowledged.push(word);
    }
  };
  let isOver = false;
  const take = async (): Promise<void> => {
    while (!isOver) {
      const person = chance.pickSome(people.filter((_, who) => !recovering.has(who)));
      taking = person ? takeFrom(person) : new Promise((done) => setImmediate(done));
      await taking;
    }
  };
  const takeFrom = async (person: Person): Promise<void> => {
    await suite.database.sql`delete from public.tavolo_roles where person_id = ${person.id}`;
    if (chance.percent(50)) await announce("login", person.id);
    if (chance.percent(50)) await give(person);
    await suite.database.sql`update public.documents set locked = ${chance.percent(30)} where id = ${at.documentId}`;
    await announce("document", at.documentId);
    await suite.database.sql`update public.documents set locked = false where id = ${at.documentId}`;
    await announce("document", at.documentId);
  };
  await Promise.all([Promise.all(writers.map(write)).finally(() => void (isOver = true)), take()]);
  const stored = await storedText(suite.database, at.documentId);
  const wrong = acknowledged.filter((word) => stored.split(word).length !== 2);
  report(`rights given and taken SEED=${chance.seed}: ${acknowledged.length} acknowledged words, ${wrong.length} that the log refused or doubled`);
  expect(wrong).toEqual([]);
  for (const client of writers) expect(client.text().split("n0.").length).toBe(stored.split("n0.").length);
  for (const client of writers) client.close();
  // What the last announcements made the server ask for is answered before the database goes: first who it is, then what she may follow.
  for (let count = 0; count < 3; count += 1) await Promise.all(people.map(({ db }) => db.rpc("my_roles")));
}

const SEED = seedOfRun(20_261_122);
it(`[COED-84] rights given and taken while eight people type: nothing is acknowledged that the log refused (SEED=${SEED})`, { timeout: isSoak ? 600_000 : 60_000 }, () => withSeed(SEED, races));
