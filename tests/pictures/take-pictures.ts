import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { m } from "#app/paraglide/messages.js";
import { type PersonaId, TOUR_PROPOSAL } from "#app/features/demonstration/demonstration.limits.ts";
import { settled } from "#tests/e2e/actor.ts";
import { startApp } from "#tests/setup/app-server.ts";
import { DESKTOP, launchBrowser, openSeat, PHONE, type Seat } from "#tests/setup/browser.ts";

/** Makes the README's pictures from a fresh demonstration: run "npm run pictures" after changing what they show. */
const TARGET = resolve(import.meta.dirname, "../../docs/pictures");

const app = await startApp({ demo: true });
const browser = await launchBrowser();
try {
  await publicPages();
  await vote();
  await editor();
  await pdfPage();
} finally {
  await browser.close();
  await app.stop();
}

function seat(name: string, phone = false): Promise<Seat> {
  return openSeat(browser, name, app.origin, { viewport: phone ? PHONE : DESKTOP, deviceScaleFactor: phone ? 2 : 1 });
}

async function enterAs(one: Seat, persona: PersonaId): Promise<void> {
  await one.page.goto("/");
  await one.page.locator(`button[name="persona"][value="${persona}"]`).first().click();
  await one.page.waitForLoadState("networkidle");
}

function shoot(one: Seat, name: string): Promise<Buffer> {
  return one.page.screenshot({ path: join(TARGET, `${name}.png`) });
}

async function publicPages(): Promise<void> {
  for (const [suffix, phone] of [["1280", false], ["375", true]] as const) {
    const one = await seat("reader", phone);
    await one.page.goto("/area-ovest");
    await shoot(one, `district-${suffix}`);
    await one.page.goto(`/area-ovest/proposte?q=${encodeURIComponent(TOUR_PROPOSAL)}`);
    await one.page.getByRole("link", { name: TOUR_PROPOSAL }).first().click();
    const thread = one.page.getByRole("heading", { name: m.thread_title() }).first();
    await thread.waitFor();
    await thread.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
    await shoot(one, `thread-${suffix}`);
    await one.context.close();
  }
}

async function vote(): Promise<void> {
  const facilitator = await seat("facilitator");
  const delegate = await seat("delegate", true);
  await enterAs(facilitator, "facilitator");
  await facilitator.page.getByRole("button", { name: m.votes_open_button() }).click();
  await facilitator.page.locator("summary").filter({ hasText: m.votes_close_open() }).waitFor();
  await enterAs(delegate, "cooperative");
  const choice = delegate.page.locator("summary").filter({ hasText: m.votes_choice_yes() });
  await choice.waitFor();
  await choice.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await shoot(delegate, "vote-375");
  await facilitator.page.setViewportSize({ width: 1280, height: 1000 });
  await facilitator.page.goto("/demo/seduta");
  await facilitator.page.waitForLoadState("networkidle");
  await facilitator.page.locator("iframe").first().evaluate((frame) => frame.scrollIntoView({ block: "start" }));
  await shoot(facilitator, "vote-1280");
  for (const one of [facilitator, delegate]) await one.context.close();
}

async function editor(): Promise<void> {
  const writers = [await seat("office"), await seat("facilitator"), await seat("phone", true)] as const;
  const [office, facilitator, phone] = writers;
  await enterAs(office, "office");
  await enterAs(facilitator, "facilitator");
  await enterAs(phone, "office");
  // The demonstration's own door to the section in which its invented colleague writes.
  await office.page.goto("/demo/redazione");
  await office.page.getByRole("button", { name: m.demo_writing_start() }).click();
  await office.page.waitForURL("**/modifica");
  const section = new URL(office.page.url()).pathname;
  for (const one of [facilitator, phone]) await one.page.goto(section);
  for (const one of writers) await one.page.getByRole("textbox").first().waitFor();
  for (const [one, words] of [[facilitator, "Il giro serale comincia dai paesi più lontani dagli ambulatori."], [office, "Ogni trimestre l'Ufficio pubblica le ore svolte, comune per comune."]] as const) {
    // Away from where the invented colleague writes.
    await one.page.getByRole("textbox").first().getByRole("heading").first().click();
    await one.page.keyboard.press("End");
    await settled(one.page);
    await one.page.keyboard.press("Enter");
    await one.page.keyboard.type(words);
    await one.page.locator('[data-status="saved"]').waitFor();
  }
  await office.page.locator(".ta-caret-name").first().waitFor();
  await shoot(office, "editor-1280");
  await phone.page.getByText("comune per comune").waitFor();
  await shoot(phone, "editor-375");
  for (const one of writers) await one.context.close();
}

async function pdfPage(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-pictures-"));
  const response = await fetch(`${app.origin}/anglona-coros-figulinas/piano.pdf`);
  writeFileSync(join(folder, "plan.pdf"), Buffer.from(await response.arrayBuffer()));
  const found = spawnSync("pdftotext", ["-layout", join(folder, "plan.pdf"), "-"], { encoding: "utf8" }).stdout.split("\f");
  const page = found.findIndex((text) => text.includes("228.014,47")) + 1;
  spawnSync("pdftoppm", ["-r", "80", "-png", "-f", String(page), "-l", String(page), "-singlefile", join(folder, "plan.pdf"), join(folder, "page")]);
  renameSync(join(folder, "page.png"), join(TARGET, "pdf-page.png"));
}
