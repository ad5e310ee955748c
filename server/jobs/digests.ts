import type { TransactionSql } from "postgres";
import { type DigestItem, renderDigest } from "#app/features/notifications/digest.render.ts";
import { NoticePayloadSchema } from "#app/features/notifications/notifications.schema.ts";
import { mailErrorCode } from "#server/jobs/mailer.ts";
import { knownKind, MAX_ATTEMPTS, type Outcome, type OutboxOptions, sendAll, unsubscribeAddress } from "#server/jobs/outbox.ts";

type Digest = {
  id: string;
  period: "daily" | "weekly";
  attempts: number;
  recipient: string | null;
  display_name: string | null;
  locale: "it" | "en" | null;
  token: string;
};
type Row = { kind: string; payload: unknown; created_at: Date; slug: string | null; district: string | null };

/**
 * Gathers the digests that are due and sends those that wait; returns how many were sent. Gathering ties each notice to one
 * digest in a transaction of its own, before anything is sent: a digest that is sent again has the same content and the
 * same Message-ID, and no notice is in two of them.
 */
export async function sendDueDigests(options: OutboxOptions): Promise<number> {
  await options.sql`select private.gather_digests(${options.now?.() ?? new Date()})`;
  return sendAll(() => options.sql.begin((tx) => sendNext(tx, options)));
}

async function sendNext(tx: TransactionSql, { mailer, origin, log }: OutboxOptions): Promise<Outcome> {
  const [digest] = await tx<Digest[]>`
    select g.id, g.period, g.attempts, p.display_name, p.locale, case when u.email_confirmed_at is not null then u.email end as recipient,
      private.unsubscribe_token(g.person_id, g.period) as token
    from private.digests g join auth.users u on u.id = g.person_id left join public.profiles p on p.id = g.person_id
    where g.sent_at is null and g.next_attempt_at <= now() and g.attempts < ${MAX_ATTEMPTS}
    order by g.next_attempt_at limit 1 for update of g skip locked`;
  if (!digest) return "none";
  if (!digest.recipient) {
    await tx`update private.digests set attempts = ${MAX_ATTEMPTS}, last_error = 'no_address' where id = ${digest.id}`;
    return "failed";
  }
  const unsubscribeUrl = unsubscribeAddress(digest.token, origin);
  const context = { period: digest.period, origin, displayName: digest.display_name ?? "", unsubscribeUrl };
  const mail = renderDigest(await itemsOf(tx, digest.id), digest.locale ?? "it", context);
  try {
    await mailer.send({ to: digest.recipient, ...mail, unsubscribeUrl, messageId: `<digest-${digest.id}@${new URL(origin).hostname}>` });
  } catch (error) {
    const code = mailErrorCode(error);
    await tx`
      update private.digests set attempts = attempts + 1, last_error = ${code},
        next_attempt_at = now() + interval '1 minute' * least(power(2, attempts), 720)
      where id = ${digest.id}`;
    log.warn({ digest: digest.id, code, attempts: digest.attempts + 1 }, "digest not sent");
    return "failed";
  }
  await tx`update private.digests set sent_at = now(), attempts = attempts + 1, last_error = null where id = ${digest.id}`;
  await tx`update private.notices set sent_at = now() where digest_id = ${digest.id}`;
  return "sent";
}

async function itemsOf(tx: TransactionSql, digestId: string): Promise<DigestItem[]> {
  const rows = await tx<Row[]>`
    select n.kind, n.payload, n.created_at, d.slug, d.name as district
    from private.notices n left join public.districts d on d.id = n.district_id
    where n.digest_id = ${digestId} order by n.seq desc`;
  return rows.map((row) => ({
    kind: knownKind(row.kind),
    payload: NoticePayloadSchema.safeParse(row.payload).data ?? {},
    createdAt: row.created_at,
    district: row.slug && row.district ? { slug: row.slug, name: row.district } : null,
  }));
}
