import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import type { Actor } from "#tests/e2e/actor.ts";
import type { Stage } from "#tests/e2e/stage.ts";
import { PROPOSAL } from "#tests/e2e/steps/proposal.ts";
import { expectNotReloaded, UNION } from "#tests/e2e/steps/session.ts";

function summary(actor: Actor, words: string) {
  return actor.page.locator("summary").filter({ hasText: words });
}

/** Opened in the console, cast by the delegate and by the citizen on their own pages, closed: the outcome reaches everybody unasked. */
export async function vote(stage: Stage): Promise<void> {
  const { facilitator, delegate, citizen } = stage.cast;
  const { page } = facilitator;
  await stage.inspect(facilitator, "before opening the vote");
  await facilitator.press(page.getByRole("button", { name: m.votes_open_button() }));
  await summary(facilitator, m.votes_close_open()).waitFor();
  await stage.inspect(facilitator, "vote open");
  await cast(stage, delegate);
  await cast(stage, citizen);
  await facilitator.press(summary(facilitator, m.votes_close_open()));
  await page.getByRole("button", { name: m.votes_close_confirm() }).waitFor();
  await stage.inspect(facilitator, "asked before closing");
  await facilitator.press(page.getByRole("button", { name: m.votes_close_confirm() }));
  const outcome = m.votes_outcome_title({ outcome: m.votes_outcome_favourable() });
  for (const actor of [facilitator, delegate, citizen]) {
    await actor.page.getByRole("heading", { name: outcome }).first().waitFor();
    await stage.inspect(actor, "outcome of the vote");
  }
  for (const actor of [delegate, citizen]) await expectNotReloaded(actor);
}

async function cast(stage: Stage, actor: Actor): Promise<void> {
  const { page } = actor;
  await summary(actor, m.votes_choice_yes()).waitFor();
  await stage.inspect(actor, "ballot");
  await actor.press(summary(actor, m.votes_choice_yes()));
  await page.getByRole("button", { name: m.votes_confirm_button({ choice: m.votes_choice_yes() }) }).waitFor();
  await stage.inspect(actor, "ballot before confirming");
  await actor.press(page.getByRole("button", { name: m.votes_confirm_button({ choice: m.votes_choice_yes() }) }));
  await page.getByText(/registrato/).first().waitFor();
  await stage.inspect(actor, "ballot cast");
}

/** The public board and the minutes say what happened, to anybody. */
export async function closeAndReadMinutes(stage: Stage): Promise<void> {
  const { facilitator, citizen } = stage.cast;
  await facilitator.press(summary(facilitator, m.sessions_close_session()));
  await stage.inspect(facilitator, "asked before closing the session");
  await facilitator.press(facilitator.page.getByRole("button", { name: m.sessions_close_confirm() }));
  await facilitator.page.getByText(m.sessions_state_closed()).first().waitFor();
  await stage.inspect(facilitator, "session closed");
  const { page } = citizen;
  await page.getByRole("link", { name: m.sessions_to_minutes() }).waitFor();
  await citizen.press(page.getByRole("link", { name: m.sessions_to_minutes() }));
  await page.getByText(m.minutes_state_final()).waitFor();
  const text = await page.locator("main").innerText();
  for (const words of [PROPOSAL.title, UNION, m.votes_outcome_favourable()]) expect(text).toContain(words);
  expect(text, "persons' names stay out of the minutes").not.toMatch(/Mariedda|Tavolozza|Mirtobello/);
  await stage.inspect(citizen, "minutes");
  await citizen.press(page.getByRole("link", { name: m.votes_board_link() }).first());
  await page.getByRole("heading", { name: m.votes_numbers_title() }).waitFor();
  await stage.inspect(citizen, "public board of the vote");
}
