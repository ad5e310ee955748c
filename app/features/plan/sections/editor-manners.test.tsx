import { Editor, type JSONContent } from "@tiptap/core";
import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { KeptSelection } from "#app/features/documents/kept-selection.extensions.ts";
import { useRefusedHeading } from "#app/features/documents/use-refused-heading.ts";
import { m } from "#app/paraglide/messages.js";
import { sectionExtensions } from "./sections.extensions.ts";

let editors: Editor[] = [];
afterEach(() => {
  for (const editor of editors) editor.destroy();
  editors = [];
});

const NOTED: JSONContent = { type: "paragraph", content: [{ type: "text", text: "Parole con nota" }, { type: "footnote", attrs: { text: "Fonte" } }] };

function open(...content: JSONContent[]): Editor {
  const editor = new Editor({ element: document.body.appendChild(document.createElement("div")), extensions: [...sectionExtensions(), KeptSelection], content: { type: "doc", content } });
  editors.push(editor);
  return editor;
}

function Refused({ editor }: { editor: Editor }) {
  return <p role="status">{useRefusedHeading(editor)}</p>;
}

function press(editor: Editor, digit: string): void {
  act(() => void editor.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: digit, code: `Digit${digit}`, ctrlKey: true, altKey: true, bubbles: true, cancelable: true })));
}

it("[COED-31] a paragraph with a note does not become a title, and it is said why, each time", () => {
  const editor = open(NOTED, { type: "paragraph", content: [{ type: "text", text: "Senza" }] });
  render(<Refused editor={editor} />);
  editor.commands.setTextSelection(3);
  const status = screen.getByRole("status");
  expect(editor.can().toggleHeading({ level: 1 })).toBe(false);
  expect(status.textContent).toBe("");
  press(editor, "1");
  expect(status.textContent).toBe(m.documents_heading_refused());
  press(editor, "2");
  expect(status.textContent).toBe(`${m.documents_heading_refused()}\u00a0`);
  expect(editor.getJSON().content?.[0]?.type).toBe("paragraph");
  act(() => void editor.commands.setTextSelection(editor.state.doc.content.size - 1));
  expect(status.textContent).toBe("");
  press(editor, "1");
  expect(status.textContent).toBe("");
  expect(editor.getJSON().content?.[1]?.type).toBe("heading");
});

it("[COED-59] the selected words stay marked while the focus is in a panel, and nothing is written into the text", () => {
  const editor = open(NOTED);
  const kept = () => editor.view.dom.querySelector(".ta-kept-selection")?.textContent ?? null;
  editor.view.dom.dispatchEvent(new FocusEvent("focus"));
  editor.commands.setTextSelection({ from: 1, to: 7 });
  expect(kept()).toBeNull();
  editor.view.dom.dispatchEvent(new FocusEvent("blur"));
  expect(kept()).toBe("Parole");
  // What others write before them moves them along.
  editor.view.dispatch(editor.state.tr.insertText("Le ", 1));
  expect(kept()).toBe("Parole");
  editor.view.dom.dispatchEvent(new FocusEvent("focus"));
  expect(kept()).toBeNull();
  editor.commands.setTextSelection(2);
  editor.view.dom.dispatchEvent(new FocusEvent("blur"));
  expect(kept()).toBeNull();
  expect(editor.getJSON().content?.[0]?.content?.[0]).toEqual({ type: "text", text: "Le Parole con nota" });
  expect(editor.getHTML()).not.toContain("ta-kept-selection");
});
