import { getSchema } from "@tiptap/core";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type ContentNode, encodeInitialState, plainText, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { judgeUpdate } from "#server/coediting/gate.ts";
import { officialText } from "#tests/builders/official-text.ts";
import { nodeWith, p } from "#tests/builders/plan-document.ts";
import { sectionExtensions } from "./sections.extensions.ts";

const schema = getSchema(sectionExtensions());
const runs = { numRuns: 200, seed: 20261122 };

/** One form for one text: neighbouring runs of the same marks are one, marks stand in the schema's order, absent attributes are absent. */
function settled(content: ContentNode): unknown {
  const node = schema.nodeFromJSON(content);
  node.check();
  return JSON.parse(JSON.stringify(node.toJSON()));
}

function docOf(content: ContentNode): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState(content));
  return doc;
}

it("[COED-35] any text of the schema comes back from the shared document as it was written", () => {
  fc.assert(fc.property(officialText, (content) => {
    expect(settled(readContent(docOf(content)).content)).toEqual(settled(content));
  }), runs);
});

it("[COED-35] what the editor's binding writes, the gate takes and readers read", () => {
  fc.assert(fc.property(officialText, (content) => {
    const doc = new Y.Doc();
    doc.clientID = 9;
    const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
    const { meta } = initProseMirrorDoc(fragment, schema);
    updateYFragment(doc, fragment, schema.nodeFromJSON(content), meta);
    const update = Y.encodeStateAsUpdate(doc);
    expect(judgeUpdate(update, { doc: new Y.Doc(), mayUse: () => true })).toMatchObject({ ok: true });
    expect(settled(readContent(doc).content)).toEqual(settled(content));
  }), runs);
});

it("[COED-35] the server's reading for changes and the editor's leave nothing out", () => {
  fc.assert(fc.property(officialText, (content) => {
    const doc = docOf(content);
    const before = readContent(doc);
    expect(JSON.parse(JSON.stringify(initProseMirrorDoc(doc.getXmlFragment(DOCUMENT_FIELD), schema).doc.toJSON()))).toEqual(settled(content));
    expect(readContent(doc)).toEqual(before);
  }), runs);
});

it("[COED-35] a text of the first schema opens unchanged", () => {
  const old: ContentNode = {
    type: "doc",
    content: [
      nodeWith("heading", { level: 2, id: "t", proposal: "AP-2026-0001" }, { type: "text", text: "Titolo" }),
      nodeWith("table", { id: "x" }, { type: "tableRow", content: [nodeWith("tableHeader", { colspan: 1, rowspan: 1 }, p("Voce")), nodeWith("tableCell", { colspan: 1, rowspan: 1 }, p("12"))] }),
      nodeWith("orderedList", { id: "o", start: 3 }, { type: "listItem", content: [p("uno")] }),
    ],
  };
  const doc = docOf(old);
  expect(readContent(doc).content).toEqual(old);
  const before = Y.encodeStateAsUpdate(doc);
  const { doc: node, meta } = initProseMirrorDoc(doc.getXmlFragment(DOCUMENT_FIELD), schema);
  updateYFragment(doc, doc.getXmlFragment(DOCUMENT_FIELD), node, meta);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

it("[COED-30] notes and captions are part of a text's words and of its length", () => {
  const content: ContentNode = { type: "doc", content: [nodeWith("paragraph", {}, { type: "text", text: "Parola" }, nodeWith("footnote", { text: "spiegata" })), nodeWith("table", { caption: "Titolo" }, { type: "tableRow", content: [nodeWith("tableCell", {}, p("1"))] })] };
  expect(plainText(content)).toBe("Parola [spiegata]\nTitolo\n1");
  expect(readContent(docOf(content)).length).toBe("Parola".length + "spiegata".length + "Titolo".length + 1 + 6);
});
