import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonaId } from "#app/features/demonstration/demonstration.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { browserMissing, launchBrowser, openSeat, PHONE } from "#tests/setup/browser.ts";
import { field } from "#tests/e2e/actor.ts";
import { DISTRICT, PROPOSAL, TAVOLO } from "#tests/e2e/steps/proposal.ts";
import { UNION } from "#tests/e2e/steps/session.ts";

const EMAIL = "senza.script@example.org";

let app: App;
let browser: Browser;

async function register(page: Page): Promise<void> {
  await page.getByRole("link", { name: m.identity_sign_in_register() }).click();
  await field(page, m.identity_name_label()).fill("Senza Script");
  await field(page, m.identity_email_label()).fill(EMAIL);
  await field(page, m.identity_password_label()).fill("pane carasau e cinque olive");
  await field(page, m.identity_municipality_label()).selectOption({ label: "Uta" });
  await page.getByRole("checkbox", { name: m.identity_register_age() }).check();
  await page.getByRole("button", { name: m.identity_register_submit() }).click();
  await page.getByRole("heading", { level: 1, name: m.identity_code_title() }).waitFor();
  const mailbox = await page.context().newPage();
  const link = mailbox.getByRole("link", { name: /\/accedi\/conferma/ }).first();
  await expect.poll(async () => {
    await mailbox.goto("/posta-di-prova");
    return link.isVisible();
  }, { timeout: 20_000 }).toBe(true);
  await page.goto((await link.getAttribute("href")) ?? "");
  await mailbox.close();
  await page.getByRole("button", { name: m.identity_confirm_signup_submit() }).click();
}

async function fillForm(page: Page): Promise<void> {
  await field(page, m.proposals_field_title()).fill(PROPOSAL.title);
  await field(page, m.proposals_field_tavolo()).selectOption({ label: TAVOLO });
  await field(page, m.proposals_field_need()).fill(PROPOSAL.need);
  await field(page, m.proposals_field_who()).fill("Chi abita in via Roma, telefono 347 1234567");
  await page.getByRole("group", { name: m.proposals_field_municipalities() }).getByLabel("Uta", { exact: true }).check();
  await field(page, m.proposals_field_proposal()).fill(PROPOSAL.proposal);
  await field(page, m.proposals_field_expected_change()).fill(PROPOSAL.expectedChange);
  await field(page, m.proposals_field_licence()).check();
  await field(page, m.proposals_field_no_personal_data()).check();
}

async function enterAs(persona: PersonaId): Promise<Page> {
  const { page } = await openSeat(browser, persona, app.origin, { viewport: PHONE, javaScriptEnabled: false });
  await page.goto("/");
  await page.locator(`button[value="${persona}"]`).first().click();
  await page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  return page;
}

