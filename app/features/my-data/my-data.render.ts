import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import type { NoticeField, RetentionClass } from "./my-data.limits.ts";

const classNames = {
  counters: m.my_data_class_counters,
  unconfirmed_accounts: m.my_data_class_unconfirmed_accounts,
  trial_mails: m.my_data_class_trial_mails,
  mails_to_addresses: m.my_data_class_mails_to_addresses,
  access_needs: m.my_data_class_access_needs,
  drafts: m.my_data_class_drafts,
  notices: m.my_data_class_notices,
  reports: m.my_data_class_reports,
  adesioni: m.my_data_class_adesioni,
  attendance: m.my_data_class_attendance,
  ballot_links: m.my_data_class_ballot_links,
} as const satisfies Record<RetentionClass, () => string>;

/** «Bozze mai inviate, dall'ultima modifica». */
export function retentionClassName(name: RetentionClass): string {
  return classNames[name]();
}

const fieldNames = {
  controller: m.my_data_notice_controller,
  controllerContact: m.my_data_notice_controller_contact,
  dpoContact: m.my_data_notice_dpo_contact,
  processors: m.my_data_notice_processors,
  hosting: m.my_data_notice_hosting,
  rightsContact: m.my_data_notice_rights_contact,
} as const satisfies Record<NoticeField, () => string>;

export function noticeFieldName(field: NoticeField): string {
  return fieldNames[field]();
}

type Words = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** The subjects of the download, in the order in which they are shown. */
const subjects: Readonly<Record<string, Words>> = {
  account: m.my_data_subject_account,
  roles: m.my_data_subject_roles,
  adesioni: m.my_data_subject_adesioni,
  topics: m.my_data_subject_topics,
  topicsOfInterest: m.my_data_subject_topics_of_interest,
  proposals: m.my_data_subject_proposals,
  supports: m.my_data_subject_supports,
  comments: m.my_data_subject_comments,
  planComments: m.my_data_subject_plan_comments,
  planSuggestions: m.my_data_subject_plan_suggestions,
  sessions: m.my_data_subject_sessions,
  ballots: m.my_data_subject_ballots,
  writing: m.my_data_subject_writing,
  moderation: m.my_data_subject_moderation,
  notices: m.my_data_subject_notices,
};

/**
 * The download as a page that needs nothing else: one heading a subject, lists inside. Keys of single facts stay as they are
 * in the JSON file, so that both say the same; every value is escaped.
 */
export function myDataHtml(data: Readonly<Record<string, unknown>>, locale: Locale): string {
  const o = { locale };
  const title = m.my_data_title({}, o);
  const parts = Object.entries(subjects).map(([key, name]) => `<h2>${escapeHtml(name({}, o))}</h2>\n${valueHtml(data[key], m.my_data_nothing({}, o))}`);
  return [
    `<!doctype html>\n<html lang="${locale}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n</head>`,
    `<body>\n<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(m.my_data_taken_at({ at: String(data["takenAt"] ?? "") }, o))}</p>`,
    ...parts,
    "</body>\n</html>\n",
  ].join("\n");
}

function valueHtml(value: unknown, nothing: string): string {
  if (value === null || value === undefined || value === "") return `<p>${escapeHtml(nothing)}</p>`;
  if (Array.isArray(value)) return value.length === 0 ? `<p>${escapeHtml(nothing)}</p>` : `<ul>\n${value.map((item) => `<li>${valueHtml(item, nothing)}</li>`).join("\n")}\n</ul>`;
  if (typeof value === "object") {
    const rows = Object.entries(value).map(([key, inner]) => `<dt>${escapeHtml(key)}</dt><dd>${valueHtml(inner, nothing)}</dd>`);
    return `<dl>\n${rows.join("\n")}\n</dl>`;
  }
  return escapeHtml(String(value)).replaceAll("\n", "<br>");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
