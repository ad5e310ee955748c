import { expect } from "vitest";
import type { Locator, Page } from "playwright-core";
import type { Sql } from "postgres";
import { type PersonaId, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { DESKTOP, launchBrowser, PHONE } from "#tests/setup/browser.ts";
import { connectTo } from "#tests/load/database-of.ts";
import type { Actor } from "#tests/e2e/actor.ts";
import { type Company, gather } from "#tests/e2e/company.ts";
import type { NewPerson } from "#tests/e2e/steps/registration.ts";

export const DISTRICT = "/area-ovest";

/** Who makes an account on the way: none of these names may ever stand on a page for everybody. */
export const UNIONIST: NewPerson = { name: "Ubaldo Zittozitto", email: "ubaldo.zittozitto@example.org", municipality: "Assemini" };
export const DELEGATE: NewPerson = { name: "Fidelina Maiscritta", email: "fidelina.maiscritta@example.org", municipality: "Elmas" };
export const TEACHER: NewPerson = { name: "Grazietta Senzanome", email: "grazietta.senzanome@example.org", municipality: "Uta" };

const emailOf = (door: PersonaId): string => PERSONAS.find(({ id }) => id === door)?.email ?? "";
export const CITIZEN_EMAIL = emailOf("citizen");
export const COOPERATIVE_EMAIL = emailOf("cooperative");

/** On the telephone: the citizen. Everybody else sits at a desk. */
export type Cast = Record<"citizen" | "unionist" | "delegate" | "teacher" | "cooperative" | "office" | "reader", Actor>;

/** What is learnt on the way and needed again. */
export type Facts = {
  topicPath: string;
  /** The cooperative's proposal, the citizen's that flows into it, and another one that gets its answer with them. */
  number: string;
  mergedNumber: string;
  otherNumber: string;
  /** Mails that must have arrived, each exactly once. */
  mails: { to: string; subject: string }[];
  /** Addresses of pages for everybody that somebody saw. */
  seen: Set<string>;
};

export type ParticipationStage = Omit<Company, "sit"> & {
  app: App;
  cast: Cast;
  facts: Facts;
  sql: Sql;
  readMail(to: string, subject?: string): Promise<{ link: string }>;
  /** How many mails with this subject are in the trial mailbox for this address. */
  countMails(to: string, subject: string): Promise<number>;
  close(): Promise<void>;
};

const PRIVATE = /\/(ufficio|gestione|bozze|inviata|mie|accedi|registrati|inviti|adesione|avvisi|profilo|posta-di-prova)(\/|$)/;

export async function openParticipationStage(): Promise<ParticipationStage> {
  const app = await startApp({ demo: true });
  const browser = await launchBrowser();
  const sql = connectTo(app.dataDir);
  const { sit, inspect, ...company } = gather({ app, browser, isKeyboardOnly: true, runsAxe: true });
  const cast: Cast = {
    citizen: await sit("citizen", PHONE),
    unionist: await sit("unionist", DESKTOP),
    delegate: await sit("delegate", DESKTOP),
    teacher: await sit("teacher", DESKTOP),
    cooperative: await sit("cooperative", DESKTOP),
    office: await sit("office", DESKTOP),
    reader: await sit("reader", DESKTOP),
  };
  const facts: Facts = { topicPath: "", number: "", mergedNumber: "", otherNumber: "", mails: [], seen: new Set() };
  const mailbox = await cast.reader.seat.context.newPage();
  return {
    ...company, app, cast, facts, sql,
    async inspect(actor, moment) {
      const { pathname, search } = new URL(actor.page.url());
      if (!PRIVATE.test(pathname)) facts.seen.add(pathname + search);
      await inspect(actor, moment);
    },
    readMail: (to, subject) => readMail(mailbox, to, subject),
    async countMails(to, subject) {
      await mailbox.goto("/posta-di-prova");
      return mailsOf(mailbox, to, subject).count();
    },
    async close() {
      await browser.close();
      await sql.end();
      await app.stop();
    },
  };
}

function mailsOf(mailbox: Page, to: string, subject?: string): Locator {
  const mails = mailbox.getByRole("article").filter({ has: mailbox.getByText(m.identity_mailbox_to({ to }), { exact: true }) });
  return subject === undefined ? mails : mails.filter({ has: mailbox.getByRole("heading", { name: subject, exact: true }) });
}

/** The newest mail to an address, once it is there: whoever has no mail server reads the mail on a page. */
async function readMail(mailbox: Page, to: string, subject?: string): Promise<{ link: string }> {
  const link = mailsOf(mailbox, to, subject).first().getByRole("link", { name: /^https?:/ }).first();
  await expect.poll(async () => {
    await mailbox.goto("/posta-di-prova");
    return link.isVisible();
  }, { timeout: 20_000, interval: 200, message: `a mail to ${to}: ${subject ?? "any"}` }).toBe(true);
  return { link: new URL((await link.getAttribute("href")) ?? "", mailbox.url()).href };
}

/** Resolves when the live region has said the words. */
export async function toast(actor: Actor, words: string): Promise<void> {
  await actor.page.locator('[role="status"]').filter({ hasText: words }).first().waitFor();
}

export function summary(actor: Actor, words: string): Locator {
  return actor.page.locator("summary").filter({ hasText: words });
}

export function heading(actor: Actor, words: string): Promise<void> {
  return actor.page.getByRole("heading", { level: 1, name: words }).waitFor();
}
