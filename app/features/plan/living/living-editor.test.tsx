import { getByRole, waitFor, within } from "@testing-library/dom";
import { act, cleanup, fireEvent, render } from "@testing-library/react";
import type { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import { Suspense } from "react";
import { createRoutesStub } from "react-router";
import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { EditorToolbar } from "#app/features/documents/components/editor-toolbar.tsx";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { nodeWith, p } from "#tests/builders/plan-document.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { LazyLivingFigure } from "./components/lazy-living-figure.tsx";
import { LivingNode } from "./components/living-node.tsx";
import { LivingProvider } from "./components/living-provider.tsx";
import { LivingTool } from "./components/living-tool.tsx";
import type { LivingChoices, LivingData } from "./living.schema.ts";

const VOTE = "0b9f6a52-7c1e-4d1b-9a57-5f0f9f3f1c11";
const choices: LivingChoices = { proposals: [{ ref: "AO-2026-0001", title: "Trasporto sociale" }], votes: [{ ref: VOTE, title: "Si inserisce?", date: "2026-02-10T17:00:00Z" }], services: ["impegnato"] };
const known: LivingData = { "proposal:AO-2026-0001": { kind: "proposal", number: "AO-2026-0001", title: "Trasporto sociale", proposal: "Un pulmino.", state: "accepted" } };
const vote: LivingData = {
  [`vote:${VOTE}`]: { kind: "vote", number: 3, question: "Si inserisce?", date: "2026-02-10T17:00:00Z", for: 14, against: 2, abstained: 3, eligible: 26, present: 19, outcome: "favourable", majorityBase: "yes_no", majority: "more_than_half", quorumPercent: 0 },
};

const opened: { editor: Editor | null } = { editor: null };
afterEach(() => {
  cleanup();
  opened.editor = null;
  vi.unstubAllGlobals();
});

function Writing({ doc }: { doc: Y.Doc }) {
  const editor = useEditor({
    onCreate: (created) => {
      opened.editor = created.editor;
    },
    // Nothing is laid out here: there is nowhere to scroll to.
    editorProps: { handleScrollToSelection: () => true },
    extensions: [...sectionExtensions({ livingBlock: LivingNode }), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD })],
  });
  if (!editor) return null;
  return (
    <LivingProvider sezione="premessa" initial={known}>
      <LivingTool editor={editor} choices={choices} />
      <EditorToolbar editor={editor} />
      <EditorContent editor={editor} />
    </LivingProvider>
  );
}

async function open(): Promise<{ screen: HTMLElement; editor: Editor }> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [p("Testo."), nodeWith("livingBlock", { id: "b", kind: "proposal", ref: "AO-2026-0001" }), p("Fine.")] }));
  const Stub = createRoutesStub([
    { id: "features/districts/routes/district-layout", path: "/:ambito", children: [{ path: "piano", Component: () => <Writing doc={doc} /> }] },
  ]);
  const { container } = render(<Stub initialEntries={["/area-ovest/piano"]} hydrationData={{ loaderData: { "features/districts/routes/district-layout": { district: { slug: "area-ovest", name: "Area Ovest" }, isOffice: true } } }} />);
  await waitFor(() => expect(container.querySelector("figure")).not.toBeNull());
  await waitFor(() => expect(opened.editor?.isDestroyed).toBe(false));
  if (!opened.editor) throw new Error("no editor");
  return { screen: container, editor: opened.editor };
}

it("[COED-33] a page draws a living block once what draws it is there", async () => {
  const Stub = createRoutesStub([{ path: "/", Component: () => <Suspense><LazyLivingFigure block={{ kind: "proposal", ref: "AO-2026-0001" }} data={known} ambito="area-ovest" /></Suspense> }]);
  const { container } = render(<Stub initialEntries={["/"]} />);
  await waitFor(() => expect(container.querySelector("figure")?.textContent).toContain("Proposta AO-2026-0001: Trasporto sociale"));
});

it("[COED-33] in the editor a living block shows what the page shows, has a name, and is said when it is selected", async () => {
  const { screen, editor: writing } = await open();
  const figure = getByRole(screen, "figure", { name: "Proposta" });
  expect(figure.textContent).toContain("Proposta AO-2026-0001: Trasporto sociale");
  act(() => void writing.commands.setNodeSelection(8));
  await waitFor(() => expect(screen.textContent).toContain("Blocco selezionato: Proposta, AO-2026-0001 – Trasporto sociale. Premi Canc per toglierlo."));
  act(() => void writing.commands.keyboardShortcut("Backspace"));
  await waitFor(() => expect(screen.querySelector("figure")).toBeNull());
  expect(writing.getText()).toContain("Fine.");
});

it("[COED-33] «Inserisci» puts a vote in, its data are asked for once, and offline the text can be written all the same", async () => {
  const asked: string[] = [];
  let isDown = true;
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return isDown ? Promise.reject(new TypeError("offline")) : Promise.resolve(Response.json(vote));
  });
  const { screen, editor: writing } = await open();
  const tool = within(screen);
  fireEvent.change(tool.getByLabelText("Che cosa vuoi inserire"), { target: { value: "vote" } });
  const which = tool.getByLabelText(/^Quale/);
  fireEvent.change(which, { target: { value: VOTE } });
  const form = which.closest("form");
  if (!form) throw new Error("no form");
  act(() => void writing.commands.setTextSelection(3));
  await act(async () => void fireEvent.submit(form));
  expect(writing.state.doc.content.content.map((node) => node.type.name)).toEqual(["paragraph", "livingBlock", "livingBlock", "paragraph"]);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toBe(`/area-ovest/piano/premessa/dati?blocco=${encodeURIComponent(`vote:${VOTE}`)}`);
  expect(screen.textContent).toContain("Carico i dati…");
  isDown = false;
  await act(async () => void window.dispatchEvent(new Event("online")));
  await waitFor(() => expect(getByRole(screen, "figure", { name: "Votazione" }).textContent).toContain("Esito consultivo"));
  expect(asked).toHaveLength(2);
  await act(async () => void writing.commands.insertContentAt(1, "Ancora. "));
  expect(writing.getText()).toContain("Ancora. Testo.");
});

it("[COED-30] notes, callouts and captions are written in small forms, by keyboard; Escape goes back to the text", async () => {
  const { screen, editor: writing } = await open();
  const view = within(screen);
  act(() => void writing.commands.setTextSelection(6));
  fireEvent.click(view.getByRole("button", { name: "Nota a piè di pagina" }));
  const note = view.getByLabelText("Testo della nota");
  expect(document.activeElement === note || note.ownerDocument.activeElement === note).toBe(true);
  const noteForm = note.closest("form");
  if (!noteForm) throw new Error("no form");
  await act(async () => void fireEvent.submit(noteForm));
  expect(screen.textContent).toContain("Scrivi il testo della nota.");
  fireEvent.change(note, { target: { value: "Articolo 26." } });
  await act(async () => void fireEvent.submit(noteForm));
  expect(JSON.stringify(writing.getJSON())).toContain('{"type":"footnote","attrs":{"text":"Articolo 26."}}');
  expect(view.queryByLabelText("Testo della nota")).toBeNull();
  fireEvent.click(view.getByRole("button", { name: "Riquadro" }));
  fireEvent.keyDown(view.getByLabelText("Tipo di riquadro"), { key: "Escape" });
  expect(view.queryByLabelText("Tipo di riquadro")).toBeNull();
});
