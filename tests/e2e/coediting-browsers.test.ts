import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { settled } from "#tests/e2e/actor.ts";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { browserMissing, launchBrowser, openSeat, type Seat } from "#tests/setup/browser.ts";

type Door = "office" | "facilitator" | "union";

let app: App;
let browser: Browser;
/** A section that the demonstration leaves empty. */
let section: string;
const seats: Seat[] = [];

async function sitDown(door: Door, name: string = door): Promise<Seat> {
  const seat = await openSeat(browser, name, app.origin);
  seats.push(seat);
  await seat.page.goto("/");
  await seat.page.locator(`button[value="${door}"]`).first().click();
  await seat.page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  return seat;
}

async function openEditor(seat: Seat): Promise<void> {
  await seat.page.goto(`${section}/modifica`);
  await textOf(seat).waitFor();
}

function textOf({ page }: Seat): Locator {
  return page.locator(".ta-editor-text");
}

/** What the browser's editor holds, as JSON. */
function contentOf({ page }: Seat): Promise<string> {
  return page.evaluate(() => {
    const element = document.querySelector(".ta-editor-text");
    const editor: unknown = element && Reflect.get(element, "editor");
    const read: unknown = typeof editor === "object" && editor !== null ? Reflect.get(editor, "getJSON") : null;
    return typeof read === "function" ? JSON.stringify(read.call(editor)) : "";
  });
}

async function saved({ page }: Seat): Promise<void> {
  await settled(page);
  await page.locator('[data-status="saved"]').waitFor({ timeout: 60_000 });
}

async function toEnd(seat: Seat): Promise<void> {
  await textOf(seat).focus();
  await seat.page.keyboard.press("ControlOrMeta+End");
  await settled(seat.page);
}

/** A paragraph of one's own: people who type at one place would mix their letters, as they should. */
async function newParagraph(seat: Seat, words: string): Promise<void> {
  await toEnd(seat);
  await seat.page.keyboard.press("Enter");
  await seat.page.keyboard.type(words);
  await settled(seat.page);
}

/** All screens show the same document, which is also what a browser without any memory is given. */
async function expectSame(writers: readonly Seat[], door: Door = "office"): Promise<string> {
  for (const seat of writers) await saved(seat);
  const reader = await sitDown(door, "reader");
  await openEditor(reader);
  await expect.poll(async () => new Set(await Promise.all([...writers, reader].map(contentOf))).size, { timeout: 60_000, interval: 200 }).toBe(1);
  const text = await contentOf(reader);
  await reader.context.close();
  return text;
}

/** The office says how the organisation takes part in the section, as the form of the section's page does. */
async function entrust({ page }: Seat, organisationId: string, way: "write" | "comment"): Promise<void> {
  const answer = await page.request.post(section, {
    form: { intent: "editor", organisationId, allowed: "true", way }, headers: { Origin: app.origin }, maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBeLessThan(400);
}

/** The organisation as the list of the form names it. */
async function organisationId({ page }: Seat, name: string): Promise<string> {
  await page.goto(section);
  return (await page.locator("option", { hasText: name }).first().getAttribute("value")) ?? "";
}

describe.skipIf(browserMissing !== null)("several browsers write one text", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
    const plan = await (await fetch(`${app.origin}/area-ovest/piano`)).text();
    section = /href="(\/area-ovest\/piano\/[^"]*popolazione)"/.exec(plan)?.[1] ?? "";
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it("[COED-07] two type, format, write in one table, one goes offline and comes back: the same text", async () => {
    const [office, facilitator] = [await sitDown("office"), await sitDown("facilitator")];
    await Promise.all([office, facilitator].map(openEditor));
    await newParagraph(office, "Ufficio: quanti siamo.");
    await textOf(facilitator).getByText("quanti siamo").waitFor();
    await newParagraph(facilitator, "Facilitazione: dove viviamo.");
    await office.page.keyboard.press("ControlOrMeta+Alt+2");
    await facilitator.page.keyboard.press("ControlOrMeta+Shift+ArrowLeft");
    await facilitator.page.keyboard.press("ControlOrMeta+B");
    await office.page.getByRole("button", { name: m.documents_toolbar_table(), exact: true }).click();
    await textOf(facilitator).locator("table").waitFor();
    const cell = (seat: Seat, index: number) => textOf(seat).locator("th, td").nth(index);
    await cell(office, 0).click();
    await cell(facilitator, 1).click();
    await Promise.all([office.page.keyboard.type("Comune", { delay: 10 }), facilitator.page.keyboard.type("Abitanti", { delay: 10 })]);
    await cell(office, 3).click();
    await cell(facilitator, 3).click();
    await Promise.all([office.page.keyboard.type("uno ", { delay: 10 }), facilitator.page.keyboard.type("due ", { delay: 10 })]);
    await expectSame([office, facilitator]);

    await facilitator.context.setOffline(true);
    await facilitator.page.locator('[data-status="offline"]').waitFor({ timeout: 60_000 });
    await cell(facilitator, 4).click();
    await facilitator.page.keyboard.type("scritto senza rete");
    await office.page.keyboard.type("intanto altro");
    await cell(office, 4).click();
    await office.page.keyboard.type("con la rete ");
    await saved(office);
    await facilitator.context.setOffline(false);
    const text = await expectSame([office, facilitator]);
    for (const words of ["quanti siamo", "Comune", "Abitanti", "scritto senza rete", "con la rete", "intanto altro"]) expect(text).toContain(words);
    await Promise.all([office, facilitator].map(({ context }) => context.close()));
  });

  it("[COED-06] five write while the server dies and a right comes and goes: the same text, every word once", async () => {
    const union = await sitDown("union");
    const office = await sitDown("office");
    const pensioners = await organisationId(office, "Pensionati");
    await entrust(office, pensioners, "write");
    const others = [await sitDown("facilitator"), await sitDown("office", "office again"), await sitDown("facilitator", "facilitator again")];
    const writers = [office, union, ...others];
    for (const seat of writers) await openEditor(seat);
    for (const [index, seat] of writers.entries()) {
      await newParagraph(seat, `Riga${index}:`);
      for (const other of writers) await textOf(other).getByText(`Riga${index}:`).waitFor();
    }
    const typeWords = (mark: string) => Promise.all(writers.map((seat, index) => seat.page.keyboard.type(Array.from({ length: 8 }, (_, word) => ` ${mark}${index}x${word}z`).join(""), { delay: 4 })));
    await typeWords("prima");
    const typing = typeWords("durante");
    await app.kill();
    await app.restart();
    await typing;
    for (const seat of writers) await saved(seat);
    await entrust(office, pensioners, "comment");
    await textOf(union).and(union.page.locator('[aria-readonly="true"]')).waitFor();
    await entrust(office, pensioners, "write");
    await textOf(union).and(union.page.locator('[aria-readonly="false"]')).waitFor();
    await toEnd(union);
    await union.page.keyboard.press("Enter");
    await typeWords("dopo");
    const text = await expectSame(writers);
    const wanted = ["prima", "durante", "dopo"].flatMap((mark) => writers.flatMap((_, index) => Array.from({ length: 8 }, (__, word) => `${mark}${index}x${word}z`)));
    expect(wanted.filter((word) => text.split(word).length !== 2)).toEqual([]);
    expect(seats.flatMap(({ faults }) => faults).filter((fault) => !/WebSocket|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|xhr poll/.test(fault))).toEqual([]);
  });
});
