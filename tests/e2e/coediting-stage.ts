import type { Locator, Page } from "playwright-core";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { DESKTOP, launchBrowser, PHONE } from "#tests/setup/browser.ts";
import { type Actor, settled } from "#tests/e2e/actor.ts";
import { type Company, enterByDoor, gather } from "#tests/e2e/company.ts";

export type CoeditingStage = Omit<Company, "sit"> & {
  app: App;
  cast: Record<"office" | "union" | "citizen", Actor>;
  /** The address of a section that the demonstration leaves empty. */
  section: string;
  close(): Promise<void>;
};

/** Office and union at a desk, a citizen of another district on the telephone; nobody uses a mouse. */
export async function openCoeditingStage(): Promise<CoeditingStage> {
  const app = await startApp({ demo: true });
  const browser = await launchBrowser();
  const { sit, ...company } = gather({ app, browser, isKeyboardOnly: true, runsAxe: true });
  const cast = { office: await sit("office", DESKTOP), union: await sit("union", DESKTOP), citizen: await sit("citizen", PHONE) };
  await enterByDoor(cast.office, "office");
  await enterByDoor(cast.union, "union");
  return {
    ...company, app, cast, section: await emptySection(app),
    async close() {
      await browser.close();
      await app.stop();
    },
  };
}

export async function emptySection({ origin }: App): Promise<string> {
  const plan = await (await fetch(`${origin}/area-ovest/piano`)).text();
  return /href="(\/area-ovest\/piano\/[^"]*popolazione)"/.exec(plan)?.[1] ?? "";
}

export function textOf(page: Page): Locator {
  return page.locator(".ta-editor-text");
}

/** Resolves when everything typed so far is committed. */
export async function saved(page: Page): Promise<void> {
  await settled(page);
  await page.locator('[data-status="saved"]').waitFor();
}

/** New paragraphs at the end of the text, in which the focus is. */
export async function typeParagraphs(page: Page, paragraphs: readonly string[]): Promise<void> {
  await page.keyboard.press("ControlOrMeta+End");
  await settled(page);
  for (const words of paragraphs) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(words);
  }
  await saved(page);
}

/** Selects the first letters of the paragraph that stands so many lines above the last; the focus is in the text. */
export async function selectLetters(page: Page, { up, letters }: { up: number; letters: number }): Promise<void> {
  await page.keyboard.press("ControlOrMeta+End");
  await settled(page);
  for (let line = 0; line < up; line += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Home");
  for (let letter = 0; letter < letters; letter += 1) await page.keyboard.press("Shift+ArrowRight");
  await settled(page);
}

/** Opens what stands beside the text by its keys. */
export async function openPanel(page: Page, key: "S" | "M"): Promise<void> {
  await page.keyboard.press(`Control+Alt+Key${key}`);
}

/** Resolves when a live region says the words. */
export async function said({ page }: Actor, words: string): Promise<void> {
  await page.locator('[role="status"]').filter({ hasText: words }).first().waitFor();
}
