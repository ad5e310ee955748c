import * as Y from "yjs";
import { DOCUMENT_FIELD, DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { any, content, type PacketContent, type PacketId, type PacketSection, type PacketStruct, writePacket } from "#tests/realtime/packet-bytes.ts";
import { textsOf } from "#tests/realtime/random-edits.ts";
import type { Chance } from "#tests/realtime/seeded-chance.ts";

/** A packet that shall harm; `mutated` ones may by chance be harmless and be taken, the others never. */
export type HostilePacket = { name: string; bytes: Uint8Array; mutated: boolean };

/** What a hostile person knows: her own copy of the text, in step with what the server took of her. */
type Position = { doc: Y.Doc; me: number; clock: number; paragraph: PacketId; text: PacketId; letter: PacketId; others: number };

function positionIn(doc: Y.Doc, foreign: readonly number[], chance: Chance): Position {
  const texts = textsOf(doc.getXmlFragment(DOCUMENT_FIELD)).filter((text) => text._first);
  const text = chance.pickSome(texts);
  const holder = text?.parent instanceof Y.XmlElement ? text.parent._item?.id : null;
  const id = ({ client, clock }: { client: number; clock: number } = { client: 1, clock: 0 }): PacketId => [client, clock];
  return {
    doc, me: doc.clientID, clock: Y.getState(doc.store, doc.clientID), paragraph: id(holder ?? undefined), text: id(text?._item?.id), letter: id(text?._first?.id),
    others: chance.pickSome(foreign) ?? 1,
  };
}

export function hostilePacket(doc: Y.Doc, foreign: readonly number[], chance: Chance): HostilePacket {
  const position = positionIn(doc, foreign, chance);
  if (chance.percent(25)) return mutate(position, chance);
  const [name, make] = chance.pick(crafted);
  return { name, bytes: make(position, chance), mutated: false };
}

/** An honest change, as a person at the editor makes it. */
export function honestChange(doc: Y.Doc, chance: Chance): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // Only now: of what comes under one's own client id Yjs would draw another one.
  copy.clientID = doc.clientID;
  const before = Y.encodeStateVector(copy);
  const text = chance.pickSome(textsOf(copy.getXmlFragment(DOCUMENT_FIELD)));
  copy.transact(() => {
    const dice = text ? chance.whole(100) : 0;
    if (dice < 20 || !text) {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(chance.word())]);
      copy.getXmlFragment(DOCUMENT_FIELD).push([paragraph]);
    } else if (dice < 36) text.format(0, 1, { link: { href: "https://example.org/" } });
    else text.insert(chance.whole(text.length + 1), `${chance.word()} `);
  });
  const made = Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  // Only what it adds: the whole set of erased places would say nothing new.
  return made;
}

function mutate({ doc }: Position, chance: Chance): HostilePacket {
  const bytes = Uint8Array.from(honestChange(doc, chance));
  switch (chance.pick(["cut", "flip", "flip", "flip", "byte", "byte", "splice", "noise"])) {
    case "cut":
      return { name: "cut", bytes: bytes.slice(0, chance.whole(bytes.length)), mutated: true };
    case "flip":
      for (let count = 1 + chance.whole(4); count > 0; count -= 1) {
        const at = chance.whole(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.whole(8));
      }
      return { name: "flipped bits", bytes, mutated: true };
    case "byte":
      bytes[chance.whole(bytes.length)] = chance.whole(256);
      return { name: "changed byte", bytes, mutated: true };
    case "splice":
      return { name: "spliced", bytes: Uint8Array.from([...bytes.slice(0, chance.whole(bytes.length)), ...chance.bytes(1 + chance.whole(12)), ...bytes.slice(chance.whole(bytes.length))]), mutated: true };
    default:
      return { name: "noise", bytes: chance.bytes(1 + chance.whole(200)), mutated: true };
  }
}

type Make = (position: Position, chance: Chance) => Uint8Array;

function mine({ me, clock }: Position, structs: readonly PacketStruct[], more: Partial<PacketSection> = {}): Uint8Array {
  return writePacket([{ client: me, clock, structs, ...more }]);
}

const inText = (held: PacketContent): Make => (at) => mine(at, [{ content: held, parent: at.text }]);
const atRoot = (held: PacketContent): Make => (at) => mine(at, [{ content: held, parent: DOCUMENT_FIELD }]);
const attribute = (name: string, value: Uint8Array): Make => (at) => mine(at, [{ content: content.any(value), parent: at.paragraph, attribute: name }]);
const link = (json: string): Make => inText(content.format("link", json));
const huge = "x".repeat(20_000);
const repeated = (count: number, make: (index: number) => PacketStruct): PacketStruct[] => Array.from({ length: count }, (_, index) => make(index));

