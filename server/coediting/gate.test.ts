import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD, DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { judgeUpdate } from "#server/coediting/gate.ts";
import { any, content, type PacketContent, type PacketId, type PacketStruct, writePacket } from "#tests/realtime/packet-bytes.ts";

const ME = 777;

/** A text with one paragraph, «Testo iniziale.», and what a hostile person must know of it. */
function stage() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [{ type: "paragraph", attrs: { id: "primo" }, content: [{ type: "text", text: "Testo iniziale." }] }] }));
  const paragraph = doc.getXmlFragment(DOCUMENT_FIELD).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(paragraph instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) throw new Error("no paragraph");
  return { doc, paragraph: idOf(paragraph), text: idOf(text), letter: idOfFirst(text) };
}

function idOf(type: Y.XmlElement | Y.XmlText): PacketId {
  return [type._item?.id.client ?? 0, type._item?.id.clock ?? 0];
}

function idOfFirst(text: Y.XmlText): PacketId {
  return [text._first?.id.client ?? 0, text._first?.id.clock ?? 0];
}

function judge(doc: Y.Doc, packet: Uint8Array, mayUse: (client: number) => boolean = (client) => client === ME) {
  return judgeUpdate(packet, { doc, mayUse });
}

function one(held: PacketContent, where: Omit<PacketStruct, "content">): Uint8Array {
  return writePacket([{ client: ME, clock: 0, structs: [{ content: held, ...where }] }]);
}

