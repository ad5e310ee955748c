import { Editor, type JSONContent } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { ContentView } from "#app/features/documents/components/content-view.tsx";
import { toolbarState } from "#app/features/documents/components/editor-tools.ts";
import { type ContentNode, parseContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { sectionExtensions } from "./sections.extensions.ts";

let editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors) editor.destroy();
  editors = [];
});

const text = (value: string) => ({ type: "text", text: value });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });
const cell = (type: string, value: string) => ({ type, content: [paragraph(text(value))] });
const row = (type: string, ...values: string[]) => ({ type: "tableRow", content: values.map((value) => cell(type, value)) });
const table = { type: "table", content: [row("tableHeader", "Comune", "Abitanti"), row("tableCell", "Osilo", "2.888"), row("tableCell", "Ossi", "5.613")] };

function open(...content: object[]): Editor {
  const editor = new Editor({ element: document.createElement("div"), extensions: [...sectionExtensions(), Collaboration.configure({ document: new Y.Doc(), field: DOCUMENT_FIELD })] });
  editor.commands.setContent(JSON.parse(JSON.stringify({ type: "doc", content })));
  editors.push(editor);
  return editor;
}

function select(editor: Editor, words: string): void {
  editor.state.doc.descendants((node, position) => {
    if (node.isText && node.text?.includes(words)) editor.commands.setTextSelection(position + (node.text.indexOf(words) + words.length));
  });
}

function attributesOf(editor: Editor, type: string, name: string): unknown[] {
  const found: unknown[] = [];
  editor.state.doc.descendants((node) => void (node.type.name === type && found.push(node.attrs[name])));
  return found;
}

const numeric = (editor: Editor) => ({ head: attributesOf(editor, "tableHeader", "numeric"), body: attributesOf(editor, "tableCell", "numeric") });

it("[COED-32] a column becomes one of numbers and back, and rows that are added follow it", () => {
  const editor = open(table);
  select(editor, "2.888");
  expect(editor.commands.toggleNumberColumn()).toBe(true);
  expect(numeric(editor)).toEqual({ head: [null, true], body: [null, true, null, true] });
  expect(toolbarState(editor)).toMatchObject({ inTable: true, hasHeaderRow: true, isNumberColumn: true });
  editor.commands.addRowAfter();
  editor.commands.addRowBefore();
  expect(numeric(editor).body).toEqual([null, true, null, true, null, true, null, true]);
  editor.commands.addColumnAfter();
  expect(numeric(editor).head).toEqual([null, true, null]);
  select(editor, "2.888");
  editor.commands.toggleNumberColumn();
  expect([...numeric(editor).head, ...numeric(editor).body].filter(Boolean)).toEqual([]);
  editor.commands.toggleHeaderRow();
  expect(toolbarState(editor).hasHeaderRow).toBe(false);
});

it("[COED-30] the editor shows the caption, and a table at the end leaves a line to go on writing", () => {
  const editor = open(paragraph(text("Prima.")));
  editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true });
  expect(editor.getJSON().content?.map(({ type }) => type)).toEqual(["paragraph", "table", "paragraph"]);
  expect(editor.isActive("table")).toBe(true);
  editor.commands.setTableCaption("Anziani per comune");
  expect(editor.view.dom.querySelector("caption")?.textContent).toBe("Anziani per comune");
  editor.commands.setTableCaption("");
  expect(editor.view.dom.querySelector("caption")).toBeNull();
});

it("[COED-30] a table gets its caption, one line of at most 200 characters", () => {
  const editor = open(table);
  select(editor, "Osilo");
  editor.commands.setTableCaption("  Popolazione  ");
  expect(attributesOf(editor, "table", "caption")).toEqual(["Popolazione"]);
  expect(editor.getHTML()).toContain("Popolazione</caption>");
  editor.commands.setTableCaption("x".repeat(300));
  expect(attributesOf(editor, "table", "caption")).toEqual(["x".repeat(200)]);
  editor.commands.setTableCaption(" ");
  expect(attributesOf(editor, "table", "caption")).toEqual([null]);
});

it("[COED-31] a note is written at its word, changed when selected, and never stands in a title", () => {
  const editor = open({ type: "heading", attrs: { level: 1 }, content: [text("Titolo")] }, paragraph(text("Il fondo unico serve.")));
  select(editor, "fondo unico");
  expect(editor.commands.setFootnote("Articolo 26.")).toBe(true);
  expect(editor.getText()).toContain("Il fondo unico");
  expect(attributesOf(editor, "footnote", "text")).toEqual(["Articolo 26."]);
  let at = 0;
  editor.state.doc.descendants((node, position) => void (node.type.name === "footnote" && (at = position)));
  editor.commands.setNodeSelection(at);
  expect(editor.isActive("footnote")).toBe(true);
  editor.commands.setFootnote("Articolo 27.");
  expect(attributesOf(editor, "footnote", "text")).toEqual(["Articolo 27."]);
  select(editor, "serve");
  expect([editor.commands.setHeading({ level: 2 }), editor.commands.toggleHeading({ level: 2 })]).toEqual([false, false]);
  select(editor, "Titolo");
  expect(editor.commands.setFootnote("No")).toBe(false);
  expect(toolbarState(editor).canNote).toBe(false);
  expect(attributesOf(editor, "footnote", "text")).toEqual(["Articolo 27."]);
});

