import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { anchorAt, resolveAnchors } from "#app/features/documents/text-anchor.rules.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { commentOverlay, overlaySummary, showActive, showThreads, threadRange } from "./comment-overlay.extensions.ts";
import { targetOf } from "./comment-target.rules.ts";

vi.mock("#app/features/documents/text-anchor.rules.ts", { spy: true });
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function docOf(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: texts.map((text, index) => ({ type: "paragraph", attrs: { id: `p${index}` }, content: [{ type: "text", text }] })) }));
  return doc;
}

function editorOn(doc: Y.Doc): Editor {
  const element = document.createElement("div");
  return new Editor({ element, extensions: [...sectionExtensions(), commentOverlay(doc), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })] });
}

function thread(doc: Y.Doc, number: number, from: number, to: number, isResolved = false) {
  const anchor = anchorAt(doc, { from, to });
  if (!anchor) throw new Error("no anchor there");
  return { id: `t${number}`, number, anchor, blockId: anchor.blockId, isResolved };
}

/** The marked words, each with the numbers of the threads that are about it. */
function marked(editor: Editor): string[] {
  return [...editor.view.dom.querySelectorAll("[data-threads]")].map((span) => `${span.textContent}:${span.getAttribute("data-threads")}`);
}

function numbers(editor: Editor): string[] {
  return [...editor.view.dom.querySelectorAll(".ta-comment-number")].map((mark) => mark.lastChild?.textContent ?? "");
}

function paragraphOf(doc: Y.Doc, index: number): Y.XmlText {
  const block = doc.getXmlFragment(DOCUMENT_FIELD).get(index);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("no text there");
  return text;
}

it("[COED-57] shows the words with their numbers, and threads on the same words apart", () => {
  const doc = docOf("Il servizio di trasporto è gratuito.");
  const editor = editorOn(doc);
  showThreads(editor.view, [thread(doc, 1, 4, 25), thread(doc, 2, 16, 25), thread(doc, 3, 28, 36, true)]);
  expect(marked(editor)).toEqual(["servizio di :1", "trasporto:1 2"]);
  expect(numbers(editor).toSorted()).toEqual(["1", "2"]);
  expect(editor.view.dom.querySelector(".ta-comment-number .visually-hidden")?.textContent).not.toBe("");
  // A resolved one shows only while one looks at it.
  showActive(editor.view, "t3");
  expect(marked(editor).at(-1)).toBe("gratuito:3");
  editor.destroy();
});

it("[COED-57] keeps to the words while one writes and while others do, without looking anything up at a keystroke", () => {
  const doc = docOf("Prima frase.", "Il servizio di trasporto è gratuito.");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  doc.on("update", (update: Uint8Array, origin: unknown) => origin !== other && Y.applyUpdate(other, update, doc));
  other.on("update", (update: Uint8Array, origin: unknown) => origin !== doc && Y.applyUpdate(doc, update, other));
  const editor = editorOn(doc);
  showThreads(editor.view, [thread(doc, 1, 30, 39)]);
  expect(marked(editor)).toEqual(["trasporto:1"]);
  vi.mocked(resolveAnchors).mockClear();
  editor.chain().setTextSelection(3).insertContent("ima pr").run();
  expect(marked(editor)).toEqual(["trasporto:1"]);
  paragraphOf(other, 0).insert(0, "Da lontano. ");
  expect(marked(editor)).toEqual(["trasporto:1"]);
  paragraphOf(other, 1).insert(3, "nuovo ");
  expect(marked(editor)).toEqual(["trasporto:1"]);
  expect(resolveAnchors).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(resolveAnchors).toHaveBeenCalledOnce();
  expect(marked(editor)).toEqual(["trasporto:1"]);
  editor.destroy();
});

