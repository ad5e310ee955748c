import { expect } from "vitest";
import type { Locator } from "playwright-core";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { type CoeditingStage, openPanel, said, saved, selectLetters, textOf, typeParagraphs } from "#tests/e2e/coediting-stage.ts";
import { UNION } from "#tests/e2e/steps/session.ts";

const OLD = "La popolazione anziana";
const NEW = "Il numero degli anziani";
export const BEFORE = `${OLD} cresce ogni anno.`;
export const AFTER = `${NEW} cresce ogni anno.`;
const LAST = "I giovani partono presto.";
const REMARK = "Quanti sono, comune per comune?";
export const [FIRST_VERSION, SECOND_VERSION] = ["Prima stesura", "Dopo i suggerimenti"];

function shown({ page }: Actor): Locator {
  return page.locator('[role="tabpanel"]:not([hidden])');
}

async function openText(actor: Actor, section: string, link: string): Promise<void> {
  await actor.visit(section);
  await actor.press(actor.page.getByRole("link", { name: link, exact: true }));
  await textOf(actor.page).waitFor();
}

export async function writeDraft({ cast: { office }, section, inspect }: CoeditingStage): Promise<void> {
  await openText(office, section, m.plan_section_edit());
  await office.fill(textOf(office.page), "");
  await typeParagraphs(office.page, [BEFORE, LAST]);
  await inspect(office, "a draft is written");
}

export async function nameVersion({ cast: { office }, section, inspect }: CoeditingStage, label: string): Promise<void> {
  await office.visit(section);
  await office.fill(field(office.page, m.plan_form_version()), label);
  await office.press(office.page.getByRole("button", { name: m.plan_form_version_save() }));
  await said(office, m.plan_form_version_done());
  await inspect(office, `version «${label}»`);
}

export async function entrust(stage: CoeditingStage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  await nameVersion(stage, FIRST_VERSION);
  await office.pick(field(page, m.plan_form_editor()), UNION);
  await office.pick(field(page, m.sections_editor_way()), m.sections_way_suggest());
  await office.press(page.getByRole("button", { name: m.plan_form_editor_add(), exact: true }));
  await said(office, m.plan_form_editor_added());
  await stage.inspect(office, "entrusted to the union");
}

/** Typing is refused with a way out; the words are selected with Shift and arrows, the panel opens with its keys. */
export async function suggest({ cast: { union }, section, inspect }: CoeditingStage): Promise<void> {
  const { page } = union;
  await openText(union, section, m.plan_section_suggest());
  await inspect(union, "text to suggest on");
  await union.fill(textOf(page), "x");
  await said(union, m.suggestions_invite());
  expect(await textOf(page).innerText()).not.toContain("x");
  await selectLetters(page, { up: 1, letters: OLD.length });
  await openPanel(page, "S");
  await shown(union).getByText(m.suggestions_panel_selected({ words: OLD })).waitFor();
  await inspect(union, "suggesting");
  await union.fill(field(page, m.suggestions_form_proposed()), NEW);
  await union.fill(field(page, m.suggestions_form_reason()), "Si capisce meglio.");
  await union.press(shown(union).getByRole("button", { name: m.suggestions_form_send() }));
  await said(union, m.suggestions_done_suggest());
  await expect.poll(() => textOf(page).evaluate((text) => text === document.activeElement), { message: "the focus is in the text again" }).toBe(true);
  await inspect(union, "suggested");
}

/** The alternatives are one stop of Tab; choosing another with the arrows keeps the focus there. */
export async function chooseKind({ cast: { union }, inspect }: CoeditingStage): Promise<void> {
  const { page } = union;
  await selectLetters(page, { up: 0, letters: LAST.length });
  await openPanel(page, "S");
  await union.tick(page.getByRole("radio", { name: m.suggestions_kind_remove_block() }));
  await shown(union).getByText(m.suggestions_panel_paragraph({ words: LAST })).waitFor();
  await inspect(union, "asking to take a paragraph out");
}

export async function comment({ cast: { union }, inspect }: CoeditingStage): Promise<void> {
  const { page } = union;
  await page.keyboard.press("F6");
  await expect.poll(() => textOf(page).evaluate((text) => text === document.activeElement), { message: "F6 leads through the parts" }).toBe(true);
  await selectLetters(page, { up: 0, letters: LAST.length });
  await openPanel(page, "M");
  await shown(union).getByText(m.section_comments_target_words({ quote: LAST })).waitFor();
  await union.fill(field(page, m.comments_new()), REMARK);
  await inspect(union, "commenting");
  await union.press(shown(union).getByRole("button", { name: m.comments_send(), exact: true }).first());
  await said(union, m.section_comments_done_published());
  await shown(union).getByText(REMARK).waitFor();
  await inspect(union, "commented");
}

/** The office reads what came in and accepts it: the new words stand on both screens. */
export async function accept({ cast: { office, union }, section, inspect }: CoeditingStage): Promise<void> {
  const { page } = office;
  await openText(office, section, m.plan_section_edit());
  await openPanel(page, "S");
  await shown(office).getByText("Si capisce meglio.").waitFor();
  await inspect(office, "suggestion to answer");
  await office.press(shown(office).locator("summary").filter({ hasText: m.suggestions_decide_open({ number: "§" }).split("§")[0] ?? "" }).first());
  await office.tick(page.getByRole("radio", { name: m.suggestions_decide_accepted() }));
  await inspect(office, "answering a suggestion");
  await office.press(shown(office).getByRole("button", { name: m.suggestions_decide_send() }));
  await said(office, m.suggestions_done_decide());
  for (const actor of [office, union]) await textOf(actor.page).getByText(AFTER).waitFor();
  await inspect(office, "suggestion accepted");
  await inspect(union, "suggestion accepted by the office");
}

export async function resolve({ cast: { office, union }, inspect }: CoeditingStage): Promise<void> {
  const { page } = office;
  await openPanel(page, "M");
  const thread = shown(office).locator(".ta-comments-summary").filter({ hasText: LAST });
  await office.press(thread);
  await shown(office).getByText(REMARK).waitFor();
  await inspect(office, "thread open");
  await office.press(shown(office).getByRole("button", { name: m.section_comments_resolve() }));
  await said(office, m.section_comments_done_resolved({ number: "§" }).split("§")[1] ?? "");
  await inspect(office, "comment resolved");
  await union.page.getByText(m.section_comments_resolved(), { exact: true }).first().waitFor({ state: "attached" });
  await saved(page);
}
