import type { Locator, Page } from "playwright-core";
import { m } from "#app/paraglide/messages.js";
import type { Seat } from "#tests/setup/browser.ts";

/** What a person does to a page. The mouse and the keyboard do the same things, so one scenario serves both. */
export type Actor = {
  seat: Seat;
  page: Page;
  /** Goes to an address, as one who types it, and waits until the page listens to scripts. */
  visit(path: string): Promise<void>;
  /** A link, a button or what opens a hidden part. */
  press(target: Locator): Promise<void>;
  /** Types into a field in place of what is there. */
  fill(target: Locator, text: string): Promise<void>;
  /** Chooses in a drop-down list the entry whose words match. */
  pick(target: Locator, entry: string | RegExp): Promise<void>;
  /** Ticks a box or chooses among alternatives. */
  tick(target: Locator): Promise<void>;
};

/** The control with exactly this label; what is marked as obligatory says so after it. */
export function field(page: Page, label: string): Locator {
  const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return page.getByLabel(new RegExp(`^\\s*${words}\\s*(\\(${m.ui_field_required()}\\))?\\s*$`));
}

/** Two frames later what the last key did has reached the page's scripts. */
export function settled(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Resolves when React has taken the page over: before, a controlled field would lose what is typed. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__reactProps")));
}

async function valueOf(target: Locator, entry: string | RegExp): Promise<string> {
  await target.waitFor();
  const options = await target.locator("option").evaluateAll((nodes) => nodes.map((node) => (node instanceof HTMLOptionElement ? { value: node.value, text: node.text } : { value: "", text: "" })));
  const found = options.find(({ text }) => (typeof entry === "string" ? text === entry : entry.test(text)));
  if (!found) throw new Error(`no entry ${String(entry)} among ${options.map(({ text }) => text).join(" | ")}`);
  return found.value;
}

export function mouse(seat: Seat): Actor {
  const { page } = seat;
  return {
    seat,
    page,
    visit: (path) => visit(page, path),
    press: (target) => target.click(),
    fill: async (target, text) => {
      if (await isEditor(target)) {
        await target.click();
        await page.keyboard.type(text);
      } else await target.fill(text);
    },
    pick: async (target, entry) => void (await target.selectOption(await valueOf(target, entry))),
    tick: (target) => target.check(),
  };
}

function isEditor(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element instanceof HTMLElement && element.isContentEditable);
}

/** More stops than any page of ours has before the one wanted; a target that is never reached fails with its name. */
const MOST_TABS = 260;

/** Longer texts come in at once, as from a clipboard: letter by letter they would cost more than all the rest. */
const MOST_LETTERS = 24;

/** Tab, Shift+Tab, Enter, Space, arrows and letters: the mouse is never used. */
export function keyboard(seat: Seat): Actor {
  const { page } = seat;
  const { keyboard: keys } = page;
  return {
    seat,
    page,
    visit: (path) => visit(page, path),
    async press(target) {
      await reach(page, target);
      await keys.press("Enter");
    },
    async fill(target, text) {
      await reach(page, target);
      if (await isEditor(target)) return keys.type(text);
      const type = await target.getAttribute("type");
      if (type === "date" || type === "time") return typeDate(page, target, text);
      await keys.press("ControlOrMeta+A");
      if (text.length > MOST_LETTERS) await keys.insertText(text);
      else await keys.type(text);
    },
    async pick(target, entry) {
      const wanted = await valueOf(target, entry);
      await reach(page, target);
      await keys.press("Home");
      for (let step = 0; step < MOST_TABS && (await target.inputValue()) !== wanted; step += 1) await keys.press("ArrowDown");
      if ((await target.inputValue()) !== wanted) throw new Error(`the arrows do not reach ${String(entry)}`);
    },
    async tick(target) {
      if (await target.isChecked()) return;
      if ((await target.getAttribute("type")) === "radio") return chooseByArrows(page, target);
      await reach(page, target);
      await keys.press("Space");
      if (!(await target.isChecked())) throw new Error(`Space does not tick ${String(target)}`);
    },
  };
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Walks with Tab from where the focus is, around the page if need be. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MOST_TABS; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${String(target)} on ${page.url()}`);
}

/** A group of alternatives is one stop of Tab: inside it the arrows choose. */
async function chooseByArrows(page: Page, target: Locator): Promise<void> {
  const isInGroup = () =>
    target.evaluate((radio) => {
      const focused = document.activeElement;
      return radio instanceof HTMLInputElement && focused instanceof HTMLInputElement && focused.name === radio.name && focused.form === radio.form;
    });
  for (let step = 0; step < MOST_TABS && !(await isInGroup()); step += 1) await page.keyboard.press("Tab");
  if (await isFocused(target)) await page.keyboard.press("Space");
  for (let step = 0; step < 40 && !(await target.isChecked()); step += 1) await page.keyboard.press("ArrowDown");
  if (!(await target.isChecked())) throw new Error(`the arrows do not choose ${String(target)}`);
}

/** Dates are typed part by part, in the order of the browser's language. */
async function typeDate(page: Page, target: Locator, value: string): Promise<void> {
  const [year = "", month = "", day = ""] = value.split("-");
  const orders = value.includes(":") ? [value.replace(":", ""), `${value.replace(":", "")}PM`, `${value.replace(":", "")}AM`] : [day + month + year, month + day + year];
  for (const order of orders) {
    // Back to the first part, for a second try.
    for (let part = 0; part < 4; part += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.type(order);
    if ((await target.inputValue()) === value) return;
  }
  throw new Error(`typing does not write ${value}`);
}
