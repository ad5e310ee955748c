import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { ListenMeta, Sql } from "postgres";
import type { FileStore } from "#app/platform/file-store.ts";
import { days, hours, minutes, seconds } from "#app/platform/time.ts";
import { forgetFiles } from "#server/jobs/forget-files.ts";
import { keepHouse } from "#server/jobs/housekeeping.ts";
import { htmlToText } from "#server/jobs/mail-text.ts";
import { type Mail, MailSchema, type Mailer, mailErrorCode } from "#server/jobs/mailer.ts";
import { sendWaitingNotices } from "#server/jobs/notices.ts";

export type JobsOptions = {
  /** Direct or session mode: the queue listens. */
  databaseUrl: string;
  /** The server's own connection as the owner, for the outbox and to hear of new notices. */
  sql: Sql;
  /** Where files of people lie; without it their housekeeping waits. */
  files?: Pick<FileStore, "remove">;
  /** Null when no mail can be sent (an external project without SMTP_URL): notices wait in the outbox. */
  mailer: Mailer | null;
  /** The public address, for links and Message-IDs. */
  origin: string;
  log: Pick<Logger, "info" | "warn" | "error">;
};

export type Jobs = {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** True while the queue is up. */
  healthy(): boolean;
  /** Delivers a mail of the sign-in service: at once into the trial mailbox, else through the queue, with retries. */
  sendAuthMail(mail: Omit<Mail, "text">): Promise<void>;
};

const NOTICES = "notices";
const AUTH_MAILS = "auth-mails";
const HOUSEKEEPING = "housekeeping";
/** Where SQL says what changed; `{"topic":"notice"}` is ours. */
const CHANNEL = "tavoli_aperti";

/** The background work of one node: a queue in the same PostgreSQL, shared by all nodes. */
export function createJobs(options: JobsOptions): Jobs {
  const { sql, mailer, log } = options;
  const boss = new PgBoss({
    connectionString: options.databaseUrl, schema: "pgboss", max: 3, application_name: "jobs", useListenNotify: true,
    // Small tables: the defaults' hourly index and vacuum checks would cost more than they save.
    reindex: false, monitorVacuum: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue"));
  let state: "new" | "started" | "stopped" = "new";
  let listening: ListenMeta | null = null;
  return {
    async start() {
      await boss.start();
      await makeQueues(boss);
      if (mailer) await startMailing(boss, { ...options, mailer });
      await boss.work(HOUSEKEEPING, { pollingIntervalSeconds: minutes(1) / 1000 }, async () => {
        await keepHouse(sql);
        if (options.files) await forgetFiles(sql, options.files);
      });
      const wake = createWaker(boss, log);
      if (mailer) listening = await sql.listen(CHANNEL, (message) => message.includes('"notice"') && wake());
      state = "started";
      if (mailer) await boss.send(NOTICES);
      else log.warn("no SMTP_URL: notices wait in the outbox");
    },
    async stop() {
      if (state !== "started") return;
      state = "stopped";
      await listening?.unlisten();
      await boss.stop({ graceful: true, timeout: seconds(5) });
      mailer?.close();
    },
    healthy: () => state === "started",
    async sendAuthMail({ to, subject, html }) {
      if (!mailer) throw new Error("a sign-in mail without a mailer");
      // The service's own plain text is English and leads to an address that we don't serve: ours comes from the page.
      const mail: Mail = { to, subject, html, text: htmlToText(html) };
      if (mailer.isLocal) await mailer.send(mail);
      else await boss.send(AUTH_MAILS, mail);
    },
  };
}

async function makeQueues(boss: PgBoss): Promise<void> {
  // "short": one waiting job is enough, it sends everything that is due.
  await boss.createQueue(NOTICES, { policy: "short", notify: true, retryLimit: 0, expireInSeconds: minutes(10) / 1000, deleteAfterSeconds: hours(1) / 1000 });
  // A sign-in mail carries a code: it is worth an hour, and its row goes as soon as it was sent.
  await boss.createQueue(AUTH_MAILS, {
    notify: true, retryLimit: 6, retryDelay: 10, retryBackoff: true, expireInSeconds: minutes(1) / 1000,
    retentionSeconds: hours(1) / 1000, deleteAfterSeconds: minutes(1) / 1000,
  });
  await boss.createQueue(HOUSEKEEPING, { policy: "short", retryLimit: 1, deleteAfterSeconds: days(1) / 1000 });
  await boss.schedule(NOTICES, "* * * * *");
  await boss.schedule(HOUSEKEEPING, "17 3 * * *", null, { tz: "Europe/Rome" });
}

async function startMailing(boss: PgBoss, options: JobsOptions & { mailer: Mailer }): Promise<void> {
  const { mailer, log } = options;
  // New jobs wake the workers; polling only covers a lost notification.
  const work = { pollingIntervalSeconds: 30 };
  await boss.work(NOTICES, work, async () => {
    const sent = await sendWaitingNotices(options);
    if (sent > 0) log.info({ sent }, "notices sent");
  });
  await boss.work(AUTH_MAILS, work, async (jobs) => {
    for (const job of jobs) {
      try {
        await mailer.send(MailSchema.parse(job.data));
      } catch (error) {
        // The queue keeps what is thrown: a code, never the address or the mail.
        throw new Error(`mail not sent: ${mailErrorCode(error)}`);
      }
    }
  });
}

/** A vote that opens tells hundreds of people in one moment: one waiting job is enough for all of them. */
function createWaker(boss: PgBoss, log: JobsOptions["log"]): () => void {
  let asked = 0;
  let sending: Promise<void> | null = null;
  const send = async (): Promise<void> => {
    while (asked > 0) {
      asked = 0;
      // When it fails, the sweep of the next minute sends the notice.
      await boss.send(NOTICES).catch((error: unknown) => log.warn({ err: error }, "notice not announced"));
    }
    sending = null;
  };
  return () => {
    asked += 1;
    sending ??= send();
  };
}