const crafted: readonly [readonly [string, Make], ...(readonly [string, Make])[]] = [
  ["count of structs without structs", (at) => mine(at, [], { claims: 4_000_000_000 })],
  ["seven bytes that stall", () => Uint8Array.of(1, 255, 255, 255, 255, 15, 0)],
  ["count of clients without clients", () => Uint8Array.of(255, 255, 255, 255, 15)],
  ["length beyond all numbers", (at) => mine(at, [{ content: content.gc(2 ** 52) }])],
  ["deleted content without end", (at) => mine(at, [{ content: content.deleted(900_000_000), parent: at.text }])],
  ["collected content without end", (at) => mine(at, [{ content: content.gc(90_000_000) }])],
  ["a skip first", (at) => mine(at, [{ content: content.skip(5) }, { content: content.string("x"), parent: at.text }])],
  ["a skip between", (at) => mine(at, [{ content: content.string("x"), parent: at.text }, { content: content.skip(5) }, { content: content.string("x"), parent: at.text }])],
  ["thousands of clients", (at) => writePacket(repeated(3_000, () => ({ content: content.string("x"), parent: at.text })).map((struct, index) => ({ client: 50_000 + index, clock: 0, structs: [struct] })))],
  ["deletions over each other", (at) => writePacket([], [{ client: at.letter[0], ranges: Array.from({ length: 20_000 }, () => [0, at.letter[1] + 1] as const) }])],
  ["deletions of what nobody wrote", (at) => writePacket([], [{ client: at.letter[0], ranges: [[0, 2_000_000_000]] }])],
  ["deletions of nobody's", (_, chance) => writePacket([], [{ client: 1 + chance.whole(1_000_000), ranges: [[0, 10]] }])],
  ["nodes in each other without end", (at) => mine(at, repeated(3_000, (index) => ({ content: content.element("blockquote"), parent: index === 0 ? DOCUMENT_FIELD : [at.me, at.clock + index - 1] })))],
  ["a value nested without end", attribute("id", any.nested(60_000))],
  ["a text in a text", inText(content.type(6))],
  ["somebody else's client id", (at) => writePacket([{ client: at.others, clock: Y.getState(at.doc.store, at.others), structs: [{ content: content.string("FALSO"), parent: at.text }] }])],
  ["the template's client id", (at) => writePacket([{ client: 1, clock: Y.getState(at.doc.store, 1), structs: [{ content: content.string("FALSO"), parent: at.text }] }])],
  ["a client id beyond all", (at) => writePacket([{ client: 2 ** 45, clock: 0, structs: [{ content: content.string("FALSO"), parent: at.text }] }])],
  ["an unknown node", atRoot(content.element("iframe"))],
  ["a node where it does not belong", atRoot(content.element("tableRow"))],
  ["a hook", atRoot(content.hook("paragraph"))],
  ["a map", atRoot(content.type(1))],
  ["an unknown type", atRoot(content.type(9))],
  ["text among the blocks", atRoot(content.string("FALSO"))],
  ["an element in a text", (at) => mine(at, [{ content: content.element("paragraph"), origin: at.letter }])],
  ["a block in a paragraph", (at) => mine(at, [{ content: content.element("table"), parent: at.paragraph }])],
  ["another root", (at) => mine(at, [{ content: content.element("paragraph"), parent: "altro" }])],
  ["an unknown mark", inText(content.format("comment", '{"id":"x"}'))],
  ["a mark with a value", inText(content.format("bold", '"x"'))],
  ["bytes", inText(content.binary(new Uint8Array(40)))],
  ["an embed", inText(content.embed('{"image":"x"}'))],
  ["a subdocument", inText(content.subdocument())],
  ["old values", inText(content.json(['"x"']))],
  ["text that the database can't keep", inText(content.string("a\0b"))],
  ["an unknown attribute", attribute("onclick", any.text("alert(1)"))],
  ["an object as value", attribute("id", any.object([["toString", any.text("x")]]))],
  ["a prototype as value", attribute("id", any.object([["__proto__", any.object([["x", any.text("y")]])]]))],
  ["a huge value", attribute("id", any.text(huge))],
  ["bytes as value", attribute("id", any.bytes(new Uint8Array(100)))],
  ["no number as value", attribute("id", any.float(Number.POSITIVE_INFINITY))],
  ["a type as value", (at) => mine(at, [{ content: content.type(0), parent: at.paragraph, attribute: "id" }])],
  ["a link that runs", link('{"href":"javascript:alert(1)"}')],
  ["a link that runs, hidden", link(String.raw`{"href":"\u0001java\tscript:alert(1)"}`)],
  ["a link with data", link('{"href":"data:text/html;base64,PHNjcmlwdD4="}')],
  ["a link to a file", link('{"href":"file:///etc/passwd"}')],
  ["a link's unknown attribute", link('{"href":"https://example.org/","onmouseover":"alert(1)"}')],
  ["a huge link", link(`{"href":"https://example.org/${huge}"}`)],
  ["half a character", link(String.raw`{"href":"https://example.org/","title":"\udc00"}`)],
  ["a gap", (at) => writePacket([{ client: at.me, clock: at.clock + 7, structs: [{ content: content.string("x"), parent: at.text }] }])],
  ["a neighbour that nobody wrote", (at, chance) => mine(at, [{ content: content.string("x"), origin: [1 + chance.whole(1_000_000), 4] }])],
  ["a parent that nobody wrote", (at, chance) => mine(at, [{ content: content.string("x"), parent: [1 + chance.whole(1_000_000), 4] }])],
  ["a struct that hangs on itself", (at) => mine(at, [{ content: content.string("x"), origin: [at.me, at.clock] }])],
  ["too much text", (at) => mine(at, [{ content: content.string("x".repeat(DOCUMENT_LIMITS.packetBytes + 1)), parent: at.text }])],
];

export const craftedNames: readonly string[] = crafted.map(([name]) => name);
