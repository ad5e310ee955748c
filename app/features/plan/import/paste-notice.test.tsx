import { Editor } from "@tiptap/core";
import { act, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { PasteNotice } from "./paste-notice.tsx";

// jsdom has none; the editor only wants to know that something was pasted.
vi.stubGlobal("ClipboardEvent", Event);

function openEditor(): Editor {
  return new Editor({ element: document.createElement("div"), extensions: sectionExtensions(), content: { type: "doc", content: [{ type: "paragraph", attrs: { id: "uno", proposal: "AO-2026-0001" }, content: [{ type: "text", text: "Accolto" }] }] } });
}

it("[COED-90] what is pasted from outside is clean, has no origin, and the page says what was left out", () => {
  const editor = openEditor();
  render(<PasteNotice editor={editor} />);
  act(() => void editor.view.pasteHTML('<p data-proposal="AO-2026-0009">Da fuori<img src="x.png"></p>'));
  expect(editor.getText()).toContain("Da fuori");
  expect(JSON.stringify(editor.getJSON())).not.toContain("AO-2026-0009");
  expect(screen.getByRole("status").textContent).toBe(m.word_paste_left({ what: m.word_import_left_images({ count: 1 }) }));
  editor.destroy();
});

it("[COED-90] what is cut and pasted inside the text keeps its origin", () => {
  const editor = openEditor();
  render(<PasteNotice editor={editor} />);
  const copied = editor.view.serializeForClipboard(editor.state.doc.slice(0, editor.state.doc.content.size)).dom.innerHTML;
  act(() => {
    editor.commands.selectAll();
    editor.commands.deleteSelection();
    editor.view.pasteHTML(copied);
  });
  expect(editor.getJSON().content?.[0]?.attrs).toMatchObject({ id: "uno", proposal: "AO-2026-0001" });
  editor.destroy();
});