it("[COED-58] words that are gone leave the text and are told to the panel; words that were split or moved are found again", () => {
  const doc = docOf("Prima frase.", "Il servizio di trasporto è gratuito.");
  const editor = editorOn(doc);
  const first = overlaySummary(editor.state);
  showThreads(editor.view, [thread(doc, 1, 30, 39), thread(doc, 2, 1, 6)]);
  const shown = overlaySummary(editor.state);
  expect(shown).not.toBe(first);
  // Writing elsewhere tells the panel nothing.
  editor.chain().setTextSelection(13).insertContent(" Ancora.").run();
  vi.runAllTimers();
  expect(overlaySummary(editor.state)).toBe(shown);
  editor.chain().setTextSelection(38).splitBlock().run();
  vi.runAllTimers();
  expect(marked(editor)).toEqual(["Prima:2", "trasporto:1"]);
  const range = threadRange(editor.state, "t1");
  if (!range) throw new Error("no place");
  editor.chain().deleteRange(range).run();
  vi.runAllTimers();
  expect(marked(editor)).toEqual(["Prima:2"]);
  expect(overlaySummary(editor.state).places.get("t1")).toBeNull();
  editor.destroy();
});

it("[COED-58] a comment on a whole paragraph stays with it whatever is written there, and goes when it goes", () => {
  const doc = docOf("Prima frase.", "Seconda.");
  const editor = editorOn(doc);
  showThreads(editor.view, [{ id: "t1", number: 1, anchor: null, blockId: "p1", isResolved: false }, { id: "t2", number: 2, anchor: null, blockId: null, isResolved: false }]);
  expect(marked(editor)).toEqual(["Seconda.:1"]);
  paragraphOf(doc, 1).insert(0, "Tutta un'altra. ");
  vi.runAllTimers();
  expect(marked(editor)).toEqual(["Tutta un'altra. Seconda.:1"]);
  doc.getXmlFragment(DOCUMENT_FIELD).delete(1, 1);
  vi.runAllTimers();
  expect(overlaySummary(editor.state).places.get("t1")).toBeNull();
  expect(overlaySummary(editor.state).places.has("t2")).toBe(false);
  editor.destroy();
});

it("[COED-59] Ctrl + Alt + C leads from the words to their comment", () => {
  const doc = docOf("Il servizio di trasporto.");
  const editor = editorOn(doc);
  showThreads(editor.view, [thread(doc, 7, 4, 12)]);
  editor.commands.setTextSelection(6);
  const press = () => editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyC", key: "c", ctrlKey: true, altKey: true, bubbles: true, cancelable: true }));
  press();
  expect(overlaySummary(editor.state)).toMatchObject({ active: "t7", asked: { id: "t7", count: 1 } });
  editor.commands.setTextSelection(20);
  press();
  expect(overlaySummary(editor.state).asked?.count).toBe(1);
  editor.destroy();
});

it("[COED-59] a new comment is about the selected words, else about the paragraph of the caret, else about the section", () => {
  const doc = docOf("Prima frase.", "Seconda.");
  const editor = editorOn(doc);
  const node = editor.state.doc;
  expect(targetOf(doc, node, { from: 1, to: 6 })).toMatchObject({ kind: "words", anchor: { quote: "Prima", blockId: "p0" } });
  expect(targetOf(doc, node, { from: 0, to: node.content.size })).toMatchObject({ kind: "words", anchor: { quote: "Prima frase.\nSeconda." } });
  expect(targetOf(doc, node, { from: 16, to: 16 })).toEqual({ kind: "block", blockId: "p1", quote: "Seconda." });
  expect(targetOf(doc, node, { from: 0, to: 0 })).toEqual({ kind: "section" });
  editor.destroy();
});

it("[COED-57] three hundred comments over five hundred paragraphs cost a keystroke little", () => {
  vi.useRealTimers();
  const doc = docOf(...Array.from({ length: 500 }, (_, n) => `Paragrafo ${n} con qualche parola da leggere.`));
  const editor = editorOn(doc);
  const starts: number[] = [];
  editor.state.doc.forEach((_block, at) => void starts.push(at + 1));
  const all = starts.slice(0, 300).map((at, index) => thread(doc, index + 1, at, at + 9));
  showThreads(editor.view, all);
  expect(numbers(editor)).toHaveLength(300);
  const began = performance.now();
  for (let n = 0; n < 20; n += 1) paragraphOf(doc, 400).insert(0, "x");
  const perChange = (performance.now() - began) / 20;
  // What a browser may take for a long task; without the text's own drawing it is far below.
  expect(perChange).toBeLessThan(150);
  editor.destroy();
});
