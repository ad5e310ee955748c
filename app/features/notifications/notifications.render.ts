import { m } from "#app/paraglide/messages.js";
import { safePath } from "#app/platform/safe-path.ts";
import type { NoticeGroup } from "./notifications.limits.ts";
import { type NoticeKind, noticeKinds, type NoticePayload } from "./notifications.schema.ts";
import { type Locale, noticeWords } from "./notifications.words.ts";

export type NoticeContext = {
  origin: string;
  displayName: string;
  /** Null for what belongs to no district. */
  districtSlug: string | null;
  districtName?: string | null;
  /** Where the mails of this group are switched off; null for service messages, which cannot be. */
  unsubscribeUrl?: string | null;
};
export type RenderedMail = { subject: string; text: string; html: string };

/** A notice as a mail in the person's language: plain text, and the same as simple HTML. */
export function renderNotice(kind: NoticeKind | "other", payload: NoticePayload, locale: Locale, context: NoticeContext): RenderedMail {
  const { origin, displayName, districtSlug, districtName = null, unsubscribeUrl = null } = context;
  const { subject, paragraphs, path } = noticeWords(kind, payload, locale, districtSlug);
  const o = { locale };
  const link = { words: m.mail_open({}, o), url: `${origin}${safePath(path)}` };
  const group: NoticeGroup = kind === "other" ? "service" : noticeKinds[kind];
  return {
    subject,
    ...mailPage(locale, {
      heading: districtName,
      body: [greeting(displayName, locale), ...paragraphs, link],
      foot: footOf(group === "service" ? m.mail_why({}, o) : m.mail_why_event({}, o), { origin, unsubscribeUrl, locale }),
    }),
  };
}

type Link = { words: string; url: string };
/** A paragraph, a link on its own, or a heading. */
export type MailPart = string | Link | { heading: string; level: 2 | 3 };

export function greeting(displayName: string, locale: Locale): string {
  return displayName ? m.mail_greeting({ name: displayName }, { locale }) : m.mail_greeting_nameless({}, { locale });
}

/** Why the mail comes, and how to have fewer: only where the person has a choice. */
export function footOf(why: string, { origin, unsubscribeUrl, locale }: { origin: string; unsubscribeUrl: string | null; locale: Locale }): MailPart[] {
  const o = { locale };
  const choices: MailPart[] = unsubscribeUrl
    ? [{ words: m.mail_unsubscribe({}, o), url: unsubscribeUrl }, { words: m.mail_preferences({}, o), url: `${origin}/avvisi/preferenze` }]
    : [];
  return [m.mail_signature({}, o), why, ...choices];
}

/** The same parts as plain text and as HTML that needs nothing else. */
export function mailPage(locale: Locale, page: { heading: string | null; body: readonly MailPart[]; foot: readonly MailPart[] }): { text: string; html: string } {
  const parts = [...(page.heading ? [page.heading] : []), ...page.body, ...page.foot];
  const body = [
    ...(page.heading ? [`<p style="font-weight: bold; color: #0066cc">${escapeHtml(page.heading)}</p>`] : []),
    ...[...page.body, ...page.foot].map(htmlPart),
  ];
  return {
    text: parts.map(textPart).join("\n\n"),
    html: `<!doctype html>\n<html lang="${locale}">\n<body style="font-family: sans-serif; line-height: 1.5; color: #17324d">\n${body.join("\n")}\n</body>\n</html>`,
  };
}

function textPart(part: MailPart): string {
  if (typeof part === "string") return part;
  return "url" in part ? `${part.words}: ${part.url}` : part.heading.toLocaleUpperCase();
}

function htmlPart(part: MailPart): string {
  if (typeof part === "string") return `<p>${escapeHtml(part).replaceAll("\n", "<br>")}</p>`;
  if ("url" in part) return `<p><a href="${escapeHtml(part.url)}">${escapeHtml(part.words)}</a></p>`;
  return `<h${part.level}>${escapeHtml(part.heading)}</h${part.level}>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
