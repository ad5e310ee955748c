import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { createRoutesStub } from "react-router";
import { afterEach, beforeEach, expect, it } from "vitest";
import { m } from "#app/paraglide/messages.js";
import type { AgendaItem } from "../sessions.schema.ts";
import { NoteForm } from "./note-form.tsx";

const first: AgendaItem = {
  id: "5f0c6a3e-0f2b-4f5a-9a57-5f0f9f3f1c11", position: 1, title: "Trasporti", minutes: 15, note: "Prima nota", decision: "", startedAt: null, spentSeconds: 0, noteRevision: 1, proposal: null,
};

/** The page as a push leaves it: the same form, another text of the server's. */
function Page() {
  const [item, setItem] = useState(first);
  return (
    <>
      <NoteForm sessionId={first.id} item={item} />
      <button type="button" onClick={() => setItem({ ...first, note: "Nota del collega", noteRevision: 2 })}>
        push
      </button>
    </>
  );
}

const Stub = createRoutesStub([{ path: "/", Component: Page }]);
const note = () => screen.getByLabelText<HTMLTextAreaElement>(m.sessions_note()).value;
const push = () => fireEvent.click(screen.getByText("push"));

beforeEach(() => void render(<Stub />));
afterEach(cleanup);

it("[SES-11] follows a colleague's writing while nothing is typed", () => {
  expect(note()).toBe("Prima nota");
  push();
  expect(note()).toBe("Nota del collega");
});

it("[SES-11] a push never wipes what is being typed; the other text is shown beside it", () => {
  fireEvent.change(screen.getByLabelText(m.sessions_note()), { target: { value: "Sto scrivendo" } });
  push();
  expect(note()).toBe("Sto scrivendo");
  expect(screen.getByText("Nota del collega")).toBeTruthy();
  fireEvent.click(screen.getByText(m.sessions_note_keep_mine()));
  expect(screen.queryByText("Nota del collega")).toBeNull();
  expect(note()).toBe("Sto scrivendo");
});
