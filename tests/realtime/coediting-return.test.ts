import { io as connect } from "socket.io-client";
import { afterEach, expect, it, vi } from "vitest";
import type * as Y from "yjs";
import { SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { statusLine } from "#app/features/documents/documents.render.ts";
import { DocumentProvider } from "#app/features/documents/provider.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { coeditingSuite } from "#tests/realtime/coediting-suite.ts";
import { firstText, isSaved, storedText, untilState } from "#tests/realtime/coediting-world.ts";

const suite = coeditingSuite();
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const announce = (topic: string, id: string) => suite.database.sql`select private.announce(${topic}, ${id}, 0)`;
const giveWay = (sectionId: string, way: string) => suite.database.sql`
  insert into public.plan_section_editors (section_id, organisation_id, way) values (${sectionId}, ${suite.world.organisationId}, ${way})
  on conflict (section_id, organisation_id) do update set way = excluded.way`;
const takeAway = (sectionId: string) => suite.database.sql`delete from public.plan_section_editors where section_id = ${sectionId}`;

it("[COED-93] a right that was taken away wholly and given back brings the open text back by itself", async () => {
  const { sectionId, documentId } = await suite.section();
  await giveWay(sectionId, "write");
  const delegate = suite.open(suite.world.people.delegate, documentId, { returnMs: 150 });
  const office = suite.open(suite.world.people.office, documentId);
  await untilState(delegate, (state) => state.right === "write" && isSaved(state) && state.others.length === 1);
  await takeAway(sectionId);
  await announce("document", documentId);
  const gone = await untilState(delegate, (state) => state.right === "none");
  expect(gone).toMatchObject({ reason: "right_missing", others: [] });
  await untilState(office, (state) => state.others.length === 0);
  // One attempt in vain leaves the reason as it was told.
  await new Promise<void>((done) => {
    const { emit } = delegate.socket;
    delegate.socket.emit = (event: string, ...rest: unknown[]) => {
      if (event === "document:join") done();
      return emit.call(delegate.socket, event, ...rest);
    };
  });
  office.type(" Nel frattempo.");
  await untilState(office, isSaved);
  await giveWay(sectionId, "write");
  await untilState(delegate, (state) => state.right === "write" && isSaved(state));
  expect(delegate.provider.getState()).toMatchObject({ reason: null, problem: null });
  delegate.type(" Di nuovo.");
  await untilState(delegate, isSaved);
  await office.when((_, text) => text.includes("Di nuovo."));
  expect(await storedText(suite.database, documentId)).toContain("Nel frattempo. Di nuovo.");
});

it("[COED-93] a right of which the log alone knew that it was gone comes back when it is given again", async () => {
  const { sectionId, documentId } = await suite.section();
  await giveWay(sectionId, "write");
  const delegate = suite.open(suite.world.people.delegate, documentId);
  await untilState(delegate, (state) => state.right === "write" && isSaved(state));
  await giveWay(sectionId, "suggest");
  delegate.type(" Dopo.");
  await untilState(delegate, (state) => state.right === "suggest" && state.reason === "suggest_only");
  await giveWay(sectionId, "write");
  await announce("document", documentId);
  await untilState(delegate, (state) => state.right === "write" && isSaved(state));
  expect(await storedText(suite.database, documentId)).toContain("Dopo.");
});

it("[COED-93] a page that nobody sees asks only when somebody looks at it again", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  const { sectionId, documentId } = await suite.section();
  await giveWay(sectionId, "write");
  const delegate = suite.open(suite.world.people.delegate, documentId, { returnMs: 1 });
  await untilState(delegate, (state) => state.right === "write" && isSaved(state));
  vi.stubGlobal("document", page);
  const waits = new Promise<void>((done) => {
    const listen = page.addEventListener.bind(page);
    page.addEventListener = (...given: Parameters<EventTarget["addEventListener"]>) => {
      listen(...given);
      done();
    };
  });
  await takeAway(sectionId);
  await announce("document", documentId);
  await waits;
  await giveWay(sectionId, "write");
  expect(delegate.provider.getState().right).toBe("none");
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await untilState(delegate, (state) => state.right === "write" && isSaved(state));
});

/** A page whose socket has not connected yet. */
function openSlowly() {
  const socket = connect("http://127.0.0.1:9", { autoConnect: false });
  const provider = new DocumentProvider({ socket, documentId: crypto.randomUUID(), epoch: 1, schemaVersion: SCHEMA_VERSION, doc: createTextDocument() });
  const fail = () => socket.listeners("connect_error").forEach((listener) => listener(new Error("refused")));
  return { provider, fail, status: () => provider.getState().status };
}

it("[COED-72] before the first connection was tried the text is being opened; it is offline once that failed or took long", () => {
  vi.useFakeTimers();
  const failed = openSlowly();
  expect(failed.status()).toBe("loading");
  failed.fail();
  expect(failed.status()).toBe("offline");
  const slow = openSlowly();
  vi.advanceTimersByTime(4_900);
  expect(slow.status()).toBe("loading");
  vi.advanceTimersByTime(200);
  expect(slow.status()).toBe("offline");
  vi.stubGlobal("navigator", { onLine: false });
  const known = openSlowly();
  expect(known.status()).toBe("offline");
  for (const { provider } of [failed, slow, known]) provider.destroy();
});

it("[COED-72] who only suggests never has changes of her own, whatever two others do to the same words at once", async () => {
  const { sectionId, documentId } = await suite.section({ text: "Le stesse parole per due persone insieme." });
  await giveWay(sectionId, "suggest");
  const [office, facilitator, delegate] = [suite.world.people.office, suite.world.people.facilitator, suite.world.people.delegate].map((person) => suite.open(person, documentId));
  if (!office || !facilitator || !delegate) throw new Error("nobody came");
  await Promise.all([office, facilitator].map((client) => untilState(client, (state) => state.right === "write" && isSaved(state))));
  await untilState(delegate, (state) => state.right === "suggest" && state.status === "saved");
  const seen = new Set<number>();
  const own: unknown[] = [];
  delegate.provider.subscribe(() => seen.add(delegate.provider.getState().unsaved));
  delegate.doc.on("update", (_: Uint8Array, origin: unknown) => origin !== delegate.provider && own.push(origin));
  for (let round = 0; round < 6; round += 1) {
    office.socket.disconnect();
    const wanted = round % 2 === 0 ? { bold: {} } : { bold: null };
    for (const { doc } of [office, facilitator]) firstText(doc).format(0, 9 + round, wanted);
    await untilState(facilitator, isSaved);
    office.socket.connect();
    await untilState(office, isSaved);
    await facilitator.when(() => sameText(facilitator.doc, office.doc));
    await delegate.when(() => sameText(delegate.doc, office.doc));
  }
  expect(own).toEqual([]);
  // What an editor takes away by itself, as an empty list.
  firstText(delegate.doc).delete(0, 1);
  expect([...seen]).toEqual([0]);
  expect(statusLine(delegate.provider.getState()).text).not.toMatch(/\d/);
});

function sameText(one: Y.Doc, other: Y.Doc): boolean {
  return JSON.stringify(firstText(one).toDelta()) === JSON.stringify(firstText(other).toDelta());
}