it("[COED-30] a callout goes around text and lists, changes its kind and is taken away without its text", () => {
  const editor = open({ type: "heading", attrs: { level: 1 }, content: [text("Titolo")] }, paragraph(text("Attenti")), { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("punto"))] }] });
  select(editor, "Titolo");
  expect(editor.commands.setCallout("info")).toBe(false);
  select(editor, "Attenti");
  expect(editor.commands.setCallout("warning")).toBe(true);
  expect(attributesOf(editor, "callout", "kind")).toEqual(["warning"]);
  editor.commands.setCallout("example");
  expect(attributesOf(editor, "callout", "kind")).toEqual(["example"]);
  expect(editor.commands.unsetCallout()).toBe(true);
  expect(editor.state.doc.content.content.map((node) => node.type.name)).toEqual(["heading", "paragraph", "bulletList"]);
});

it("[COED-33] a living block goes below the block one writes in, never inside one, and is deleted by keyboard alone", () => {
  const editor = open({ type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("punto"))] }] }, paragraph(text("dopo")));
  select(editor, "punto");
  expect(editor.commands.insertLivingBlock({ kind: "proposal", ref: "AP-2026-0001" })).toBe(true);
  expect(editor.commands.insertLivingBlock({ kind: "person", ref: "x" })).toBe(false);
  expect(editor.commands.insertLivingBlock({ kind: "vote", ref: "../x" })).toBe(false);
  expect(editor.state.doc.content.content.map((node) => node.type.name)).toEqual(["bulletList", "livingBlock", "paragraph"]);
  editor.commands.setNodeSelection(editor.state.doc.child(0).nodeSize);
  editor.commands.keyboardShortcut("Backspace");
  expect(editor.state.doc.content.content.map((node) => node.type.name)).toEqual(["bulletList", "paragraph"]);
  select(editor, "dopo");
  editor.commands.insertLivingBlock({ kind: "services", ref: "all" });
  expect(editor.state.doc.content.content.map((node) => node.type.name)).toEqual(["bulletList", "paragraph", "livingBlock", "paragraph"]);
});

it("[COED-30] pasted parts with values outside the limits come in within them", () => {
  const editor = open(paragraph(text("x")));
  editor.commands.setContent(
    `<p>a<span data-footnote="${"n".repeat(1500)}">z</span></p><aside data-callout="evil"><p>b</p></aside><div data-living="person" data-ref="../x"></div><table><caption>${"c".repeat(400)}</caption><tbody><tr><td data-numeric="yes"><p>1</p></td></tr></tbody></table>`,
  );
  const json: JSONContent = editor.getJSON();
  expect(attributesOf(editor, "footnote", "text")).toEqual(["n".repeat(1000)]);
  expect(attributesOf(editor, "callout", "kind")).toEqual(["info"]);
  expect(attributesOf(editor, "livingBlock", "kind")).toEqual(["proposal"]);
  expect(attributesOf(editor, "livingBlock", "ref")).toEqual(["x"]);
  expect(attributesOf(editor, "table", "caption")).toEqual(["c".repeat(200)]);
  expect(attributesOf(editor, "tableCell", "numeric")).toEqual([null]);
  expect(json.type).toBe("doc");
});

function shown(content: ContentNode): string {
  return renderToStaticMarkup(
    <MemoryRouter>
      <ContentView content={content} proposalTo={(number) => `/x/proposte/${number}`} living={({ kind, ref }) => <p>{`${kind} ${ref}`}</p>} />
    </MemoryRouter>,
  );
}

it("[COED-31] the page numbers notes by place, leads there and back, names callouts, captions tables", () => {
  const page = shown(parseContent({
    type: "doc",
    content: [
      paragraph(text("Uno"), { type: "footnote", attrs: { text: "Prima <nota>" } }, text(" due"), { type: "footnote", attrs: { text: "Seconda" } }),
      { type: "callout", attrs: { kind: "warning", id: "c1" }, content: [paragraph(text("Scade presto"))] },
      { type: "table", attrs: { caption: "Abitanti" }, content: [row("tableHeader", "Comune", "Abitanti"), { type: "tableRow", content: [cell("tableHeader", "Osilo"), { ...cell("tableCell", "2.888"), attrs: { numeric: true } }] }] },
      { type: "livingBlock", attrs: { kind: "services", ref: "all", id: "v1" } },
      { type: "livingBlock", attrs: { kind: "person", ref: "x" } },
    ],
  }));
  expect(page).toContain('<a href="#nota-1" id="nota-rif-1" role="doc-noteref" lang="it" aria-label="Nota 1">1</a>');
  expect(page).toContain('<li id="nota-2">Seconda <a href="#nota-rif-2" role="doc-backlink"');
  expect(page).toContain("Prima &lt;nota&gt;");
  expect(page).toMatch(/<aside class="ta-callout ta-callout-warning" id="[^"]*c1" aria-label="Attenzione"><p[^>]*><strong>Attenzione<\/strong><\/p><p>Scade presto<\/p><\/aside>/);
  expect(page).toContain("<caption>Abitanti</caption><thead>");
  expect(page).toContain('<th scope="row" colSpan="1" rowSpan="1">');
  expect(page).toContain('<td class="ta-number"');
  expect(page).toContain("services all");
  expect(page).not.toContain("person x");
});
