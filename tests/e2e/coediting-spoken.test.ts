import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { browserMissing, launchBrowser, openSeat, type Seat } from "#tests/setup/browser.ts";
import { field } from "#tests/e2e/actor.ts";
import { emptySection, openPanel, saved, selectLetters, textOf, typeParagraphs } from "#tests/e2e/coediting-stage.ts";

/** Runs in the page before everything else: notes what a screen reader is given, in order, with how urgent it is. */
function listen(): void {
  const heard: string[] = [];
  const last = new Map<Element, string>();
  Reflect.set(window, "heard", heard);
  const note = (node: Node): void => {
    const region = (node instanceof Element ? node : node.parentElement)?.closest('[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])');
    // What is not displayed is not read.
    if (!region?.checkVisibility()) return;
    const words = (region.textContent ?? "").trim().replace(/\s+/g, " ");
    const isUrgent = region.getAttribute("role") === "alert" || region.getAttribute("aria-live") === "assertive";
    if (words !== "" && words !== last.get(region)) heard.push(isUrgent ? `! ${words}` : words);
    last.set(region, words);
  };
  new MutationObserver((records) => {
    for (const { target } of records) note(target);
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

function heardBy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const heard: unknown = Reflect.get(window, "heard");
    return Array.isArray(heard) ? heard.map(String) : [];
  });
}

/** Opens the text and counts from there. */
async function openAndListen(page: Page): Promise<void> {
  await openText(page);
  // Before the first connection was tried nobody is told that there is none.
  expect((await heardBy(page)).join(" ")).not.toContain(m.documents_status_offline());
  await page.evaluate(() => {
    const heard: unknown = Reflect.get(window, "heard");
    if (Array.isArray(heard)) heard.length = 0;
  });
}

let app: App;
let browser: Browser;
let section: string;
let seats: Seat[] = [];

async function enter(door: "office" | "facilitator", init?: () => void): Promise<Seat> {
  const seat = await openSeat(browser, door, app.origin);
  seats.push(seat);
  if (init) await seat.context.addInitScript(init);
  await seat.page.goto("/");
  await seat.page.locator(`button[value="${door}"]`).first().click();
  await seat.page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  return seat;
}

async function openText(page: Page): Promise<void> {
  await page.goto(`${section}/modifica`);
  await textOf(page).focus();
  await saved(page);
}

async function suggestAndComment(page: Page): Promise<void> {
  await selectLetters(page, { up: 0, letters: 3 });
  await openPanel(page, "S");
  await field(page, m.suggestions_form_proposed()).fill("Per");
  await field(page, m.suggestions_form_reason()).fill("Si capisce meglio.");
  await page.getByRole("button", { name: m.suggestions_form_send() }).click();
  await page.locator('[role="status"]').filter({ hasText: m.suggestions_done_suggest() }).waitFor();
  await openPanel(page, "M");
  await field(page, m.comments_new()).fill("Chi ha i numeri?");
  await page.locator(".ta-comments-new").getByRole("button", { name: m.comments_send(), exact: true }).click();
  await page.locator('[role="status"]').filter({ hasText: m.section_comments_done_published() }).waitFor();
}

async function reply(page: Page): Promise<void> {
  const thread = page.locator(".ta-comments-thread").first();
  const closed = thread.locator('button[aria-expanded="false"]');
  if ((await closed.count()) > 0) await closed.click();
  await field(page, m.section_comments_reply_to({ title: m.section_comments_thread({ number: 1 }) })).fill("Li chiediamo ai comuni.");
  await thread.getByRole("button", { name: m.comments_send(), exact: true }).click();
}

describe.skipIf(browserMissing !== null)("what a screen reader says while two people work on a text", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
    section = await emptySection(app);
  });
  afterEach(async () => {
    for (const { context } of seats) await context.close();
    seats = [];
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("[COED-71] who comes, writes, suggests, comments and goes: a sentence each, never urgent; docs/accessibility-transcript.md", async () => {
    const listener = await enter("facilitator", listen);
    await openAndListen(listener.page);
    const office = await enter("office");
    const hears = (words: string) => expect.poll(async () => (await heardBy(listener.page)).join("\n"), { timeout: 30_000, interval: 100 }).toContain(words);
    await openText(office.page);
    await hears(m.documents_announce_entered_all({ names: m.documents_capacity_office() }));
    await typeParagraphs(office.page, ["Più di sessanta lettere in una volta sola, e una frase detta una volta sola."]);
    await hears(m.documents_announce_writing_at({ name: m.documents_capacity_office(), place: "§" }).split("§")[0] ?? "");
    await suggestAndComment(office.page);
    await hears(m.section_comments_announce_new({ number: "§", author: "" }).split("§")[0] ?? "");
    await reply(office.page);
    await hears(m.section_comments_announce_reply({ number: 1, author: m.documents_capacity_office() }));
    await office.page.goto(section);
    await hears(m.documents_announce_left_all({ names: m.documents_capacity_office() }));
    const heard = await heardBy(listener.page);
    process.stdout.write(`${heard.join("\n")}\n`);
    expect(heard).toEqual([
      "Nel testo: Ufficio di Piano.",
      "Ufficio di Piano sta scrivendo nel paragrafo 2.",
      "Nuovo suggerimento, n. 1: Ufficio di Piano.",
      "Nuovo commento, n. 1: Ufficio di Piano.",
      "Nuova risposta al commento n. 1: Ufficio di Piano.",
      "Fuori dal testo: Ufficio di Piano.",
    ]);
    expect([...listener.faults, ...office.faults]).toEqual([]);
  });

  it("[COED-71] nothing of the others once that is paused", async () => {
    const listener = await enter("facilitator", listen);
    await openAndListen(listener.page);
    await listener.page.getByRole("tab", { name: m.documents_who_title() }).click();
    await listener.page.getByRole("checkbox", { name: m.documents_who_quiet() }).check();
    const office = await enter("office");
    await openText(office.page);
    await typeParagraphs(office.page, ["Non detto."]);
    await textOf(listener.page).getByText("Non detto.").waitFor();
    await office.page.goto(section);
    await listener.page.getByText(m.documents_who_alone()).waitFor();
    expect(await heardBy(listener.page)).toEqual([]);
  });
});
