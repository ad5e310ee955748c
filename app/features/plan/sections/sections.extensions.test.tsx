import { Editor, getSchema } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import type { ContentMatch, NodeType } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD, LEAF_NODES, LINK_ATTRIBUTES, MARK_NAMES, NODE_ATTRIBUTES, NODE_NAMES } from "#app/features/documents/documents.limits.ts";
import { allowedChildren } from "#server/coediting/gate.ts";
import { sectionExtensions } from "./sections.extensions.ts";

it("[COED-15] the editor's schema names what the server's gate lets through", () => {
  const schema = getSchema(sectionExtensions());
  const nodes = Object.keys(schema.nodes).filter((name) => name !== "doc" && name !== "text");
  expect(nodes.sort()).toEqual([...NODE_NAMES].sort());
  expect(Object.keys(schema.marks).sort()).toEqual([...MARK_NAMES].sort());
  const attributes = Object.values(schema.nodes).map(({ name, spec }) => [name, Object.keys(spec.attrs ?? {}).sort()]);
  const allowed = [...Object.keys(schema.nodes)].map((name) => [name, [...(NODE_ATTRIBUTES.get(name) ?? [])].sort()]);
  expect(Object.fromEntries(attributes)).toEqual(Object.fromEntries(allowed));
  expect(Object.keys(schema.marks["link"]?.spec.attrs ?? {}).sort()).toEqual([...LINK_ATTRIBUTES].sort());
  expect(nodes.filter((name) => schema.nodes[name]?.isLeaf).sort()).toEqual([...LEAF_NODES].sort());
});

it("[COED-15] what the schema lets stand inside a node, the gate lets through too, and nothing else", () => {
  const schema = getSchema(sectionExtensions());
  for (const [name, type] of Object.entries(schema.nodes)) {
    if (name === "text" || type.isLeaf) continue;
    const fits = Object.values(schema.nodes).filter((child) => child !== type.schema.topNodeType && canHold(type, child)).map((child) => child.name);
    expect([name, fits.sort()]).toEqual([name, [...(allowedChildren(name) ?? [])].sort()]);
  }
});

/** True when the child may stand somewhere in the node's content. */
function canHold(type: NodeType, child: NodeType): boolean {
  const seen = new Set<ContentMatch>();
  const waiting = [type.contentMatch];
  for (let match = waiting.pop(); match; match = waiting.pop()) {
    if (seen.has(match)) continue;
    seen.add(match);
    if (match.matchType(child)) return true;
    for (let edge = 0; edge < match.edgeCount; edge += 1) waiting.push(match.edge(edge).next);
  }
  return false;
}

function editorOn(doc: Y.Doc): Editor {
  return new Editor({ element: document.createElement("div"), extensions: [...sectionExtensions(), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })] });
}

function docWith(...content: object[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState(JSON.parse(JSON.stringify({ type: "doc", content }))));
  return doc;
}

const paragraph = (text: string, attrs: object = {}) => ({ type: "paragraph", attrs, content: [{ type: "text", text }] });

it("[COED-15] what the server writes from JSON, the editor reads unchanged", () => {
  const doc = docWith(
    { type: "heading", attrs: { level: 2, id: "t" }, content: [{ type: "text", text: "Titolo" }] },
    { type: "paragraph", attrs: { id: "p", proposal: "AO-2026-0001" }, content: [{ type: "text", text: "Testo " }, { type: "text", text: "forte", marks: [{ type: "bold" }] }] },
    { type: "table", attrs: { id: "x" }, content: [{ type: "tableRow", content: [{ type: "tableHeader", content: [paragraph("Voce", { id: "v" })] }] }] },
  );
  const before = JSON.stringify(readContent(doc).content);
  const editor = editorOn(doc);
  expect(editor.getJSON().content?.map((node) => node.type)).toEqual(["heading", "paragraph", "table"]);
  expect(editor.getText()).toContain("Testo forte");
  editor.destroy();
  expect(JSON.stringify(readContent(doc).content)).toBe(before);
});

it("[PLAN-04] Enter at the end of a paragraph with an origin begins a plain one", () => {
  const doc = docWith(paragraph("Testo accolto", { id: "uno", proposal: "AO-2026-0001" }));
  const editor = editorOn(doc);
  editor.chain().setTextSelection(14).splitBlock().run();
  editor.commands.insertContent("Testo nuovo");
  const blocks = readContent(doc).content.content ?? [];
  expect(blocks.map((block) => [block.attrs?.["proposal"] ?? null, block.content?.[0]?.text])).toEqual([["AO-2026-0001", "Testo accolto"], [null, "Testo nuovo"]]);
  expect(blocks[1]?.attrs?.["id"]).toMatch(/^[0-9a-f-]{36}$/);
  editor.destroy();
});

it("[PLAN-04] a split paragraph keeps its origin on both halves, and each block its own id", () => {
  const doc = docWith(paragraph("Prima seconda", { id: "uno", proposal: "AO-2026-0001" }));
  const editor = editorOn(doc);
  editor.chain().setTextSelection(7).splitBlock().run();
  const blocks = readContent(doc).content.content ?? [];
  expect(blocks).toHaveLength(2);
  expect(blocks.map((block) => block.attrs?.["proposal"])).toEqual(["AO-2026-0001", "AO-2026-0001"]);
  const ids = blocks.map((block) => block.attrs?.["id"]);
  expect(ids[0]).toBe("uno");
  expect(ids[1]).toMatch(/^[0-9a-f-]{36}$/);
  editor.destroy();
});
