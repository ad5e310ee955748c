import { act, cleanup, render, renderHook, waitFor } from "@testing-library/react";
import { Editor } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { createRoutesStub } from "react-router";
import { io } from "socket.io-client";
import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { encodeInitialState } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { enterPanel } from "#app/features/documents/editor-regions.ts";
import { DocumentProvider } from "#app/features/documents/provider.ts";
import { useArrivals } from "#app/features/documents/use-arrivals.ts";
import { m } from "#app/paraglide/messages.js";
import { commentArrivals } from "../comments/comment-arrivals.render.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { suggestionArrivals } from "./suggestion-arrivals.render.ts";
import { suggestionOverlay } from "./suggestion-overlay.extensions.ts";
import type { SuggestionAbilities } from "./suggestions.abilities.ts";
import type { Suggestion } from "./suggestions.schema.ts";
import { SuggestionsPanel } from "./components/suggestions-panel.tsx";

// The page's own connection: here nothing changes on the server.
vi.mock("../../../platform/realtime/connection.ts", () => ({ holdConnection: () => () => {} }));

const ends: (() => void)[] = [];
afterEach(() => {
  cleanup();
  for (const end of ends.splice(0)) end();
  vi.unstubAllGlobals();
});

function suggestion(changes: Partial<Suggestion> = {}): Suggestion {
  return {
    id: "8f1cf0f6-7d8e-4c54-9e38-0d8f0a4f3a01", number: 3, kind: "add_block", anchor: { afterBlockId: null }, original: "", proposedText: "", proposedBlocks: [{ type: "paragraph", content: [{ type: "text", text: "Nuovo." }] }],
    reason: "Manca il trasporto.", capacity: "organisation", organisation: "Cooperativa Prova", status: "open", outcomeReason: "", appliedText: null, decidedAs: null, decidedAt: null,
    moderation: "published", moderationReason: "", revision: 1, createdAt: "2026-11-01T10:00:00Z", isMine: false, ...changes,
  };
}

function openSpace(): EditorSpace {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [{ type: "paragraph", attrs: { id: "a" }, content: [{ type: "text", text: "Il servizio fa due corse." }] }] }));
  const editor = new Editor({ element: document.body.appendChild(document.createElement("div")), extensions: [...sectionExtensions(), Collaboration.configure({ document: doc, field: DOCUMENT_FIELD }), suggestionOverlay(doc)] });
  const provider = new DocumentProvider({ socket: io("http://127.0.0.1:9", { autoConnect: false }), documentId: crypto.randomUUID(), epoch: 1, schemaVersion: SCHEMA_VERSION, doc });
  ends.push(() => provider.destroy(), () => editor.destroy());
  return { editor, provider, state: provider.getState(), shown: "suggestions", openPanel() {}, tell() {} };
}

async function openPanel(abilities: SuggestionAbilities) {
  vi.stubGlobal("fetch", async () => Response.json({ abilities, items: [suggestion()] }));
  const space = openSpace();
  const Stub = createRoutesStub([
    {
      id: "features/districts/routes/district-layout", path: "/:ambito",
      children: [{ path: "piano", Component: () => <div data-panel="suggestions" role="tabpanel" aria-label="Suggerimenti" tabIndex={0}><SuggestionsPanel space={space} section={{ id: crypto.randomUUID(), slug: "premessa" }} /></div> }],
    },
  ]);
  const { container } = render(<Stub initialEntries={["/area-ovest/piano"]} hydrationData={{ loaderData: { "features/districts/routes/district-layout": { district: { slug: "area-ovest", name: "Area Ovest" }, isOffice: true } } }} />);
  await waitFor(() => expect(container.querySelector(".ta-suggestion")).not.toBeNull());
  const form = () => container.querySelector("#reason-testo")?.closest("form") ?? null;
  const listComesFirst = () => {
    const [list, own] = [container.querySelector(".ta-suggestions"), form()];
    return list !== null && own !== null && (list.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  };
  return { container, space, listComesFirst };
}

const answers = { canSuggest: true, canAccept: true, canDecline: true };

it("for who answers suggestions the list comes before the form, and opening the panel leads to it", async () => {
  const { container, space, listComesFirst } = await openPanel(answers);
  expect(listComesFirst()).toBe(true);
  enterPanel(container, "suggestions");
  expect(document.activeElement?.textContent).toBe(m.suggestions_panel_filter_open({ count: 1 }));
  // With words selected she wants to suggest, as everybody.
  act(() => void space.editor.commands.setTextSelection({ from: 1, to: 4 }));
  await waitFor(() => expect(container.querySelector("[data-autofocus]")?.id).toBe("proposed-testo"));
  enterPanel(container, "suggestions");
  expect(document.activeElement?.id).toBe("proposed-testo");
});

it("who suggests has the form first", async () => {
  const { container, listComesFirst } = await openPanel({ canSuggest: true, canAccept: false, canDecline: false });
  expect(listComesFirst()).toBe(false);
  enterPanel(container, "suggestions");
  expect(document.activeElement?.id).toMatch(/-testo$/);
});

it("[COED-71] a new answer in a thread is told once, one's own is not", () => {
  const by = { capacity: "office", organisation: null, municipality: null, isFormer: false } as const;
  const said = (id: string, isMine: boolean) => ({ id, isMine, by });
  const thread = { ...said("filo", false), number: 4, replies: [said("prima", false)] };
  const told: string[] = [];
  const tell = (sentence: string) => void told.push(sentence);
  const { rerender } = renderHook(({ threads }) => useArrivals(threads, tell), { initialProps: { threads: commentArrivals([thread]) } });
  rerender({ threads: commentArrivals([{ ...thread, replies: [...thread.replies, said("seconda", false), said("mia", true)] }]) });
  expect(told).toEqual([m.section_comments_announce_reply({ number: 4, author: "Ufficio di Piano" })]);
});

it("[COED-71] the answer to a suggestion is told, also to whoever suggested, and not to whoever answered here", () => {
  const told: string[] = [];
  const tell = (sentence: string) => void told.push(sentence);
  const [open, declined] = [suggestion({ isMine: true }), suggestion({ isMine: true, status: "declined", decidedAs: "office", decidedAt: "2026-11-02T10:00:00Z" })];
  const { rerender } = renderHook(({ items }) => useArrivals(items, tell), { initialProps: { items: suggestionArrivals([open], () => false) } });
  rerender({ items: suggestionArrivals([declined], () => true) });
  expect(told).toEqual([]);
  rerender({ items: suggestionArrivals([open], () => false) });
  rerender({ items: suggestionArrivals([declined], () => false) });
  expect(told).toEqual([m.suggestions_announce_answer({ number: 3, outcome: m.suggestions_status_declined() })]);
});