describe("[COED-82] what the gate lets nobody do", () => {
  const { doc, paragraph, text, letter } = stage();
  const long = "x".repeat(300_000);
  const asAttribute = (value: Uint8Array, name = "id"): Uint8Array => one(content.any(value), { parent: paragraph, attribute: name });
  const deep = Array.from({ length: DOCUMENT_LIMITS.nesting + 1 }, (_, index): PacketStruct => ({ content: content.element("blockquote"), parent: index === 0 ? DOCUMENT_FIELD : [ME, index - 1] }));
  const refused: [string, string, Uint8Array][] = [
    ["content_refused", "an unknown node", one(content.element("script"), { parent: DOCUMENT_FIELD })],
    ["content_refused", "a hook", one(content.hook("paragraph"), { parent: DOCUMENT_FIELD })],
    ["content_refused", "a map among the blocks", one(content.type(1), { parent: DOCUMENT_FIELD })],
    ["content_refused", "a fragment among the blocks", one(content.type(4), { parent: DOCUMENT_FIELD })],
    ["content_refused", "plain text among the blocks", one(content.string("x"), { parent: DOCUMENT_FIELD })],
    ["content_refused", "a value among the blocks", one(content.any(any.text("x")), { parent: DOCUMENT_FIELD })],
    ["content_refused", "an attribute of the root", one(content.any(any.text("x")), { parent: DOCUMENT_FIELD, attribute: "id" })],
    ["content_refused", "another root", one(content.element("paragraph"), { parent: "altro" })],
    ["content_refused", "bytes in a text", one(content.binary(new Uint8Array(3)), { parent: text })],
    ["content_refused", "an embed", one(content.embed('{"image":"x"}'), { parent: text })],
    ["content_refused", "a subdocument", one(content.subdocument(), { parent: text })],
    ["content_refused", "an element in a text", one(content.element("paragraph"), { parent: text })],
    ["content_refused", "a block beside a letter, whose place it takes over", one(content.element("paragraph"), { origin: letter })],
    ["content_refused", "an attribute of a text", one(content.any(any.text("x")), { parent: text, attribute: "id" })],
    ["content_refused", "an attribute held as text", one(content.string("x"), { parent: paragraph, attribute: "id" })],
    ["content_refused", "an attribute that is a type", one(content.type(1), { parent: paragraph, attribute: "id" })],
    ["content_refused", "an unknown attribute", asAttribute(any.text("x"), "onclick")],
    ["content_refused", "an attribute of another node", asAttribute(any.float(2), "level")],
    ["content_refused", "an object as value", asAttribute(any.object([["a", any.text("b")]]))],
    ["content_refused", "a list as value", asAttribute(any.list([any.text("b")]))],
    ["content_refused", "bytes as value", asAttribute(any.bytes(new Uint8Array(9)))],
    ["content_refused", "no number", asAttribute(any.float(Number.NaN))],
    ["content_refused", "a big integer", asAttribute(any.big())],
    ["content_refused", "undefined", asAttribute(any.nothing())],
    ["content_refused", "a long value", asAttribute(any.text(long))],
    ["content_refused", "a value that the database can't keep", asAttribute(any.text("a\0b"))],
    ["content_refused", "text that the database can't keep", one(content.string("a\0b"), { parent: text })],
    ["content_refused", "half a character in a link's title", one(content.format("link", String.raw`{"href":"https://a.example/","title":"\ud800"}`), { parent: text })],
    ["content_refused", "an unknown mark", one(content.format("ychange", '{"type":"removed"}'), { parent: text })],
    ["content_refused", "a mark with attributes of its own", one(content.format("bold", '{"style":"x"}'), { parent: text })],
    ["content_refused", "a link that runs", one(content.format("link", '{"href":"javascript:alert(1)"}'), { parent: text })],
    ["content_refused", "a link that runs, written otherwise", one(content.format("link", String.raw`{"href":"\tJaVa\nScript:alert(1)"}`), { parent: text })],
    ["content_refused", "a link with data", one(content.format("link", '{"href":"data:text/html,x"}'), { parent: text })],
    ["content_refused", "a link's unknown attribute", one(content.format("link", '{"href":"https://a.example/","onclick":"x"}'), { parent: text })],
    ["content_refused", "a link's prototype", one(content.format("link", '{"href":"https://a.example/","__proto__":{"x":1}}'), { parent: text })],
    ["content_refused", "nodes in each other without end", writePacket([{ client: ME, clock: 0, structs: deep }])],
    ["update_invalid", "a value nested without end", asAttribute(any.nested(60_000))],
    ["update_invalid", "more structs than there are", writePacket([{ client: ME, clock: 0, structs: [], claims: 4_294_967_295 }])],
    ["update_invalid", "seven bytes that stall", Uint8Array.of(1, 255, 255, 255, 255, 15, 0)],
    ["update_invalid", "nothing at all", new Uint8Array()],
    ["update_invalid", "an empty string", one(content.string(""), { parent: text })],
    ["update_invalid", "a client id beyond all", writePacket([{ client: 2 ** 40, clock: 0, structs: [{ content: content.string("x"), parent: text }] }])],
    ["update_invalid", "a struct that hangs on itself", one(content.string("x"), { origin: [ME, 0] })],
    ["update_invalid", "deletions over each other", writePacket([], [{ client: text[0], ranges: [[0, 5], [2, 3]] }])],
    ["update_invalid", "one client's part in two places, of which Yjs would take the second", writePacket([[ME, 0], [ME + 1, 0], [ME, 1]].map(([client = 0, clock = 0]) => ({ client, clock, structs: [{ content: content.string("x"), parent: text }] })))],
    ["update_incomplete", "a gap", writePacket([{ client: ME, clock: 5, structs: [{ content: content.string("x"), parent: text }] }])],
    ["update_incomplete", "a skip", writePacket([{ client: ME, clock: 0, structs: [{ content: content.string("x"), parent: text }, { content: content.skip(3) }, { content: content.string("x"), parent: text }] }])],
    ["update_incomplete", "a neighbour that nobody wrote", one(content.string("x"), { origin: [4_242, 9] })],
    ["update_incomplete", "a parent that nobody wrote", one(content.string("x"), { parent: [4_242, 9] })],
    ["update_incomplete", "deletions of what nobody wrote", writePacket([], [{ client: 4_242, ranges: [[0, 5]] }])],
    ["update_incomplete", "two that wait for each other", writePacket([
      { client: ME + 1, clock: 0, structs: [{ content: content.string("x"), origin: [ME, 0] }] }, { client: ME, clock: 0, structs: [{ content: content.string("x"), origin: [ME + 1, 0] }] },
    ])],
    ["too_large", "deleted content without end", one(content.gc(50_000_000), {})],
    ["too_large", "clients without end", writePacket(Array.from({ length: 2_000 }, (_, index) => ({ client: 10_000 + index, clock: 0, structs: [{ content: content.string("x"), parent: text }] })))],
    ["client_foreign", "the template's own id", writePacket([{ client: 1, clock: Y.getState(doc.store, 1), structs: [{ content: content.string("x"), parent: text }] }])],
    ["client_foreign", "somebody else's id", writePacket([{ client: ME + 5, clock: 0, structs: [{ content: content.string("x"), parent: text }] }])],
  ];
  it.each(refused)("%s: %s", (refusal, name, packet) => {
    const before = Y.encodeStateAsUpdate(doc);
    const foreign = refusal === "client_foreign";
    expect({ name, verdict: judge(doc, packet, foreign ? undefined : () => true) }).toEqual({ name, verdict: { ok: false, refusal } });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect([...doc.share.keys()]).toEqual([DOCUMENT_FIELD]);
  });
});

