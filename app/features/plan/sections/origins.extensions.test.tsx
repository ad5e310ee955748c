import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { type ContentNode, encodeInitialState, plainText, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { sectionExtensions } from "./sections.extensions.ts";

const made: Editor[] = [];
afterEach(() => {
  for (const editor of made.splice(0)) editor.destroy();
});

const paragraph = (text: string, id: string, proposal?: string): ContentNode => ({ type: "paragraph", attrs: { id, ...(proposal ? { proposal } : {}) }, content: [{ type: "text", text }] });

function open(...content: ContentNode[]) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content }));
  const editor = new Editor({ element: document.createElement("div"), extensions: [...sectionExtensions(), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })] });
  made.push(editor);
  const blocks = () => (readContent(doc).content.content ?? []).map((block) => [plainText(block), block.attrs?.["proposal"] ?? null]);
  return { editor, blocks, ids: () => (readContent(doc).content.content ?? []).map((block) => block.attrs?.["id"]) };
}

it("[PLAN-04] joining two paragraphs of different proposals keeps both origins", () => {
  const { editor, blocks } = open(paragraph("Primo.", "a", "AO-2026-0001"), paragraph("Secondo.", "b", "AO-2026-0002"));
  editor.chain().setTextSelection(9).joinBackward().run();
  expect(blocks()).toEqual([["Primo.Secondo.", "AO-2026-0001 AO-2026-0002"]]);
});

it("[PLAN-04] words of a proposal joined to a plain paragraph bring their origin", () => {
  const { editor, blocks } = open(paragraph("Senza origine.", "a"), paragraph("Accolto.", "b", "AO-2026-0002"));
  editor.chain().setTextSelection({ from: 6, to: 20 }).deleteSelection().run();
  expect(blocks()).toEqual([["Senzaolto.", "AO-2026-0002"]]);
});

it("[PLAN-04] a paragraph whose words are all deleted leaves no origin behind", () => {
  const { editor, blocks } = open(paragraph("Senza origine.", "a"), paragraph("Accolto.", "b", "AO-2026-0002"));
  editor.chain().setTextSelection({ from: 15, to: 25 }).deleteSelection().run();
  expect(blocks()).toEqual([["Senza origine.", null]]);
});

it("[PLAN-04] cut and pasted elsewhere, a paragraph keeps its id and its origin", () => {
  const { editor, blocks, ids } = open(paragraph("Accolto.", "a", "AO-2026-0001"), paragraph("Altro.", "b"));
  const slice = editor.state.doc.slice(0, 10);
  editor.view.dispatch(editor.state.tr.delete(0, 10));
  editor.view.someProp("transformPasted", (transform) => {
    const pasted = transform(slice, editor.view, false);
    editor.view.dispatch(editor.state.tr.insert(editor.state.doc.content.size, pasted.content));
    return true;
  });
  expect(blocks()).toEqual([["Altro.", null], ["Accolto.", "AO-2026-0001"]]);
  expect(ids()).toEqual(["b", "a"]);
});

it("[PLAN-04] copied, it keeps its origin under a new id", () => {
  const { editor, blocks, ids } = open(paragraph("Accolto.", "a", "AO-2026-0001"));
  const slice = editor.state.doc.slice(0, 10);
  editor.view.dispatch(editor.state.tr.insert(10, slice.content));
  expect(blocks()).toEqual([["Accolto.", "AO-2026-0001"], ["Accolto.", "AO-2026-0001"]]);
  expect(ids()[0]).toBe("a");
  expect(ids()[1]).not.toBe("a");
});

it("[COED-73] undoing takes back a split with the id that it gave, and leaves others' words alone", () => {
  const { editor, blocks, ids } = open(paragraph("Prima seconda", "uno", "AO-2026-0001"));
  editor.chain().setTextSelection(7).splitBlock().run();
  expect(blocks()).toHaveLength(2);
  editor.commands.undo();
  expect(blocks()).toEqual([["Prima seconda", "AO-2026-0001"]]);
  expect(ids()).toEqual(["uno"]);
});
