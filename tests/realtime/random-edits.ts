import { getSchema } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from "@tiptap/pm/tables";
import { canSplit } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
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

function typeText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  text?.insert(chance.whole(text.length + 1), `${chance.word()} `);
}

function eraseText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  if (!text || text.length < 2) return;
  const at = chance.whole(text.length - 1);
  text.delete(at, Math.min(text.length - at, 1 + chance.whole(6)));
}

function formatText(doc: Y.Doc, chance: Chance): void {
  const text = someText(doc, chance);
  if (!text || text.length < 2) return;
  const at = chance.whole(text.length - 1);
  const mark = chance.pick<Record<string, object | null>>([{ bold: {} }, { italic: {} }, { underline: {} }, { bold: null }, { link: { href: "https://example.org/", target: null, rel: null, class: null, title: null } }, { link: null }]);
  text.format(at, Math.min(text.length - at, 1 + chance.whole(9)), mark);
}

/** What needs the editor: its document is changed by a transaction and the difference written into Yjs, as the binding does it. */
function throughEditor(doc: Y.Doc, chance: Chance): void {
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  const { doc: node, meta } = initProseMirrorDoc(fragment, schema);
  const changed = changeBlocks(EditorState.create({ schema, doc: node }), chance);
  if (changed && !changed.doc.eq(node)) updateYFragment(doc, fragment, changed.doc, meta);
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
  return at + 1 + chance.whole((doc.nodeAt(at)?.content.size ?? 0) + 1);
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
  const inside = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))));
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
