import { type Stage, signInAs } from "#tests/e2e/stage.ts";
import { scenario, type Step } from "#tests/e2e/scenario.ts";
import { closeProposal, followThread } from "#tests/e2e/steps/outcome.ts";
import { readPlan } from "#tests/e2e/steps/plan-document.ts";
import { admitProposal, sendProposal } from "#tests/e2e/steps/proposal.ts";
import { discuss, openAndCheckIn, prepareSession } from "#tests/e2e/steps/session.ts";
import { closeAndReadMinutes, vote } from "#tests/e2e/steps/vote.ts";
import { openSection, publishAndLock, writeTogether } from "#tests/e2e/steps/writing.ts";

async function signInTheOthers(stage: Stage): Promise<void> {
  await signInAs(stage, stage.cast.office, "office");
  await signInAs(stage, stage.cast.facilitator, "facilitator");
  await signInAs(stage, stage.cast.delegate, "union");
}

const WHOLE_PATH = [
  ["a citizen without an account writes, registers, sends and gets a numbered receipt", sendProposal],
  ["office, facilitator and delegate sign in", signInTheOthers],
  ["the office admits the proposal, and the list finds it", admitProposal],
  ["the facilitator calls a session with the proposal on its agenda", prepareSession],
  ["citizen and delegate check in with the code", openAndCheckIn],
  ["item, queue and floor show on everybody's page", discuss],
  ["delegate and citizen vote, the outcome is pushed to all", vote],
  ["the session closes, the minutes and the vote's board are public", closeAndReadMinutes],
  ["the office entrusts a section to the union", openSection],
  ["both write in it at the same time and bring in the proposal", writeTogether],
  ["the office publishes and locks the section", publishAndLock],
  ["the office closes the proposal with outcome, reason and passage", closeProposal],
  ["the citizen follows the thread to the plan and back", followThread],
  ["proposal, vote and section stand in the document and its tagged PDF", readPlan],
] as const satisfies readonly Step[];

scenario({ name: "the whole path, embedded, with axe after each interaction", isExternal: false, isKeyboardOnly: false, runsAxe: true }, WHOLE_PATH);
scenario({ name: "the whole path, Supabase in another process, keyboard only", isExternal: true, isKeyboardOnly: true, runsAxe: false }, WHOLE_PATH);
