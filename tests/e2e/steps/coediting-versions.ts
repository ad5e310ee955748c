import { expect } from "vitest";
import { DEMO_PASSWORD, DRAFT_DISTRICT } from "#app/features/demonstration/demonstration.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { field } from "#tests/e2e/actor.ts";
import { type CoeditingStage, said } from "#tests/e2e/coediting-stage.ts";
import { signedIn } from "#tests/e2e/company.ts";
import { AFTER, BEFORE, FIRST_VERSION, nameVersion, SECOND_VERSION } from "#tests/e2e/steps/coediting-talk.ts";

/** Two versions in line and side by side: what was taken out and what was put in is said in words too. */
export async function compare(stage: CoeditingStage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  await nameVersion(stage, SECOND_VERSION);
  await office.pick(field(page, m.versions_compare_from()), new RegExp(FIRST_VERSION));
  await office.pick(field(page, m.versions_compare_to()), new RegExp(SECOND_VERSION));
  await office.press(page.getByRole("button", { name: m.versions_compare(), exact: true }));
  await page.getByRole("heading", { level: 1, name: m.versions_compare_title() }).waitFor();
  await page.getByRole("heading", { level: 2, name: m.versions_diff_title() }).waitFor();
  expect(await page.locator("del").allInnerTexts()).not.toEqual([]);
  expect(await page.locator("ins").allInnerTexts()).not.toEqual([]);
  await stage.inspect(office, "two versions in line");
  await office.press(page.getByRole("link", { name: m.versions_view_side() }));
  await page.waitForURL(/vista=affiancate/);
  await stage.inspect(office, "two versions side by side");
}

/** The older text comes back as a change like any other: with a reason and a confirmation. */
export async function restore({ cast: { office, union }, section, inspect }: CoeditingStage): Promise<void> {
  const { page } = office;
  await office.visit(section);
  await office.press(page.getByRole("listitem").filter({ hasText: FIRST_VERSION }).getByRole("link", { name: new RegExp(m.versions_restore()) }));
  await page.getByRole("heading", { level: 2, name: m.versions_restore_title() }).waitFor();
  await inspect(office, "about to restore");
  await office.fill(field(page, m.versions_restore_reason()), "Il tavolo ha chiesto il testo di prima.");
  await office.tick(page.getByRole("checkbox", { name: m.versions_restore_confirm() }));
  await office.press(page.getByRole("button", { name: m.versions_restore_do({ number: "§" }).split("§")[0] ?? "" }));
  await said(office, m.versions_restore_done({ number: "§" }).split("§")[1] ?? "");
  await inspect(office, "restored");
  await union.page.locator(".ta-editor-text").getByText(BEFORE).waitFor();
  expect(await union.page.locator(".ta-editor-text").innerText()).not.toContain(AFTER);
  await inspect(union, "the older text is back");
}

/** Who lives in the district comments on a text in consultation from a page that needs no editor. */
export async function commentByPhone({ cast: { citizen }, inspect }: CoeditingStage): Promise<void> {
  const { page } = citizen;
  await citizen.visit("/accedi");
  await citizen.fill(field(page, m.identity_email_label()), "an-cit-florinas@example.org");
  await citizen.fill(field(page, m.identity_password_label()), DEMO_PASSWORD);
  await citizen.press(page.getByRole("button", { name: m.identity_sign_in_submit(), exact: true }));
  await signedIn(citizen);
  await citizen.visit(`/${DRAFT_DISTRICT}/piano/premessa`);
  await citizen.press(page.locator('main a[href$="/premessa/commenti"]'));
  await page.getByRole("heading", { level: 2, name: m.comments_new() }).waitFor();
  await inspect(citizen, "comments on a section");
  await citizen.fill(field(page, m.comments_body()), "Si capisce. Manca a chi telefonare.");
  await citizen.press(page.getByRole("button", { name: m.comments_send(), exact: true }));
  await said(citizen, m.section_comments_done_waiting());
  await page.getByText("Manca a chi telefonare.").first().waitFor();
  await inspect(citizen, "commented from a phone");
}
