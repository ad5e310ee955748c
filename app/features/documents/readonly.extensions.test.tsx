import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import StarterKit from "@tiptap/starter-kit";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "./document-content.rules.ts";
import { DOCUMENT_FIELD } from "./documents.limits.ts";
import { ReadonlyText, setReadonly } from "./readonly.extensions.ts";
import { TabLeavesText } from "./tab-leaves-text.extensions.ts";

const made: Editor[] = [];
afterEach(() => {
  for (const editor of made.splice(0)) editor.destroy();
});

function open(isReadonly: boolean) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Testo di tutti." }] }] }));
  const refused: number[] = [];
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [ReadonlyText.configure({ isReadonly, onRefused: () => refused.push(1) }), TabLeavesText, StarterKit.configure({ undoRedo: false }), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })],
  });
  made.push(editor);
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
    editor.view.dom.dispatchEvent(event);
    return event;
  };
  return { doc, editor, refused, press };
}

it("[COED-76] a text that may not be changed lets nobody type, format or undo, and says so", () => {
  const { doc, editor, refused, press } = open(true);
  const before = JSON.stringify(Y.encodeStateVector(doc));
  editor.commands.insertContent("Altro");
  editor.commands.toggleBold();
  editor.view.dispatch(editor.state.tr.insertText("x", 1));
  editor.view.dom.dispatchEvent(new InputEvent("beforeinput", { inputType: "insertText", data: "x", bubbles: true, cancelable: true }));
  press("Backspace");
  press("z", { ctrlKey: true });
  expect(editor.getText()).toBe("Testo di tutti.");
  expect(JSON.stringify(Y.encodeStateVector(doc))).toBe(before);
  expect(refused).toHaveLength(3);
});

it("[COED-76] it can be selected, and what others write still arrives", () => {
  const { doc, editor } = open(true);
  editor.commands.setTextSelection({ from: 1, to: 6 });
  expect(editor.state.selection.to).toBe(6);
  expect(editor.view.dom.getAttribute("contenteditable")).toBe("true");
  expect(editor.view.dom.getAttribute("aria-readonly")).toBe("true");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const block = other.getXmlFragment(DOCUMENT_FIELD).get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (text instanceof Y.XmlText) text.insert(0, "Nuovo. ");
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "remote");
  expect(editor.getText()).toBe("Nuovo. Testo di tutti.");
});

it("[COED-76] the right of the moment counts, both ways", () => {
  const { editor } = open(true);
  setReadonly(editor.view, false);
  expect(editor.view.dom.getAttribute("aria-readonly")).toBe("false");
  editor.view.dispatch(editor.state.tr.insertText("A", 1));
  setReadonly(editor.view, true);
  editor.view.dispatch(editor.state.tr.insertText("B", 1));
  expect(editor.getText()).toBe("ATesto di tutti.");
});

it("[COED-78] Escape before Tab lets the keyboard out of the text; a text that is only read never catches Tab", () => {
  const writing = open(false);
  writing.press("Escape");
  expect(writing.press("Tab").defaultPrevented).toBe(false);
  const reading = open(true);
  expect(reading.press("Tab").defaultPrevented).toBe(false);
});
