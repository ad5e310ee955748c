import { expect, it } from "vitest";
import { nextPhase, type PhaseOfCycle, phaseChange, phaseState, splitLines } from "./conference.rules.ts";

const proposte: PhaseOfCycle = { phase: "proposte", opensOn: null, closesOn: null, allows: ["manage_participants", "submit_proposal"] };
const tavoli: PhaseOfCycle = { phase: "tavoli", opensOn: null, closesOn: null, allows: ["manage_participants", "hold_session", "open_vote"] };

it("[CONF-04] a change of phase says what opens, closes and stays", () => {
  expect(phaseChange(proposte, tavoli)).toEqual({ opens: ["hold_session", "open_vote"], closes: ["submit_proposal"], stays: ["manage_participants"] });
});

it("[CONF-01] the phases stand in order around the current one", () => {
  expect(phaseState("proposte", "tavoli")).toBe("done");
  expect(phaseState("tavoli", "tavoli")).toBe("current");
  expect(phaseState("redazione", "tavoli")).toBe("todo");
  expect(nextPhase("tavoli")).toBe("redazione");
  expect(nextPhase("attuazione")).toBeNull();
});

it("lines are trimmed and empty ones dropped, whatever ends them", () => {
  expect(splitLines(" Comune di Osilo \r\n\r\nASL\n")).toEqual(["Comune di Osilo", "ASL"]);
});
