import { getSchema } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, fixTables } from "@tiptap/pm/tables";
import { canSplit } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { isLawful } from "#app/features/documents/even-tables.extensions.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { sectionExtensions } from "#app/features/plan/sections/sections.extensions.ts";
import type { Chance } from "#tests/realtime/seeded-chance.ts";

const schema = getSchema(sectionExtensions());

/** One thing that a person at an editor does: typing and erasing mostly, sometimes formats, splits, blocks and tables. */
export function editAtRandom(doc: Y.Doc, chance: Chance): void {
  const dice = chance.whole(100);
  if (dice < 45) typeText(doc, chance);
  else if (dice < 60) eraseText(doc, chance);
  else if (dice < 70) formatText(doc, chance);
  else throughEditor(doc, chance);
}

export function textsOf(parent: Y.XmlFragment | Y.XmlElement): Y.XmlText[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsOf(child) : []));
}

function someText(doc: Y.Doc, chance: Chance): Y.XmlText | undefined {
  return chance.pickSome(textsOf(doc.getXmlFragment(DOCUMENT_FIELD)));
}

function textOf(text: Y.XmlText): string {
  return text.toDelta().map((part: { insert?: unknown }) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

/** No caret stands inside a character that takes two units. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}

function somePart(text: Y.XmlText, chance: Chance, longest: number): [at: number, length: number] {
  const words = textOf(text);
  const from = chance.whole(text.length - 1);
  const [start, end] = [wholeCharacter(words, from), wholeCharacter(words, Math.min(text.length, from + 1 + chance.whole(longest)))];
  return [start, end - start];
}

function typeText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  text?.insert(wholeCharacter(textOf(text), chance.whole(text.length + 1)), `${chance.word()} `);
}

function eraseText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  if (!text || text.length < 2) return;
  const [at, length] = somePart(text, chance, 6);
  text.delete(at, length);
}

function formatText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  if (!text || text.length < 2) return;
  const [at, length] = somePart(text, chance, 9);
  const mark = chance.pick<Record<string, object | null>>([{ bold: {} }, { italic: {} }, { underline: {} }, { bold: null }, { link: { href: "https://example.org/", target: null, rel: null, class: null, title: null } }, { link: null }]);
  text.format(at, length, mark);
}

/** What needs the editor: its document is changed by a transaction and the difference written into Yjs, as the binding does it. */
function throughEditor(doc: Y.Doc, chance: Chance): void {
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  const { doc: node, meta } = initProseMirrorDoc(fragment, schema);
  const changed = changeBlocks(EditorState.create({ schema, doc: node }), chance);
  if (changed && !changed.doc.eq(node) && isLawful(changed.doc, node)) updateYFragment(doc, fragment, changed.doc, meta);
}

function changeBlocks(state: EditorState, chance: Chance): Transaction | null {
  switch (chance.pick(["split", "split", "heading", "block", "remove", "list", "table", "table-edit", "table-edit", "attribute"])) {
    case "split": {
      const at = placeInText(state.doc, chance);
      return at !== null && canSplit(state.doc, at) ? state.tr.split(at) : null;
    }
    case "heading":
      return retype(state, chance);
    case "block":
      return state.tr.insert(betweenBlocks(state.doc, chance), paragraph(chance.word()));
    case "remove":
      return removeBlock(state, chance);
    case "list":
      return state.tr.insert(betweenBlocks(state.doc, chance), list(chance));
    case "table":
      return state.doc.childCount < 60 ? state.tr.insert(betweenBlocks(state.doc, chance), table(chance)) : null;
    case "table-edit":
      return editTable(state, chance);
    default:
      return setAttribute(state, chance);
  }
}

function placesOf(doc: Node, fits: (node: Node) => boolean): number[] {
  const places: number[] = [];
  doc.descendants((node, at) => void (fits(node) && places.push(at)));
  return places;
}

function placeInText(doc: Node, chance: Chance): number | null {
  const at = chance.pickSome(placesOf(doc, (node) => node.isTextblock));
  if (at === undefined) return null;
  const block = doc.nodeAt(at);
  const size = block?.content.size ?? 0;
  return at + 1 + wholeCharacter(block?.textBetween(0, size, "", " ") ?? "", chance.whole(size + 1));
}

function betweenBlocks(doc: Node, chance: Chance): number {
  let at = 0;
  for (let index = chance.whole(doc.childCount + 1); index > 0; index -= 1) at += doc.child(index - 1).nodeSize;
  return at;
}

function retype(state: EditorState, chance: Chance): Transaction | null {
  const at = placeInText(state.doc, chance);
  if (at === null) return null;
  const type = chance.percent(50) ? schema.nodes["heading"] : schema.nodes["paragraph"];
  const { parent } = state.doc.resolve(at);
  const simple = parent.content.content.every((child) => child.isText);
  return type && simple ? state.tr.setBlockType(at, at, type, type.name === "heading" ? { ...parent.attrs, level: 1 + chance.whole(3) } : parent.attrs) : null;
}

function removeBlock(state: EditorState, chance: Chance): Transaction | null {
  if (state.doc.childCount < 4) return null;
  const index = chance.whole(state.doc.childCount);
  const at = Array.from({ length: index }, (_, place) => state.doc.child(place).nodeSize).reduce((sum, size) => sum + size, 0);
  return state.tr.delete(at, at + state.doc.child(index).nodeSize);
}

function editTable(state: EditorState, chance: Chance): Transaction | null {
  const at = chance.pickSome(placesOf(state.doc, (node) => node.type.name === "tableCell" || node.type.name === "tableHeader"));
  if (at === undefined) return null;
  // As the editor does it: a table that two have changed at once is evened out first.
  const even = fixTables(state);
  const ready = even ? state.apply(even) : state;
  const inside = ready.apply(ready.tr.setSelection(TextSelection.near(ready.doc.resolve((even?.mapping.map(at) ?? at) + 1))));
  let made: Transaction | null = null;
  chance.pick([addRowAfter, addRowAfter, addColumnAfter, deleteRow, deleteColumn])(inside, (transaction) => void (made = transaction));
  return made;
}

function setAttribute(state: EditorState, chance: Chance): Transaction | null {
  const at = chance.pickSome(placesOf(state.doc, (node) => node.type.name === "paragraph" || node.type.name === "heading"));
  return at === undefined ? null : state.tr.setNodeAttribute(at, "id", `b-${chance.whole(1_000_000)}`);
}

function paragraph(text: string): Node {
  return schema.node("paragraph", null, text === "" ? [] : [schema.text(text)]);
}

function list(chance: Chance): Node {
  return schema.node("bulletList", null, Array.from({ length: 1 + chance.whole(3) }, () => schema.node("listItem", null, [paragraph(chance.word())])));
}

function table(chance: Chance): Node {
  const [rows, columns] = [2 + chance.whole(2), 2 + chance.whole(2)];
  const row = (cell: string) => schema.node("tableRow", null, Fragment.fromArray(Array.from({ length: columns }, () => schema.node(cell, null, [paragraph(chance.word())]))));
  return schema.node("table", null, [row("tableHeader"), ...Array.from({ length: rows - 1 }, () => row("tableCell"))]);
}
