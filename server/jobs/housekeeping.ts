import type { Sql } from "postgres";

/** Forgets what is no longer of use: counters, sent notices, trial mails, accounts that nobody ever confirmed. */
export async function keepHouse(sql: Sql): Promise<void> {
  await sql`delete from private.rate_counters where window_start < now() - interval '2 days'`;
  await sql`delete from private.notices where sent_at < now() - interval '30 days'`;
  await sql`delete from private.test_mails where sent_at < now() - interval '7 days'`;
  await sql`delete from auth.users where email_confirmed_at is null and created_at < now() - interval '7 days' and last_sign_in_at is null`;
}
