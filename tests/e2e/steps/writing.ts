import { expect } from "vitest";
import type { Locator } from "playwright-core";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field, settled } from "#tests/e2e/actor.ts";
import type { Stage } from "#tests/e2e/stage.ts";
import { DISTRICT, PROPOSAL, TAVOLO } from "#tests/e2e/steps/proposal.ts";
import { UNION } from "#tests/e2e/steps/session.ts";

export const OFFICE_WORDS = "Gli spostamenti a piedi degli anziani sono un servizio, non un dettaglio.";
export const UNION_WORDS = "Il sindacato raccoglie ogni mese le visite saltate.";

export function editorOf(actor: Actor): Locator {
  return actor.page.getByRole("textbox", { name: m.documents_editor_label({ title: TAVOLO }) });
}

/** Resolves when everything typed so far is committed: the page says «Salvato» and nothing less. */
export async function saved(actor: Actor): Promise<void> {
  await actor.page.locator('[data-status="saved"]').waitFor();
  expect(await actor.page.locator("[data-status]").first().innerText()).toBe(m.documents_status_saved());
}

/** Starts a new paragraph at the end of the text. */
export async function writeAtEnd(actor: Actor, words: string): Promise<void> {
  await actor.fill(editorOf(actor), "");
  await actor.page.keyboard.press("ControlOrMeta+End");
  await settled(actor.page);
  await actor.page.keyboard.press("Enter");
  await actor.page.keyboard.type(words);
}

/** The office entrusts a section to the union, and both open its editor. */
export async function openSection(stage: Stage): Promise<void> {
  const { office, delegate } = stage.cast;
  const { page } = office;
  await office.visit(`${DISTRICT}/piano`);
  await stage.inspect(office, "plan");
  await office.press(page.getByRole("link", { name: TAVOLO }));
  await page.getByRole("heading", { level: 1, name: TAVOLO }).waitFor();
  stage.facts.sectionPath = new URL(page.url()).pathname;
  await stage.inspect(office, "section");
  await office.pick(field(page, m.plan_form_editor()), UNION);
  await office.press(page.getByRole("button", { name: m.plan_form_editor_add(), exact: true }));
  await page.getByText(m.plan_form_editor_added()).waitFor();
  await stage.inspect(office, "entrusted to the union");
  await office.press(page.getByRole("link", { name: m.plan_section_edit(), exact: true }));
  await editorOf(office).waitFor();
  await stage.inspect(office, "editor");
  await delegate.visit(stage.facts.sectionPath);
  await delegate.press(delegate.page.getByRole("link", { name: m.plan_section_edit(), exact: true }));
  await editorOf(delegate).waitFor();
}

/** Two carets with names, both texts on both screens, «salvato»; then a paragraph that remembers its proposal. */
export async function writeTogether(stage: Stage): Promise<void> {
  const { office, delegate } = stage.cast;
  await writeAtEnd(office, OFFICE_WORDS);
  await editorOf(delegate).getByText(OFFICE_WORDS).waitFor();
  await writeAtEnd(delegate, UNION_WORDS);
  await editorOf(office).getByText(UNION_WORDS).waitFor();
  for (const actor of [office, delegate]) await saved(actor);
  await editorOf(office).locator(".ta-caret-name").getByText(UNION).waitFor();
  await editorOf(delegate).locator(".ta-caret-name").getByText(m.documents_capacity_office()).waitFor();
  await stage.inspect(office, "two people write");
  await stage.inspect(delegate, "two people write");
  await insertPassage(stage, office);
  await editorOf(delegate).getByText(PROPOSAL.proposal).waitFor();
  for (const actor of [office, delegate]) await saved(actor);
}

async function insertPassage(stage: Stage, office: Actor): Promise<void> {
  const { page } = office;
  await office.press(page.locator("summary").filter({ hasText: m.plan_passage_open() }));
  await office.pick(field(page, m.plan_passage_choose()), new RegExp(stage.facts.proposalNumber));
  await field(page, m.plan_passage_text()).waitFor();
  await stage.inspect(office, "choosing a proposal's passage");
  await office.press(page.getByRole("button", { name: m.plan_passage_insert() }));
  await page.getByText(m.plan_passage_done({ number: stage.facts.proposalNumber })).waitFor();
  await stage.inspect(office, "passage inserted");
}

/** The text is open to everybody's reading; the office locks it: whoever writes becomes a reader at once. */
export async function publishAndLock(stage: Stage): Promise<void> {
  const { office, delegate } = stage.cast;
  const { page } = office;
  await office.visit(stage.facts.sectionPath);
  await page.getByText(m.sections_state_now({ state: m.plan_state_consultation() })).waitFor();
  await stage.inspect(office, "section in consultation");
  await office.press(page.locator("summary").filter({ hasText: m.plan_form_lock() }));
  await office.press(page.getByRole("button", { name: m.plan_form_lock() }));
  await page.getByText(m.plan_form_lock_done()).waitFor();
  await stage.inspect(office, "section locked");
  await delegate.page.getByText(m.documents_status_readonly({ reason: m.documents_reason_document_locked() })).first().waitFor();
  await expect.poll(() => editorOf(delegate).getAttribute("aria-readonly")).toBe("true");
  await stage.inspect(delegate, "read only after the lock");
}
