import type { TransactionSql } from "postgres";
import { renderNotice } from "#app/features/notifications/notifications.render.ts";
import { noticeKinds, NoticePayloadSchema } from "#app/features/notifications/notifications.schema.ts";
import { sendDueDigests } from "#server/jobs/digests.ts";
import { type Mail, mailErrorCode } from "#server/jobs/mailer.ts";
import { knownKind, MAX_ATTEMPTS, type Outcome, type OutboxOptions, sendAll, unsubscribeAddress } from "#server/jobs/outbox.ts";

type Waiting = {
  id: string;
  kind: string;
  payload: unknown;
  attempts: number;
  recipient: string | null;
  display_name: string | null;
  locale: "it" | "en" | null;
  slug: string | null;
  district: string | null;
  token: string | null;
};

/**
 * Sends what is due: notices that go out at once, oldest first, then digests; returns how many mails were sent. Several
 * nodes may run it at once: each takes rows that no other holds. A crash after sending and before the mark sends the mail
 * again with the same Message-ID (rule IDN-10).
 */
export async function sendWaitingNotices(options: OutboxOptions): Promise<number> {
  const atOnce = await sendAll(() => options.sql.begin((tx) => sendNext(tx, options)));
  return atOnce + (await sendDueDigests(options));
}

async function sendNext(tx: TransactionSql, { mailer, origin, log }: OutboxOptions): Promise<Outcome> {
  const [notice] = await tx<Waiting[]>`
    select n.id, n.kind, n.payload, n.attempts, p.display_name, p.locale, d.slug, d.name as district,
      coalesce(n.email, case when u.email_confirmed_at is not null then u.email end) as recipient,
      case when k.class = 'event' and n.person_id is not null then private.unsubscribe_token(n.person_id, k.group_name) end as token
    from private.notices n
    join private.notice_kinds k on k.kind = n.kind
    left join auth.users u on u.id = n.person_id
    left join public.profiles p on p.id = n.person_id
    left join public.districts d on d.id = n.district_id
    where n.sent_at is null and n.channel = 'now' and n.next_attempt_at <= now() and n.attempts < ${MAX_ATTEMPTS}
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

function render(notice: Waiting, origin: string): Omit<Mail, "to"> {
  const payload = NoticePayloadSchema.safeParse(notice.payload).data ?? {};
  const kind = knownKind(notice.kind);
  // Never for a service message, whatever the database says of it.
  const mayStop = kind === "other" || noticeKinds[kind] !== "service";
  const unsubscribeUrl = notice.token && mayStop ? unsubscribeAddress(notice.token, origin) : null;
  const context = { origin, displayName: notice.display_name ?? "", districtSlug: notice.slug, districtName: notice.district, unsubscribeUrl };
  return { ...renderNotice(kind, payload, notice.locale ?? payload.locale ?? "it", context), unsubscribeUrl };
}

/** Made from the notice's id alone: whoever sends it again says the same. */
export function messageIdOf(noticeId: string, origin: string): string {
  return `<notice-${noticeId}@${new URL(origin).hostname}>`;
}
