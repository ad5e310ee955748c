import type { Logger } from "pino";
import type { Sql } from "postgres";
import type { Services } from "#app/platform/context.ts";
import type { Env } from "#server/env.ts";
import { createJobs, type Jobs } from "#server/jobs/create-jobs.ts";
import { createSmtpMailer, createTestMailer } from "#server/jobs/mailer.ts";

type Options = { env: Pick<Env, "smtpUrl" | "mailFrom" | "external">; databaseUrl: string; sql: Sql; files: Services["files"]; origin: string; log: Logger };

/**
 * The background work with the mailer that fits the configuration: a mail server when SMTP_URL names one; else,
 * on the embedded default, the trial mailbox; else (an external project, which mails its own sign-in links) none.
 */
export function createMailing({ env, databaseUrl, sql, files, origin, log }: Options): { jobs: Jobs; testMails: Services["testMails"] } {
  const common = { databaseUrl, sql, files, origin, log };
  if (env.smtpUrl) return { jobs: createJobs({ ...common, mailer: createSmtpMailer({ smtpUrl: env.smtpUrl, from: env.mailFrom }) }), testMails: null };
  if (env.external) return { jobs: createJobs({ ...common, mailer: null }), testMails: null };
  const mailer = createTestMailer(sql);
  return { jobs: createJobs({ ...common, mailer }), testMails: { list: () => mailer.list() } };
}
