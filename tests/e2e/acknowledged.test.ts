import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { settled } from "#tests/e2e/actor.ts";
import { browserMissing, launchBrowser, openSeat, type Seat } from "#tests/setup/browser.ts";

/** Two in every run; `npm run soak` asks for twenty. */
const ROUNDS = Number(process.env["SOAK"] ?? "2");

/** The editor of a section that the demonstration leaves empty. */
let editor: string;
let app: App;
let browser: Browser;

/** A fresh browser without any storage, signed in by one of the demonstration's doors, in the section's editor. */
async function sitDown(name: "office" | "facilitator"): Promise<Seat> {
  const seat = await openSeat(browser, name, app.origin);
  await seat.page.goto("/");
  await seat.page.locator(`button[value="${name}"]`).first().click();
  await seat.page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  await seat.page.goto(editor);
  await seat.page.locator('.ta-editor-text[contenteditable="true"]').waitFor();
  return seat;
}

/** Begins a paragraph of one's own at the end: two people at one place would mix their letters. */
async function beginParagraph({ page }: Seat, mark: string): Promise<void> {
  await page.locator(".ta-editor-text").click();
  await page.keyboard.press("ControlOrMeta+End");
  await settled(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type(mark);
}

/** Types words that occur nowhere else and resolves when the page says that they are safe. */
async function typeUntilSaved({ page }: Seat, words: readonly string[]): Promise<void> {
  for (const word of words) await page.keyboard.type(` ${word}`);
  // One frame later the line can no longer be the one from before the last key.
  await settled(page);
  await page.locator('[data-status="saved"]').waitFor({ timeout: 30_000 });
  expect(await page.locator("[data-status]").first().innerText()).toBe(m.documents_status_saved());
}

function wordsOf(round: number, who: string): string[] {
  const count = 3 + Math.floor(Math.random() * 25);
  return Array.from({ length: count }, (_, index) => `${who}${round}x${index}z`);
}

describe.skipIf(browserMissing !== null)("what was called saved is there after a power cut", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
    const plan = await (await fetch(`${app.origin}/area-ovest/piano`)).text();
    editor = `${/href="(\/area-ovest\/piano\/[^"]*popolazione)"/.exec(plan)?.[1] ?? ""}/modifica`;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const expected: string[] = [];
  it.each(Array.from({ length: ROUNDS }, (_, index) => index + 1))("round %i: both browsers closed, storage thrown away, kill -9, restart", async (round) => {
    const [office, facilitator] = [await sitDown("office"), await sitDown("facilitator")];
    const [byOffice, byFacilitator] = [wordsOf(round, "uff"), wordsOf(round, "fac")];
    await beginParagraph(office, `Ufficio, giro ${round}.`);
    await facilitator.page.locator(".ta-editor-text").getByText(`Ufficio, giro ${round}.`).waitFor();
    await beginParagraph(facilitator, `Facilitazione, giro ${round}.`);
    await Promise.all([typeUntilSaved(office, byOffice), typeUntilSaved(facilitator, byFacilitator)]);
    await Promise.all([office.context.close(), facilitator.context.close(), app.kill()]);
    expected.push(...byOffice, ...byFacilitator);
    await app.restart();
    const reader = await sitDown("office");
    const text = await reader.page.locator(".ta-editor-text").innerText();
    await reader.context.close();
    const found = expected.map((word) => ({ word, times: text.split(word).length - 1 }));
    expect(found.filter(({ times }) => times !== 1), `acknowledged words that are missing or doubled in:\n${text}`).toEqual([]);
  }, 120_000);
});
