import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { postgresAccount, resolveBinaries } from "#server/embedded/binaries.ts";
import { type App, startApp } from "#tests/setup/app-server.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ demo: true });
});
afterAll(() => app.stop());

const NOT_NOW = /Servizio momentaneamente non disponibile/;

/** What an administrator does to the PostgreSQL under a running site. */
async function pgCtl(...command: string[]): Promise<void> {
  const account = postgresAccount();
  const { initdb } = resolveBinaries(account);
  const pointer = join(app.dataDir, "postgres.location");
  const folder = existsSync(pointer) ? readFileSync(pointer, "utf8").trim() : join(app.dataDir, "postgres");
  await promisify(execFile)(join(initdb, "../pg_ctl"), [...command, "-w", "-D", folder, "-l", join(folder, "restart.log")], { ...account, cwd: folder });
}

type Answer = { status: number; text: string };

async function get(path: string, cookie = ""): Promise<Answer> {
  const response = await fetch(`${app.origin}${path}`, { redirect: "manual", headers: { cookie } });
  return { status: response.status, text: await response.text() };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error("it never came true");
    await delay(50);
  }
}

const isReady = async (): Promise<boolean> => (await get("/readyz")).status === 200;

async function signIn(): Promise<string> {
  const answer = await fetch(`${app.origin}/demo/entra`, {
    method: "POST", redirect: "manual", headers: { origin: app.origin }, body: new URLSearchParams({ persona: "citizen" }),
  });
  expect(answer.status).toBe(303);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

it("while PostgreSQL is away the pages say so in Italian, keep what was typed, and work again when it is back", async () => {
  const pid = app.pid();
  const cookie = await signIn();
  expect((await get("/profilo", cookie)).status).toBe(200);
  await pgCtl("stop", "-m", "fast");
  await until(async () => (await get("/area-ovest")).status === 503);
  for (const path of ["/area-ovest", "/area-ovest/proposte?q=bus", "/profilo", "/"]) {
    const answer = await get(path, cookie);
    expect(answer, path).toMatchObject({ status: 503, text: expect.stringMatching(NOT_NOW) });
    expect(answer.text, path).toContain('<html lang="it"');
  }
  const refused = await fetch(`${app.origin}/profilo`, {
    method: "POST", redirect: "manual", headers: { cookie, origin: app.origin }, body: new URLSearchParams({ azione: "profilo", displayName: "Nome Che Non Si Perde", locale: "it", municipalityId: "" }),
  });
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain("Nome Che Non Si Perde");
  expect((await get("/healthz")).status).toBe(200);
  expect((await get("/readyz")).status).toBe(503);
  // «start» would forget the port; «restart» starts what is down as it was started before.
  await pgCtl("restart");
  await until(isReady);
  for (const path of ["/area-ovest", "/area-ovest/proposte?q=bus", "/profilo", "/"]) expect((await get(path, cookie)).status, path).toBe(200);
  expect(app.pid()).toBe(pid);
});

it("a restart while people read: every answer is a page or a clear 503, and then pages again", async () => {
  const cookie = await signIn();
  const seen = new Set<number>();
  let isOver = false;
  const readers = ["/area-ovest", "/area-ovest/proposte?q=bus", "/profilo", "/area-ovest/votazioni"].map(async (path) => {
    while (!isOver) seen.add((await get(path, cookie)).status);
  });
  await pgCtl("restart", "-m", "fast");
  await until(isReady);
  isOver = true;
  await Promise.all(readers);
  expect([...seen].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  for (let count = 0; count < 20; count += 1) expect((await get(`/area-ovest/proposte?q=bus${count}`, cookie)).status).toBe(200);
});
