import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { hydrated } from "#tests/e2e/actor.ts";
import { browserMissing, launchBrowser, openSeat, type Seat } from "#tests/setup/browser.ts";

/** A section that the demonstration leaves empty, and its editor. */
let section: string;
let app: App;
let browser: Browser;
let seats: Seat[] = [];

async function signIn(name: "office" | "facilitator", init?: () => void): Promise<Seat> {
  const seat = await openSeat(browser, name, app.origin, { permissions: ["clipboard-read", "clipboard-write"] });
  seats.push(seat);
  if (init) await seat.context.addInitScript(init);
  await seat.page.goto("/");
  await seat.page.locator(`button[value="${name}"]`).first().click();
  await seat.page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  return seat;
}

async function openEditor(page: Page): Promise<void> {
  await page.goto(`${section}/modifica`);
  await page.locator(".ta-editor-text").waitFor();
}

async function typeOffline(page: Page, words: string): Promise<void> {
  await page.locator('[data-status="offline"]').waitFor({ timeout: 30_000 });
  await page.locator(".ta-editor-text").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(words);
  // Noted on the device at most a second later: the line's end and every letter.
  await page.waitForFunction((prefix) => new RegExp(prefix).test(document.querySelector("[data-status]")?.textContent ?? ""), offlineKept());
  await page.waitForFunction(keepsUnsent, words.length + 1);
}

function offlineKept(): string {
  return m.documents_status_offline_kept({ count: "§" }).replace("§", "\\d+");
}

/** Runs in the page: that many unsent changes stand in the text's database. */
async function keepsUnsent(changes: number): Promise<boolean> {
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith("tavoli-aperti:") || name.endsWith(":trial")) continue;
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    const count = await new Promise<unknown>((done) => {
      const reading = database.transaction("custom").objectStore("custom").get("unsaved");
      reading.onsuccess = () => done(reading.result);
    });
    database.close();
    if (typeof count === "number" && count >= changes) return true;
  }
  return false;
}

function textOf(page: Page): Promise<string> {
  return page.locator(".ta-editor-text").innerText();
}

describe.skipIf(browserMissing !== null)("words written without a connection", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
    const plan = await (await fetch(`${app.origin}/area-ovest/piano`)).text();
    section = /href="(\/area-ovest\/piano\/[^"]*popolazione)"/.exec(plan)?.[1] ?? "";
  });
  afterEach(async () => {
    for (const seat of seats) await seat.context.close();
    seats = [];
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("[COED-72] survive closing the page, join the text on return and reach the others", async () => {
    const { context, page } = await signIn("office");
    await openEditor(page);
    await page.locator('[data-status="saved"]').waitFor();
    await app.kill();
    await typeOffline(page, "Scritto senza rete.");
    await page.close({ runBeforeUnload: false });
    await app.restart();
    const back = await context.newPage();
    await openEditor(back);
    await back.locator('[data-status="saved"]').waitFor({ timeout: 30_000 });
    expect(await textOf(back)).toContain("Scritto senza rete.");
    const other = await signIn("facilitator");
    await openEditor(other.page);
    await other.page.locator(".ta-editor-text").getByText("Scritto senza rete.").waitFor();
  });

  it("[COED-72] are forgotten when the person signs out", async () => {
    const { context, page } = await signIn("office");
    await openEditor(page);
    await page.locator('[data-status="saved"]').waitFor();
    await app.kill();
    await typeOffline(page, "Da dimenticare.");
    await page.close({ runBeforeUnload: false });
    await app.restart();
    const out = await context.newPage();
    await out.goto("/esci");
    await hydrated(out);
    await out.getByRole("button", { name: m.identity_sign_out_submit() }).last().click();
    await out.waitForURL((url) => url.pathname === "/");
    expect(await out.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith("tavoli-aperti:") ? [name] : [])))).toEqual([]);
    const again = await signIn("office");
    await openEditor(again.page);
    await again.page.locator('[data-status="saved"]').waitFor();
    expect(await textOf(again.page)).not.toContain("Da dimenticare.");
  });

  it("[COED-74] can be copied out when the right to write was lost meanwhile", async () => {
    const facilitator = await signIn("facilitator");
    await openEditor(facilitator.page);
    await facilitator.page.locator('[data-status="saved"]').waitFor();
    await app.kill();
    await typeOffline(facilitator.page, "Parole che restano mie.");
    await facilitator.page.close({ runBeforeUnload: false });
    await app.restart();
    const office = await signIn("office");
    await office.page.goto(section);
    await hydrated(office.page);
    await office.page.locator("summary").getByText(m.plan_form_lock()).click();
    await office.page.getByRole("button", { name: m.plan_form_lock() }).click();
    await office.page.getByText(m.plan_section_locked()).first().waitFor();
    const back = await facilitator.context.newPage();
    await openEditor(back);
    const unsent = back.getByRole("region", { name: m.documents_unsent_title() });
    await unsent.waitFor();
    expect(await unsent.getByRole("textbox").inputValue()).toContain("Parole che restano mie.");
    await unsent.getByRole("button", { name: m.documents_unsent_copy() }).click();
    await unsent.getByText(m.documents_unsent_copied()).waitFor();
    expect(await back.evaluate(() => navigator.clipboard.readText())).toContain("Parole che restano mie.");
    await office.page.goto(`${section}/modifica`);
    await office.page.locator(".ta-editor-text").waitFor();
    expect(await textOf(office.page)).not.toContain("Parole che restano mie.");
  });

  it("[COED-72] a device that keeps nothing says so, and what is saved is saved all the same", async () => {
    const office = await signIn("office", () => {
      Object.defineProperty(window, "indexedDB", { value: { open: () => { throw new DOMException("denied", "SecurityError"); }, databases: async () => [] } });
    });
    await office.page.goto(section);
    await hydrated(office.page);
    const unlock = office.page.getByRole("button", { name: m.plan_form_unlock() });
    if (await unlock.isVisible()) await unlock.click();
    await openEditor(office.page);
    await office.page.locator("[data-status]").getByText(m.documents_status_not_kept()).waitFor();
    await office.page.locator(".ta-editor-text").click();
    await office.page.keyboard.type("Senza copie.");
    await office.page.locator('[data-status="saved"]').waitFor();
    expect(await textOf(office.page)).toContain("Senza copie.");
  });
});
