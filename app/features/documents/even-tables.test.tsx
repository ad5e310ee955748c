import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";
import { encodeInitialState, readContent } from "./document-content.rules.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import { createTextDocument } from "./text-document.rules.ts";

type Desk = { doc: Y.Doc; editor: Editor; outbox: Uint8Array[] };

const desks: Desk[] = [];
afterEach(() => {
  for (const { editor, doc } of desks.splice(0)) {
    editor.destroy();
    doc.destroy();
  }
});

const cell = (text: string) => ({ type: "tableCell", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });
const table = { type: "table", content: [["a", "b"], ["c", "d"]].map((row) => ({ type: "tableRow", content: row.map(cell) })) };

function sitDown(): Desk {
  const doc = createTextDocument();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [table, { type: "paragraph" }] }));
  const editor = new Editor({ element: document.createElement("div"), extensions: [...sectionExtensions(), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })] });
  const desk: Desk = { doc, editor, outbox: [] };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "network") desk.outbox.push(update);
  });
  desks.push(desk);
  return desk;
}

/** What each has written reaches the others in the same moment, again and again until nobody has anything to say; how often that took. */
function meet(company: readonly Desk[]): number {
  for (let round = 0; round < 20; round += 1) {
    const letters = company.map(({ outbox }) => outbox.splice(0));
    if (letters.every((list) => list.length === 0)) return round;
    company.forEach(({ doc }, place) => letters.forEach((list, from) => from !== place && list.forEach((update) => Y.applyUpdate(doc, update, "network"))));
  }
  return Number.POSITIVE_INFINITY;
}

function caretIn({ editor }: Desk, text: string): void {
  let at: number | null = null;
  editor.state.doc.descendants((node, position) => void (node.isText && node.text === text && (at = position)));
  if (at === null) throw new Error(`no «${text}» in ${editor.getText()}`);
  editor.commands.setTextSelection(at);
}

const widths = ({ editor }: Desk) => {
  const found: number[] = [];
  editor.state.doc.descendants((node) => void (node.type.name === "tableRow" && found.push(node.childCount)));
  return found;
};

function disagree(): Desk[] {
  const company = [sitDown(), sitDown(), sitDown()];
  const [one, other] = company;
  if (!one || !other) return [];
  caretIn(one, "b");
  one.editor.commands.addColumnAfter();
  caretIn(other, "c");
  other.editor.commands.addRowAfter();
  return company;
}

it("[COED-98] a column and a row that are added at the same time make one table, and nobody's browser answers the others' for ever", () => {
  const company = disagree();
  expect(meet(company)).toBeLessThan(3);
  for (const desk of company) expect(widths(desk)).toEqual([3, 3, 2]);
  expect(new Set(company.map(({ doc }) => JSON.stringify(readContent(doc).content))).size).toBe(1);
});

it("[COED-98] who writes elsewhere at the same time leaves the table as it is", () => {
  const company = disagree();
  meet(company);
  for (const { editor } of company) editor.commands.insertContentAt(editor.state.doc.content.size - 1, "x");
  expect(meet(company)).toBeLessThan(3);
  for (const desk of company) expect(widths(desk)).toEqual([3, 3, 2]);
});

it("[COED-98] who writes in the table evens it out, once", () => {
  const company = disagree();
  meet(company);
  const writer = company[2];
  if (!writer) throw new Error("nobody");
  caretIn(writer, "d");
  writer.editor.commands.insertContent("!");
  expect(meet(company)).toBeLessThan(3);
  for (const desk of company) expect(widths(desk)).toEqual([3, 3, 3]);
});

it.each(["addRowAfter", "addRowBefore", "addColumnAfter", "addColumnBefore", "deleteRow", "deleteColumn"] as const)("[COED-98] %s in a table with a short row leaves an even one", (command) => {
  const company = disagree();
  meet(company);
  const writer = company[0];
  if (!writer) throw new Error("nobody");
  caretIn(writer, "c");
  expect(writer.editor.commands[command]()).toBe(true);
  meet(company);
  for (const desk of company) {
    expect(new Set(widths(desk)).size).toBe(1);
    desk.editor.state.doc.check();
  }
});

it("[COED-99] a change that the schema does not allow is not made", () => {
  const { editor } = sitDown();
  const before = editor.getJSON();
  const row = editor.schema.nodes["tableRow"]?.create(null, [editor.schema.nodes["tableRow"]?.create()].flatMap((node) => node ?? []));
  if (row) editor.view.dispatch(editor.state.tr.insert(1, row));
  expect(editor.getJSON()).toEqual(before);
});
