import type { Sql } from "postgres";
import type { Logger } from "pino";
import { isNoticeKind, type NoticeKind } from "#app/features/notifications/notifications.schema.ts";
import type { Mailer } from "#server/jobs/mailer.ts";

export type OutboxOptions = {
  sql: Sql;
  mailer: Mailer;
  origin: string;
  log: Pick<Logger, "warn" | "info">;
  /** The clock of the digests; today's when left out. */
  now?: () => Date;
};

/** After this many failures a mail is given up: it stays in the outbox with its last error. About two days. */
export const MAX_ATTEMPTS = 10;

/** What became of the first mail that was due. */
export type Outcome = "none" | "sent" | "failed";

/** Goes on until nothing is due; returns how many mails were sent. */
export async function sendAll(next: () => Promise<Outcome>): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await next();
    if (outcome === "none") return sent;
    if (outcome === "sent") sent += 1;
  }
}

/** An event that this version of the software has no words for is still told. */
export function knownKind(kind: string): NoticeKind | "other" {
  return isNoticeKind(kind) ? kind : "other";
}

/** Where the mails that the signed word means are switched off. */
export function unsubscribeAddress(token: string, origin: string): string {
  return `${origin}/avvisi/disiscrizione?${new URLSearchParams({ t: token })}`;
}
