import { m } from "#app/paraglide/messages.js";
import { safePath } from "#app/platform/safe-path.ts";
import type { NoticeKind, NoticePayload } from "./notifications.schema.ts";

export type NoticeContext = { origin: string; displayName: string; /** Null for what belongs to no district. */ districtSlug: string | null };
export type RenderedMail = { subject: string; text: string; html: string };

type Locale = "it" | "en";
type Words = { subject: string; paragraphs: string[]; path: string };

/** A notice as a mail in the person's language: plain text, and the same as simple HTML. */
export function renderNotice(kind: NoticeKind | "other", payload: NoticePayload, locale: Locale, { origin, displayName, districtSlug }: NoticeContext): RenderedMail {
  const o = { locale };
  const { subject, paragraphs, path } = wordsFor(kind, payload, locale, districtSlug);
  const greeting = displayName ? m.mail_greeting({ name: displayName }, o) : m.mail_greeting_nameless({}, o);
  const link = `${origin}${safePath(path)}`;
  const foot = [m.mail_signature({}, o), m.mail_why({}, o)];
  return {
    subject: oneLine(subject),
    text: [greeting, ...paragraphs, `${m.mail_open({}, o)}: ${link}`, ...foot].join("\n\n"),
    html: htmlPage(locale, [
      ...[greeting, ...paragraphs].map(htmlParagraph),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(m.mail_open({}, o))}</a></p>`,
      ...foot.map(htmlParagraph),
    ]),
  };
}

function wordsFor(kind: NoticeKind | "other", payload: NoticePayload, locale: Locale, districtSlug: string | null): Words {
  const o = { locale };
  const { number = "", title = "", organisation = "" } = payload;
  const home = payload.path ?? (districtSlug ? `/${districtSlug}` : "/");
  const proposal = districtSlug && number ? `/${districtSlug}/proposte/${encodeURIComponent(number)}` : home;
  const reason = payload.reason ? [`${m.mail_reason({}, o)} ${payload.reason}`] : [];
  switch (kind) {
    case "proposal_received":
      return { subject: m.mail_proposal_received_subject({ number }, o), paragraphs: [m.mail_proposal_received_text({ number, title }, o)], path: proposal };
    case "proposal_admitted":
      return { subject: m.mail_proposal_admitted_subject({ number }, o), paragraphs: [m.mail_proposal_admitted_text({ title }, o)], path: proposal };
    case "proposal_returned":
      return { subject: m.mail_proposal_returned_subject({ number }, o), paragraphs: [m.mail_proposal_returned_text({ title }, o), ...reason], path: proposal };
    case "proposal_under_review":
      return { subject: m.mail_proposal_under_review_subject({ number }, o), paragraphs: [m.mail_proposal_under_review_text({ title }, o)], path: proposal };
    case "proposal_closed":
      return { subject: m.mail_proposal_closed_subject({ number }, o), paragraphs: [m.mail_proposal_closed_text({ title }, o), ...reason], path: proposal };
    case "delegate_named": {
      const named = payload.place === "substitute" ? m.mail_substitute_named_text({ organisation }, o) : m.mail_delegate_named_text({ organisation }, o);
      return { subject: m.mail_delegate_named_subject({ organisation }, o), paragraphs: [named, m.mail_delegate_account({}, o)], path: home };
    }
    case "email_changed":
      return { subject: m.mail_email_changed_subject({}, o), paragraphs: [m.mail_email_changed_text({}, o)], path: home };
    case "other":
      return { subject: m.mail_other_subject({}, o), paragraphs: [m.mail_other_text({}, o)], path: home };
  }
}

function htmlPage(locale: Locale, body: readonly string[]): string {
  return `<!doctype html>\n<html lang="${locale}">\n<body style="font-family: sans-serif; line-height: 1.5; color: #17324d">\n${body.join("\n")}\n</body>\n</html>`;
}

function htmlParagraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A title typed with line breaks must not write headers of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
