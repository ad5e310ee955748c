import { render, screen, within } from "@testing-library/react";
import { createRoutesStub } from "react-router";
import { expect, it } from "vitest";
import type { ThreadStep } from "../thread.schema.ts";
import { Thread } from "./thread.tsx";

const at = "2026-11-21T10:00:00Z";
const steps: ThreadStep[] = [
  { kind: "sent", at },
  { kind: "screened", at, tavolo: { slug: "anziani", name: "Anziani" } },
  { kind: "voted", at, sessionNumber: 2, vote: { number: 3, question: "Favorevoli?", yes: 6, no: 1, abstain: 1, eligible: 9, outcome: "favourable" } },
];

it("[PROP-11] shows the thread as one picture and as a list with links, and where it has stopped", async () => {
  const Stub = createRoutesStub([{ path: "/", Component: () => <Thread steps={steps} state="prioritised" number="AP-2026-0001" ambito="area-prova" /> }]);
  render(<Stub />);
  const picture = await screen.findByRole("img");
  expect(picture.getAttribute("aria-label")).toContain("Inviata, fatto");
  expect(picture.getAttribute("aria-label")).toContain("Discussa, saltato");
  const list = screen.getByRole("list", { name: "Il filo" });
  expect(within(list).getAllByRole("listitem")).toHaveLength(3);
  expect(within(list).getByText(/Favorevoli 6, contrari 1, astenuti 1, su 9 aventi diritto/)).toBeTruthy();
  expect(within(list).getByRole("link", { name: "Vai alla votazione" }).getAttribute("href")).toBe("/area-prova/votazioni/3");
  expect(screen.getByText(/aspetta l’istruttoria/)).toBeTruthy();
});