/** What Yjs makes of a packet that the gate let through: complete, and with nothing but what the gate judged. */
function take(doc: Y.Doc, packet: Uint8Array): void {
  const verdict = judge(doc, packet, () => true);
  if (!verdict.ok) throw new Error(verdict.refusal);
  Y.applyUpdate(doc, verdict.update);
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
}

it("[COED-82] nothing comes between the halves of a character, and nobody erases one of them", () => {
  const { doc, text } = stage();
  take(doc, one(content.string("a💡b"), { parent: text }));
  const next = (structs: PacketStruct[], ranges: [number, number][] = []) =>
    writePacket(structs.length > 0 ? [{ client: ME, clock: 4, structs }] : [], ranges.length > 0 ? [{ client: ME, ranges }] : []);
  const between = { content: content.string("x"), origin: [ME, 1], rightOrigin: [ME, 2] } satisfies PacketStruct;
  for (const packet of [next([between]), next([], [[1, 1]]), next([], [[0, 2]]), next([], [[2, 2]])]) expect(judge(doc, packet)).toEqual({ ok: false, refusal: "content_refused" });
  take(doc, next([{ content: content.string("x"), origin: [ME, 2], rightOrigin: [ME, 3] }], [[1, 2]]));
  expect(doc.getXmlFragment(DOCUMENT_FIELD).toString()).toContain("axb");
});

it("[COED-82] a packet that repeats known parts under other neighbours takes effect only where it really stands", () => {
  const { doc, text } = stage();
  take(doc, one(content.string("ab"), { parent: text }));
  // Yjs links the new half after the known one, in the text, though its neighbours say that it stands among the blocks.
  const forged = writePacket([{ client: ME, clock: 0, structs: [{ content: content.any(any.text("x"), any.text("y"), any.text("FALSO")), parent: DOCUMENT_FIELD }] }]);
  expect(judge(doc, forged)).toEqual({ ok: false, refusal: "content_refused" });
  const honest = writePacket([{ client: ME, clock: 0, structs: [{ content: content.string("abc"), parent: text }] }]);
  take(doc, honest);
  expect(doc.getXmlFragment(DOCUMENT_FIELD).toString()).toContain("iniziale.abc");
});

it("[COED-82] known parts that refer to what is missing, or to other roots, leave nothing pending and no root behind", () => {
  const { doc, text } = stage();
  take(doc, one(content.string("ab"), { parent: text }));
  const known = [one(content.string("ab"), { origin: [4_242, 7] }), one(content.string("ab"), { parent: "altro" })];
  for (const packet of known) take(doc, packet);
  expect([...doc.share.keys()]).toEqual([DOCUMENT_FIELD]);
  expect(doc.getXmlFragment(DOCUMENT_FIELD).toString()).toContain("iniziale.ab");
});

it("[COED-82] two sections of one client are judged and applied as the one that Yjs would not make of them", () => {
  const { doc, text } = stage();
  take(doc, writePacket([
    { client: ME, clock: 0, structs: [{ content: content.string("a"), parent: text }] }, { client: ME, clock: 1, structs: [{ content: content.string("b"), origin: [ME, 0] }] },
  ]));
  expect(doc.getXmlFragment(DOCUMENT_FIELD).toString()).toContain("iniziale.ab");
});

it("[COED-82] what hangs on erased content disappears with it", () => {
  const { doc, paragraph, text } = stage();
  doc.transact(() => doc.getXmlFragment(DOCUMENT_FIELD).delete(0, 1));
  take(doc, one(content.element("script"), { parent: paragraph }));
  take(doc, writePacket([{ client: ME, clock: 1, structs: [{ content: content.embed('{"a":1}'), parent: text }] }]));
  expect(doc.getXmlFragment(DOCUMENT_FIELD).toString()).toBe("");
});
