import { createTransport } from "nodemailer";
import type { Sql } from "postgres";
import { z } from "zod";
import type { TestMail } from "#app/platform/context.ts";
import { seconds } from "#app/platform/time.ts";
import { htmlToText } from "#server/jobs/mail-text.ts";

export const MailSchema = z.object({
  to: z.string().min(3).max(254),
  subject: z.string().max(998),
  /** Empty: made from the HTML. */
  text: z.string(),
  html: z.string(),
  /** The same for every repetition of the same mail, so that receivers can drop the second copy. */
  messageId: z.string().optional(),
  /** Where mails of this kind are switched off, by one click of the mail program; service messages have none. */
  unsubscribeUrl: z.url().nullish(),
});
export type Mail = z.output<typeof MailSchema>;

export type Mailer = {
  /** True when sending is a write to our own database: no queue is needed before it. */
  isLocal: boolean;
  /** Resolves when the mail was handed over. Its error never names the recipient in `code`. */
  send(mail: Mail): Promise<void>;
  close(): void;
};

/** Hands mails to a mail server: smtp:// (STARTTLS when offered) or smtps://, with user and password in the address. */
export function createSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: seconds(10), greetingTimeout: seconds(10), socketTimeout: seconds(30) });
  return {
    isLocal: false,
    async send({ to, subject, text, html, messageId, unsubscribeUrl }) {
      await transport.sendMail({
        from, to: { name: "", address: to }, subject, text: text || htmlToText(html), html,
        ...(messageId ? { messageId } : {}),
        // Vacation replies and list robots must not answer a service mail.
        headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(unsubscribeUrl ?? null) },
      });
    },
    close: () => transport.close(),
  };
}

/** RFC 8058: one POST to the address, by the mail program itself, switches these mails off. */
export function unsubscribeHeaders(url: string | null): Record<string, string> {
  return url ? { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
}

/** Keeps mails in the database, for an installation without a mail server: they are read at /posta-di-prova. */
export function createTestMailer(sql: Sql): Mailer & { list(): Promise<TestMail[]> } {
  return {
    isLocal: true,
    async send({ to, subject, text, html, messageId }) {
      await sql`
        insert into private.test_mails (message_id, recipient, subject, body_text, body_html)
        values (${messageId ?? null}, ${to}, ${subject}, ${text || htmlToText(html)}, ${html})
        on conflict (message_id) do nothing`;
    },
    async list() {
      const rows = await sql<{ id: string; recipient: string; subject: string; body_text: string; body_html: string; sent_at: Date }[]>`
        select id, recipient, subject, body_text, body_html, sent_at from private.test_mails order by sent_at desc, id limit 100`;
      return rows.map((row) => ({ id: row.id, to: row.recipient, subject: row.subject, text: row.body_text, html: row.body_html, sentAt: row.sent_at.toISOString() }));
    },
    close() {},
  };
}

/** A code for the log and the outbox: what went wrong, without the address it went wrong for. */
export function mailErrorCode(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : "unknown";
  const status = "responseCode" in error && typeof error.responseCode === "number" ? ` ${error.responseCode}` : "";
  return `${code}${status}`.slice(0, 60);
}
