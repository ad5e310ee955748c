import { join } from "node:path";
import { afterAll, beforeAll, describe, it } from "vitest";
import { browserMissing } from "#tests/setup/browser.ts";
import type { App } from "#tests/setup/app-server.ts";
import type { Actor } from "#tests/e2e/actor.ts";
import type { Company } from "#tests/e2e/company.ts";
import { type Mode, openStage, type Stage } from "#tests/e2e/stage.ts";

export type StepOf<S> = readonly [name: string, run: (stage: S) => Promise<void>];
export type Step = StepOf<Stage>;

/** What any story needs of where it is played. */
type Place = Pick<Company, "expectAccessible" | "expectQuiet"> & { app: App; cast: Readonly<Record<string, Actor>>; close(): Promise<void> };

/**
 * A story in steps on one running system: each is a test, and once one fails the rest is skipped. What everybody had
 * before them at that moment is printed; E2E_PICTURES names a folder for pictures of it.
 */
export function story<S extends Place>({ name, runsAxe, open, steps }: { name: string; runsAxe: boolean; open: () => Promise<S>; steps: readonly StepOf<S>[] }): void {
  describe.skipIf(browserMissing !== null)(name, () => {
    let stage: S;
    let isBroken = false;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage?.close());
    it.each(steps)("%s", async (_name, run) => {
      if (isBroken) throw new Error("an earlier step failed");
      try {
        await run(stage);
      } catch (error) {
        isBroken = true;
        await describeScene(stage);
        throw error;
      }
    });
    it.runIf(runsAxe)("axe found nothing after any interaction", () => stage.expectAccessible());
    it("nothing left the machine and no page threw", () => stage.expectQuiet());
  });
}

/** The whole path, in one of its modes. */
export function scenario(mode: Mode, steps: readonly Step[]): void {
  story({ name: mode.name, runsAxe: mode.runsAxe, open: () => openStage(mode), steps });
}

async function describeScene({ cast, app }: Place): Promise<void> {
  for (const { page, seat } of Object.values(cast)) {
    const shown = await page.locator("main").innerText({ timeout: 1000 }).catch(() => "(no page)");
    process.stdout.write(`--- ${seat.name} at ${page.url()}\n${shown.slice(0, 1500)}\n${seat.faults.join("\n")}\n`);
    const folder = process.env["E2E_PICTURES"];
    if (folder) await page.screenshot({ path: join(folder, `${seat.name}.png`), fullPage: true }).catch(() => {});
  }
  process.stdout.write(`--- server\n${app.output().slice(-3000)}\n`);
}
