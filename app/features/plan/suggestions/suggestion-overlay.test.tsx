import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import type { ShownSuggestion } from "./suggestion-decorations.ts";
import { SUGGESTION_CHOSEN, showSuggestions, suggestionOverlay, suggestionPlaces } from "./suggestion-overlay.extensions.ts";

let editor: Editor | null = null;
afterEach(() => editor?.destroy());

const TEXT = "Il servizio fa due corse al giorno.";

function open(): { doc: Y.Doc; editor: Editor } {
  const doc = new Y.Doc();
  const paragraph = (id: string, text: string) => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text }] });
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [paragraph("a", TEXT), paragraph("b", "Secondo paragrafo.")] }));
  editor = new Editor({ element: document.body.appendChild(document.createElement("div")), extensions: [...sectionExtensions(), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD }), suggestionOverlay(doc)] });
  return { doc, editor };
}

function suggestion(number: number, changes: Partial<ShownSuggestion> & Pick<ShownSuggestion, "anchor">): ShownSuggestion {
  return { id: `id-${number}`, number, kind: "replace", original: "due corse", proposedText: "quattro corse", proposedBlocks: null, capacity: "organisation", organisation: "Cooperativa Prova", revision: 1, ...changes };
}

function anchored(doc: Y.Doc, words: string) {
  const from = TEXT.indexOf(words) + 1;
  const anchor = anchorAt(doc, { from, to: from + words.length });
  if (!anchor) throw new Error("no anchor");
  return anchor;
}

const marks = (shown: Editor) => [...shown.view.dom.querySelectorAll(".ta-suggestion-mark")].map((mark) => mark.textContent);
const struck = (shown: Editor) => [...shown.view.dom.querySelectorAll("del")].map((mark) => mark.textContent);

it("[COED-48] several suggestions on the same words stand apart, each with number and author; the text is not touched", () => {
  const { doc, editor: shown } = open();
  const before = JSON.stringify(shown.getJSON());
  showSuggestions(shown.view, [
    suggestion(1, { anchor: anchored(doc, "due corse") }),
    suggestion(2, { anchor: anchored(doc, "due corse"), kind: "delete", proposedText: "", organisation: "Sindacato Prova" }),
    suggestion(3, { anchor: anchored(doc, "due"), original: "due", proposedText: "tre", capacity: "office", organisation: null }),
  ]);
  expect(marks(shown)).toEqual([expect.stringContaining("n. 3, Ufficio di Piano"), expect.stringContaining("n. 1, Cooperativa Prova"), expect.stringContaining("n. 2, Sindacato Prova")]);
  expect(marks(shown)[1]).toContain("quattro corse");
  expect(struck(shown).join("|")).toContain("due");
  expect(JSON.stringify(shown.getJSON())).toBe(before);
  expect(shown.view.dom.querySelectorAll("ins")).toHaveLength(2);
});

it("[COED-48] paragraphs that shall go, change or come are framed, with words", () => {
  const { editor: shown } = open();
  const blocks = [{ type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "la sera" }] }] }] }];
  showSuggestions(shown.view, [
    suggestion(1, { kind: "remove_block", anchor: { blockIds: ["a"] }, original: TEXT, proposedText: "" }),
    suggestion(2, { kind: "add_block", anchor: { afterBlockId: "b" }, original: "", proposedText: "", proposedBlocks: blocks }),
    suggestion(3, { kind: "replace_block", anchor: { blockIds: ["sparito"] }, proposedText: "", proposedBlocks: blocks }),
  ]);
  expect(shown.view.dom.querySelectorAll(".ta-suggestion-old-block")).toHaveLength(1);
  expect(marks(shown)).toEqual(["n. 1, Cooperativa Prova suggerisce di togliere questo paragrafo", "n. 2, Cooperativa Prova suggerisce di aggiungere: - la sera"]);
  expect(suggestionPlaces(shown.state).get("id-3")).toEqual({ state: "gone" });
});

it("[COED-47] it stays at its words while others write, and says so when they are gone", async () => {
  const { doc, editor: shown } = open();
  showSuggestions(shown.view, [suggestion(1, { anchor: anchored(doc, "due corse") })]);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const block = other.getXmlFragment(DOCUMENT_FIELD).get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("no text");
  text.insert(0, "Oggi ");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  // At once, before the places are looked for again.
  expect(struck(shown)).toEqual(["due corse"]);
  text.delete(text.toString().indexOf("due corse"), 9);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  await expect.poll(() => suggestionPlaces(shown.state).get("id-1")).toEqual({ state: "gone" });
  expect(marks(shown)).toEqual([]);
});

it("a click on a suggestion says which one", () => {
  const { doc, editor: shown } = open();
  showSuggestions(shown.view, [suggestion(7, { anchor: anchored(doc, "due corse") })]);
  const chosen: unknown[] = [];
  shown.view.dom.addEventListener(SUGGESTION_CHOSEN, (event) => chosen.push(event instanceof CustomEvent && event.detail));
  const mark = shown.view.dom.querySelector(".ta-suggestion-label");
  const event = new MouseEvent("click", { bubbles: true });
  mark?.addEventListener("click", () => shown.view.someProp("handleClick", (handle) => handle(shown.view, 1, event)));
  mark?.dispatchEvent(event);
  expect(chosen).toContain(7);
});
