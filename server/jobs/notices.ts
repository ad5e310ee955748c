import type { Sql, TransactionSql } from "postgres";
import type { Logger } from "pino";
import { renderNotice } from "#app/features/notifications/notifications.render.ts";
import { isNoticeKind, NoticePayloadSchema } from "#app/features/notifications/notifications.schema.ts";
import { type Mailer, mailErrorCode } from "#server/jobs/mailer.ts";

type Options = { sql: Sql; mailer: Mailer; origin: string; log: Pick<Logger, "warn" | "info"> };

type Waiting = {
  id: string;
  kind: string;
  payload: unknown;
  attempts: number;
  recipient: string | null;
  display_name: string | null;
  locale: "it" | "en" | null;
  slug: string | null;
};

/** After this many failures a notice is given up: it stays in the outbox with its last error. About two days. */
export const MAX_ATTEMPTS = 10;

/**
 * Sends what waits in the outbox, oldest first, until nothing is due; returns how many were sent. Several nodes
 * may run it at once: each takes rows that no other holds. A crash after sending and before the mark sends the
 * mail again with the same Message-ID (rule IDN-10).
 */
export async function sendWaitingNotices(options: Options): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await options.sql.begin((tx) => sendNext(tx, options));
    if (outcome === "none") return sent;
    if (outcome === "sent") sent += 1;
  }
}

async function sendNext(tx: TransactionSql, { mailer, origin, log }: Options): Promise<"none" | "sent" | "failed"> {
  const [notice] = await tx<Waiting[]>`
    select n.id, n.kind, n.payload, n.attempts, p.display_name, p.locale, d.slug,
      coalesce(n.email, case when u.email_confirmed_at is not null then u.email end) as recipient
    from private.notices n
    left join auth.users u on u.id = n.person_id
    left join public.profiles p on p.id = n.person_id
    left join public.districts d on d.id = n.district_id
    where n.sent_at is null and n.next_attempt_at <= now() and n.attempts < ${MAX_ATTEMPTS}
    order by n.next_attempt_at limit 1 for update of n skip locked`;
  if (!notice) return "none";
  if (!notice.recipient) {
    await tx`update private.notices set attempts = ${MAX_ATTEMPTS}, last_error = 'no_address' where id = ${notice.id}`;
    return "failed";
  }
  try {
    await mailer.send({ to: notice.recipient, ...render(notice, origin), messageId: messageIdOf(notice.id, origin) });
  } catch (error) {
    const code = mailErrorCode(error);
    await tx`
      update private.notices set attempts = attempts + 1, last_error = ${code},
        next_attempt_at = now() + interval '1 minute' * least(power(2, attempts), 720)
      where id = ${notice.id}`;
    log.warn({ notice: notice.id, kind: notice.kind, code, attempts: notice.attempts + 1 }, "notice not sent");
    return "failed";
  }
  await tx`update private.notices set sent_at = now(), attempts = attempts + 1, last_error = null where id = ${notice.id}`;
  return "sent";
}

function render(notice: Waiting, origin: string) {
  const payload = NoticePayloadSchema.safeParse(notice.payload).data ?? {};
  const kind = isNoticeKind(notice.kind) ? notice.kind : "other";
  return renderNotice(kind, payload, notice.locale ?? payload.locale ?? "it", { origin, displayName: notice.display_name ?? "", districtSlug: notice.slug });
}

/** Made from the notice's id alone: whoever sends it again says the same. */
export function messageIdOf(noticeId: string, origin: string): string {
  return `<notice-${noticeId}@${new URL(origin).hostname}>`;
}
