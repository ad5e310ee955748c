import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import type { Stage } from "#tests/e2e/stage.ts";
import { DISTRICT, TAVOLO } from "#tests/e2e/steps/proposal.ts";

export const SESSION_TITLE = "Panchine, ombra e passi brevi";
export const UNION = "Sindacato Pensionate e Pensionati Su Bàculu";
const DECISION = "Il tavolo è d’accordo sulle sei panchine.";

function summary(actor: Actor, words: string) {
  return actor.page.locator("summary").filter({ hasText: words });
}

/** Calls the session and puts the proposal on its agenda. */
export async function prepareSession(stage: Stage): Promise<void> {
  const { facilitator } = stage.cast;
  const { page } = facilitator;
  await facilitator.visit(`${DISTRICT}/sedute`);
  await facilitator.press(page.getByRole("link", { name: m.sessions_new() }));
  await facilitator.pick(field(page, m.sessions_tavolo()).and(page.locator("select")), TAVOLO);
  await stage.inspect(facilitator, "form for a new session");
  await facilitator.fill(field(page, m.sessions_field_title()), SESSION_TITLE);
  await facilitator.fill(field(page, m.sessions_field_day()), new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  await facilitator.fill(field(page, m.sessions_field_from()), "17:00");
  await facilitator.fill(field(page, m.sessions_field_to()), "19:00");
  await facilitator.fill(field(page, m.sessions_field_place()), "Sala del centro anziani di Uta");
  await facilitator.fill(field(page, m.sessions_field_items()), "Saluti e giro di presentazioni");
  await facilitator.press(page.getByRole("button", { name: m.sessions_create() }));
  await page.waitForURL(/\/sedute\/\d+\/conduzione$/);
  stage.facts.sessionPath = new URL(page.url()).pathname.replace(/\/conduzione$/, "");
  await stage.inspect(facilitator, "console before the session");
  await facilitator.press(summary(facilitator, m.sessions_add_item()));
  await facilitator.fill(field(page, m.sessions_item_title()), "Le panchine dell’ambulatorio");
  await facilitator.fill(field(page, m.sessions_item_minutes_label()), "20");
  await facilitator.pick(field(page, m.sessions_item_proposal()), new RegExp(stage.facts.proposalNumber));
  await stage.inspect(facilitator, "new item");
  await facilitator.press(page.getByRole("button", { name: m.sessions_add_item_submit() }));
  await page.getByRole("listitem").filter({ hasText: stage.facts.proposalNumber }).first().waitFor();
  await stage.inspect(facilitator, "agenda with the proposal");
}

/** Opens; the code on the screen lets the citizen in from a telephone and the delegate from a desk. */
export async function openAndCheckIn(stage: Stage): Promise<void> {
  const { facilitator, citizen, delegate } = stage.cast;
  await facilitator.press(facilitator.page.getByRole("button", { name: m.sessions_open_session() }));
  const code = facilitator.page.locator(".ta-code").first();
  await code.waitFor();
  stage.facts.checkInCode = (await code.innerText()).trim();
  await stage.inspect(facilitator, "session open");
  await checkIn(stage, citizen, m.sessions_as_citizen());
  await checkIn(stage, delegate, UNION);
  await facilitator.page.getByRole("rowheader", { name: new RegExp(UNION) }).waitFor();
  await stage.inspect(facilitator, "two people checked in");
}

async function checkIn(stage: Stage, actor: Actor, actingAs: string): Promise<void> {
  const { page } = actor;
  await actor.visit(stage.facts.sessionPath);
  await stage.inspect(actor, "session page");
  await actor.fill(field(page, m.sessions_code()), "sbaglio");
  await actor.tick(page.getByLabel(actingAs));
  await actor.press(page.getByRole("button", { name: m.sessions_check_in() }));
  await page.getByText(m.error_check_in_code_wrong()).first().waitFor();
  await stage.inspect(actor, "wrong code");
  await actor.fill(field(page, m.sessions_code()), stage.facts.checkInCode);
  await actor.press(page.getByRole("button", { name: m.sessions_check_in() }));
  await page.getByRole("heading", { name: m.sessions_mine_title() }).waitFor();
  await stage.inspect(actor, "checked in");
  // A mark that a reload would wipe: what follows must arrive by itself.
  await page.evaluate(() => document.documentElement.setAttribute("data-not-reloaded", ""));
}

export async function expectNotReloaded(actor: Actor): Promise<void> {
  expect(await actor.page.evaluate(() => document.documentElement.hasAttribute("data-not-reloaded")), `${actor.seat.name}'s page was loaded again`).toBe(true);
}

/** The item, the queue and the floor: what the facilitator does shows on the others' pages at once. */
export async function discuss(stage: Stage): Promise<void> {
  const { facilitator, citizen, delegate } = stage.cast;
  const { page } = facilitator;
  await facilitator.press(page.getByRole("button", { name: m.sessions_next_item({ title: "Le panchine dell’ambulatorio" }) }));
  for (const actor of [citizen, delegate]) await actor.page.getByText(m.sessions_current_proposal()).waitFor();
  await stage.inspect(citizen, "the current item arrived");
  const openQueue = page.getByRole("button", { name: m.sessions_open_queue() });
  if (await openQueue.isVisible()) await facilitator.press(openQueue);
  await citizen.press(citizen.page.getByRole("button", { name: m.sessions_ask(), exact: true }));
  await citizen.page.getByText(m.sessions_your_place({ place: 1, kind: m.sessions_kind_intervention() })).waitFor();
  await stage.inspect(citizen, "in the queue");
  await delegate.press(delegate.page.getByRole("button", { name: m.sessions_ask(), exact: true }));
  await delegate.page.getByText(m.sessions_your_place({ place: 2, kind: m.sessions_kind_intervention() })).waitFor();
  const queue = page.getByRole("list", { name: m.sessions_queue() });
  await queue.getByText(new RegExp(UNION)).waitFor();
  await stage.inspect(facilitator, "two in the queue");
  await giveFloor(stage, citizen, /cittadina\/o/);
  await giveFloor(stage, delegate, new RegExp(UNION));
  await facilitator.fill(field(page, m.sessions_note()).first(), "Chi vive a Uta racconta la strada; il sindacato porta i numeri delle visite saltate.");
  await facilitator.fill(field(page, m.sessions_decision_label()).first(), DECISION);
  await facilitator.press(page.getByRole("button", { name: m.sessions_note_save() }).first());
  await delegate.page.getByText(DECISION).waitFor();
  for (const actor of [citizen, delegate]) await expectNotReloaded(actor);
}

async function giveFloor(stage: Stage, speaker: Actor, name: RegExp): Promise<void> {
  const { facilitator } = stage.cast;
  const waiting = facilitator.page.getByRole("list", { name: m.sessions_queue() }).getByRole("listitem").filter({ hasText: name });
  await facilitator.press(waiting.getByRole("button", { name: /Dai la parola/ }));
  await speaker.page.getByText(m.sessions_your_turn()).first().waitFor();
  await stage.inspect(speaker, "has the floor");
  await speaker.press(speaker.page.getByRole("button", { name: m.sessions_finished() }));
  await facilitator.page.getByText(m.sessions_floor_nobody()).waitFor();
}
