import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { m } from "#app/paraglide/messages.js";
import { SpokenAnnouncements } from "./components/spoken-announcements.tsx";
import type { Participant } from "./documents.events.ts";
import type { WatchedText } from "./happenings.ts";
import type { ProviderState } from "./provider.ts";
import { saidAgain } from "./said-again.ts";

afterEach(() => void vi.useRealTimers());

/** A text in which only the company changes. */
function company(): { provider: WatchedText; enters(clientId: number): void } {
  const state: ProviderState = { status: "saved", unsaved: 0, kept: true, right: "read", reason: null, problem: null, ready: true, me: null, others: [] };
  let others: Participant[] = [];
  const listeners = new Set<() => void>();
  return {
    provider: {
      doc: new Y.Doc(),
      getState: () => ({ ...state, others }),
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    enters(clientId) {
      others = [...others, { clientId, capacity: "organisation", label: "Cooperativa X", colour: 0, cursor: null }];
      for (const listener of listeners) listener();
    },
  };
}

it("[COED-71] the same words twice in a row are read twice: the live region changes, what is heard does not", () => {
  vi.useFakeTimers();
  const { provider, enters } = company();
  render(<SpokenAnnouncements provider={provider} told="" />);
  const said = [1, 2, 3].map((clientId) => {
    act(() => {
      enters(clientId);
      vi.advanceTimersByTime(5_000);
    });
    return screen.getAllByRole("status")[0]?.textContent ?? "";
  });
  expect(said.map((words) => words.trim())).toEqual(Array.from({ length: 3 }, () => "Nel testo: Cooperativa X."));
  expect(said[1]).not.toBe(said[0]);
  expect(said[2]).not.toBe(said[1]);
});

it("[COED-71] other words and silence stay as they are", () => {
  expect(saidAgain("", m.documents_heading_refused())).toBe(m.documents_heading_refused());
  expect(saidAgain("uno", "due")).toBe("due");
  expect(saidAgain("uno", "")).toBe("");
  expect(saidAgain("", "")).toBe("");
});
