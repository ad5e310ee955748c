import * as Y from "yjs";
import { expect, it } from "vitest";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { nodeWith, p } from "#tests/builders/plan-document.ts";
import { judgeUpdate } from "./gate.ts";

const ME = 77;

/** What the gate says of a change to a small text: a paragraph, a callout, a table with a header. */
function judge(change: (root: Y.XmlFragment) => void) {
  const doc = new Y.Doc();
  const cell = (type: string) => nodeWith(type, { colspan: 1 }, p("1"));
  Y.applyUpdate(doc, encodeInitialState({
    type: "doc",
    content: [p("Testo."), nodeWith("callout", { kind: "info" }, p("Nota bene")), nodeWith("table", {}, { type: "tableRow", content: [cell("tableHeader"), cell("tableCell")] }), nodeWith("heading", { level: 1 }, { type: "text", text: "Titolo" })],
  }));
  const draft = new Y.Doc();
  Y.applyUpdate(draft, Y.encodeStateAsUpdate(doc));
  draft.clientID = ME;
  const before = Y.encodeStateVector(draft);
  draft.transact(() => change(draft.getXmlFragment(DOCUMENT_FIELD)));
  return judgeUpdate(Y.encodeStateAsUpdate(draft, before), { doc, mayUse: (id) => id === ME });
}

type Attributes = Record<string, unknown>;

/** Yjs' types know of strings only; it stores any plain value. */
function withAttributes(name: string, attributes: Attributes): Y.XmlElement {
  const element = new Y.XmlElement(name);
  const loose: { setAttribute(name: string, value: unknown): void } = element;
  for (const [key, value] of Object.entries(attributes)) loose.setAttribute(key, value);
  return element;
}

function at(root: Y.XmlFragment, ...path: number[]): Y.XmlElement {
  let found: Y.XmlFragment = root;
  for (const place of path) {
    const child = found.get(place);
    if (!(child instanceof Y.XmlElement)) throw new Error("no element there");
    found = child;
  }
  if (!(found instanceof Y.XmlElement)) throw new Error("no path");
  return found;
}

function set(element: Y.XmlElement, attributes: Attributes): void {
  const loose: { setAttribute(name: string, value: unknown): void } = element;
  for (const [key, value] of Object.entries(attributes)) loose.setAttribute(key, value);
}

const good: [string, (root: Y.XmlFragment) => void][] = [
  ["a note", (root) => at(root, 0).insert(1, [withAttributes("footnote", { text: "x".repeat(1000) })])],
  ["a callout", (root) => root.insert(0, [withAttributes("callout", { kind: "warning", id: "a-1" })])],
  ["a caption", (root) => set(at(root, 2), { caption: "Popolazione" })],
  ["numbers", (root) => set(at(root, 2, 0, 1), { numeric: true })],
  ["numbers no more", (root) => set(at(root, 2, 0, 1), { numeric: null })],
  ["a proposal", (root) => root.insert(1, [withAttributes("livingBlock", { kind: "proposal", ref: "AP-2026-0001", id: "b" })])],
  ["a vote", (root) => root.insert(1, [withAttributes("livingBlock", { kind: "vote", ref: "0b9f6a52-7c1e-4d1b-9a57-5f0f9f3f1c11" })])],
];

it.each(good)("[COED-30] the gate takes %s", (_name, change) => {
  expect(judge(change)).toMatchObject({ ok: true });
});

const bad: [string, (root: Y.XmlFragment) => void][] = [
  ["a note in a title", (root) => at(root, 3).insert(1, [withAttributes("footnote", { text: "x" })])],
  ["a note outside a paragraph", (root) => root.insert(0, [withAttributes("footnote", { text: "x" })])],
  ["a note with content", (root) => {
    const note = withAttributes("footnote", { text: "x" });
    note.insert(0, [new Y.XmlText("y")]);
    at(root, 0).insert(1, [note]);
  }],
  ["a note that is too long", (root) => at(root, 0).insert(1, [withAttributes("footnote", { text: "x".repeat(1001) })])],
  ["a note of another type", (root) => at(root, 0).insert(1, [withAttributes("footnote", { text: ["x"] })])],
  ["a note that the database could not keep", (root) => at(root, 0).insert(1, [withAttributes("footnote", { text: "a\0b" })])],
  ["an unknown kind of callout", (root) => root.insert(0, [withAttributes("callout", { kind: "\" onclick=alert(1)" })])],
  ["a living kind on a callout", (root) => set(at(root, 1), { kind: "vote" })],
  ["a table in a callout", (root) => at(root, 1).insert(0, [new Y.XmlElement("table")])],
  ["a title in a callout", (root) => at(root, 1).insert(0, [new Y.XmlElement("heading")])],
  ["a living block in a callout", (root) => at(root, 1).insert(0, [withAttributes("livingBlock", { kind: "vote", ref: "a" })])],
  ["a living block in a cell", (root) => at(root, 2, 0, 0).insert(0, [withAttributes("livingBlock", { kind: "vote", ref: "a" })])],
  ["an unknown living kind", (root) => root.insert(0, [withAttributes("livingBlock", { kind: "person", ref: "a" })])],
  ["a living block of a path", (root) => root.insert(0, [withAttributes("livingBlock", { kind: "proposal", ref: "../../ufficio" })])],
  ["an empty reference", (root) => root.insert(0, [withAttributes("livingBlock", { kind: "proposal", ref: "" })])],
  ["a long reference", (root) => root.insert(0, [withAttributes("livingBlock", { kind: "proposal", ref: "A".repeat(65) })])],
  ["content in a living block", (root) => {
    const block = withAttributes("livingBlock", { kind: "proposal", ref: "A" });
    block.insert(0, [new Y.XmlElement("paragraph")]);
    root.insert(0, [block]);
  }],
  ["a caption that is too long", (root) => set(at(root, 2), { caption: "x".repeat(201) })],
  ["a caption on a paragraph", (root) => set(at(root, 0), { caption: "x" })],
  ["a word for numbers", (root) => set(at(root, 2, 0, 1), { numeric: "yes" })],
  ["numbers on a row", (root) => set(at(root, 2, 0), { numeric: true })],
  ["an endless span", (root) => set(at(root, 2, 0, 1), { colspan: 1_000_000_000 })],
  ["half a span", (root) => set(at(root, 2, 0, 1), { rowspan: 0.5 })],
  ["a deep title", (root) => set(at(root, 3), { level: 99 })],
  ["text of a note on a paragraph", (root) => set(at(root, 0), { text: "x" })],
  ["an attribute on a list's point", (root) => root.insert(0, [withAttributes("bulletList", {})]) ?? at(root, 0).insert(0, [withAttributes("listItem", { id: "x" })])],
];

it.each(bad)("[COED-30] the gate refuses %s", (_name, change) => {
  expect(judge(change)).toMatchObject({ ok: false, refusal: "content_refused" });
});

it("[COED-30] notes and captions count as text", () => {
  const note = judge((root) => at(root, 0).insert(1, [withAttributes("footnote", { text: "x".repeat(500) })]));
  expect(note).toMatchObject({ ok: true, added: 501 });
  expect(judge((root) => set(at(root, 2), { caption: "x".repeat(20) }))).toMatchObject({ ok: true, added: 20 });
});