describe.skipIf(browserMissing !== null)("somebody whose browser runs no script", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("reads, registers, writes, corrects, sends and gets the numbered receipt", async () => {
    const { page } = await openSeat(browser, "citizen", app.origin, { viewport: PHONE, javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("link", { name: "Area Ovest" }).first().click();
    await page.goto(`${DISTRICT}/proposte/nuova`);
    await page.getByText(m.proposals_new_no_script_title()).waitFor();
    await page.getByRole("main").getByRole("link", { name: m.proposals_new_sign_in(), exact: true }).click();
    await register(page);
    await page.waitForURL(`**${DISTRICT}/proposte/nuova`);
    await fillForm(page);
    await page.getByRole("button", { name: m.proposals_draft_review() }).click();
    await page.getByRole("heading", { level: 1, name: m.topics_similar_proposals_page() }).waitFor();
    await page.getByRole("link", { name: m.topics_similar_proposals_go_on() }).click();
    await page.getByText(m.proposals_review_missing_title()).waitFor();
    expect(await page.getByRole("button", { name: m.proposals_review_send() }).count(), "personal data stop the sending").toBe(0);
    await page.getByRole("link", { name: m.proposals_review_edit() }).click();
    expect(await field(page, m.proposals_field_need()).inputValue()).toBe(PROPOSAL.need);
    await field(page, m.proposals_field_who()).fill(PROPOSAL.who);
    await page.getByRole("button", { name: m.proposals_draft_review() }).click();
    await page.getByRole("link", { name: m.topics_similar_proposals_go_on() }).click();
    await page.getByRole("button", { name: m.proposals_review_send() }).click();
    await page.getByRole("heading", { level: 1, name: m.proposals_receipt_title() }).waitFor();
    expect(await page.locator("main").innerText()).toMatch(/AO-\d{4}-\d{4}/);
  });

  it("proposes a topic, is shown the similar ones first, and reads its number", async () => {
    const page = await enterAs("citizen");
    await page.goto(`${DISTRICT}/temi/nuovo`);
    await field(page, m.topics_field_title()).fill("Curarsi lontano da casa quando non si guida");
    await field(page, m.topics_field_why()).fill("Per una visita si perde una giornata, e chi non guida rinuncia.");
    await page.getByRole("button", { name: m.topics_propose_submit() }).click();
    await page.getByRole("region", { name: m.topics_similar_title() }).waitFor();
    await page.getByRole("button", { name: m.topics_propose_anyway() }).click();
    await page.waitForURL(/\/temi\/T-/);
    await page.getByText(m.topics_sent_title({ number: new URL(page.url()).pathname.split("/").at(-1) ?? "" })).waitFor();
  });

  it("registers an organisation with its adesione", async () => {
    const page = await enterAs("association");
    await page.goto(`${DISTRICT}/conferenza/adesione`);
    await page.getByRole("link", { name: m.conference_adesione_new_open() }).click();
    await field(page, m.organisations_field_name()).fill("Banda Musicale Senza Corrente");
    await field(page, m.organisations_category()).selectOption({ label: m.organisations_category_social_promotion() });
    await page.getByRole("group", { name: m.conference_adesione_tavoli() }).getByLabel(TAVOLO, { exact: true }).check();
    await page.getByRole("button", { name: m.conference_adesione_send() }).click();
    await page.getByText(m.ui_form_errors_title()).waitFor();
    expect(await field(page, m.organisations_field_name()).inputValue()).toBe("Banda Musicale Senza Corrente");
    await field(page, m.conference_adesione_privacy()).check();
    await page.getByRole("button", { name: m.conference_adesione_send() }).click();
    await page.getByText(m.conference_adesione_sent_new()).waitFor();
  });

  it("comments on a proposal and is told that it will be read first", async () => {
    const page = await enterAs("union");
    await page.goto(`${DISTRICT}/proposte?stato=admitted`);
    await page.locator("main h2 a").first().click();
    const comments = page.locator("#commenti");
    await comments.getByRole("group", { name: m.comments_kind() }).getByLabel(m.comments_kind_question(), { exact: true }).check();
    await field(page, m.comments_body()).fill("Quanto costerebbe per un anno?");
    await comments.getByRole("button", { name: m.comments_send(), exact: true }).click();
    await page.getByText(m.comments_done_waiting()).waitFor();
    await comments.getByText("Quanto costerebbe per un anno?").waitFor();
  });

  it("entrusts a section, suggests a change to a paragraph of it and comments, without the editor", async () => {
    const office = await enterAs("office");
    await office.goto(`${DISTRICT}/piano`);
    await office.getByRole("link", { name: TAVOLO }).click();
    await office.getByRole("heading", { level: 1, name: TAVOLO }).waitFor();
    const section = new URL(office.url()).pathname;
    await field(office, m.plan_form_editor()).selectOption({ label: UNION });
    await field(office, m.sections_editor_way()).selectOption({ label: m.sections_way_suggest() });
    await office.getByRole("button", { name: m.plan_form_editor_add(), exact: true }).click();
    await office.getByText(m.plan_form_editor_added()).waitFor();
    const union = await enterAs("union");
    await union.goto(section);
    await union.locator('main a[href$="/suggerimenti"]').first().click();
    await field(union, m.suggestions_form_paragraph()).selectOption({ index: 1 });
    await union.getByRole("group", { name: m.suggestions_form_kind() }).getByLabel(m.suggestions_kind_add_block(), { exact: true }).check();
    await field(union, m.suggestions_form_proposed()).fill("Un numero solo da chiamare, stampato grande.");
    await field(union, m.suggestions_form_reason()).fill("Chi ha bisogno non cerca su internet.");
    await union.getByRole("button", { name: m.suggestions_form_send() }).click();
    await union.getByText(m.suggestions_done_suggest()).waitFor();
    await union.goto(`${section}/commenti`);
    await field(union, m.comments_body()).fill("Si capisce anche stampato.");
    await union.getByRole("button", { name: m.comments_send(), exact: true }).click();
    await union.getByText(m.section_comments_done_published()).waitFor();
    await union.getByText("Si capisce anche stampato.").first().waitFor();
  });
});
