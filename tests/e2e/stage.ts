import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { DEMO_PASSWORD, type PersonaId, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { type App, freePort, startApp } from "#tests/setup/app-server.ts";
import { DESKTOP, launchBrowser, PHONE } from "#tests/setup/browser.ts";
import { startSupabase, type SupabaseProcess } from "#tests/setup/supabase-process.ts";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { type Company, enterByDoor, gather, signedIn } from "#tests/e2e/company.ts";

export type Mode = {
  name: string;
  /** Whether the Supabase side runs in another process. */
  isExternal: boolean;
  isKeyboardOnly: boolean;
  runsAxe: boolean;
};

/** What the scenario learns on its way and needs again. */
export type Facts = { proposalNumber: string; sessionPath: string; checkInCode: string; sectionPath: string; /** How many could vote. */ eligible: string };

export type Cast = { citizen: Actor; delegate: Actor; facilitator: Actor; office: Actor };

export type Stage = Omit<Company, "sit"> & {
  mode: Mode;
  app: App;
  browser: Browser;
  cast: Cast;
  facts: Facts;
  /** The newest mail to an address, once it is there. */
  readMail(to: string): Promise<{ link: string }>;
  close(): Promise<void>;
};

async function startSystem(mode: Mode): Promise<{ app: App; supabase: SupabaseProcess | null }> {
  if (!mode.isExternal) return { app: await startApp({ demo: true }), supabase: null };
  const port = await freePort();
  const supabase = await startSupabase({ siteUrl: `http://127.0.0.1:${port}` });
  return { app: await startApp({ demo: true, external: supabase.env, port }), supabase };
}

export async function openStage(mode: Mode): Promise<Stage> {
  const { app, supabase } = await startSystem(mode);
  const browser = await launchBrowser();
  const { sit, ...company } = gather({ app, browser, isKeyboardOnly: mode.isKeyboardOnly, runsAxe: mode.runsAxe });
  const cast: Cast = {
    citizen: await sit("citizen", PHONE),
    delegate: await sit("delegate", DESKTOP),
    facilitator: await sit("facilitator", DESKTOP),
    office: await sit("office", DESKTOP),
  };
  return {
    ...company, mode, app, browser, cast,
    facts: { proposalNumber: "", sessionPath: "", checkInCode: "", sectionPath: "", eligible: "" },
    readMail: (to) => (supabase ? mailOfProject(supabase, to) : mailOfTrialMailbox(cast.citizen, to)),
    async close() {
      await browser.close();
      await app.stop();
      await supabase?.stop();
    },
  };
}

/** Whoever has no mail server reads the mail on a page; a second tab, as one would have a mail program. */
async function mailOfTrialMailbox(actor: Actor, to: string): Promise<{ link: string }> {
  const tab = await actor.seat.context.newPage();
  const link = tab.locator(".card, article, div").filter({ hasText: to }).getByRole("link", { name: /^https?:/ }).first();
  await expect.poll(async () => {
    await tab.goto("/posta-di-prova");
    return link.isVisible();
  }, { timeout: 20_000, interval: 200 }).toBe(true);
  const address = new URL((await link.getAttribute("href")) ?? "", tab.url());
  await tab.close();
  return { link: address.href };
}

async function mailOfProject(supabase: SupabaseProcess, to: string): Promise<{ link: string }> {
  const newest = () => supabase.mails.findLast((mail) => mail.to === to);
  await expect.poll(newest, { timeout: 20_000, interval: 100 }).toBeDefined();
  const mail = newest();
  const link = /https?:\/\/[^\s"'<>]+\/accedi\/conferma[^\s"'<>]*/.exec(`${mail?.html ?? ""} ${mail?.text ?? ""}`)?.[0] ?? "";
  return { link: link.replaceAll("&amp;", "&") };
}

/** One click in the demonstration; e-mail and password where the installation has no such door. */
export async function signInAs(stage: Stage, actor: Actor, persona: PersonaId): Promise<void> {
  if (stage.mode.isExternal) {
    await actor.visit("/accedi");
    await actor.fill(field(actor.page, m.identity_email_label()), PERSONAS.find(({ id }) => id === persona)?.email ?? "");
    await actor.fill(field(actor.page, m.identity_password_label()), DEMO_PASSWORD);
    await actor.press(actor.page.getByRole("button", { name: m.identity_sign_in_submit(), exact: true }));
    await signedIn(actor);
  } else await enterByDoor(actor, persona);
  await stage.inspect(actor, `signed in as ${persona}`);
}
