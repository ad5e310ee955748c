import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDate, formatDateTime } from "#app/platform/i18n/format.ts";
import { actSentence, capacityName } from "../audit/audit.render.ts";
import { AuditLineSchema } from "../audit/audit.schema.ts";
import { proposerCategoryName } from "../desk/desk.render.ts";
import type { Cell } from "./csv.rules.ts";
import { type ExportColumn, exportColumns, type ExportList } from "./exports.limits.ts";

const headers = {
  number: m.office_export_number, title: m.office_export_col_title, state: m.office_export_state, tavolo: m.office_export_tavolo, category: m.office_export_category,
  organisation: m.office_export_organisation, municipality: m.office_export_municipality, places: m.office_export_places, sentAt: m.office_export_sent, publishedAt: m.office_export_published,
  stateSince: m.office_export_since, dueOn: m.office_export_due, score: m.office_export_score, need: m.office_export_need, who: m.office_export_who, proposal: m.office_export_proposal,
  expectedChange: m.office_export_change, outcome: m.office_export_outcome, reason: m.office_export_reason, section: m.office_export_section, passage: m.office_export_passage,
  days: m.office_export_days, name: m.office_export_name, tavoli: m.office_export_tavoli, proposals: m.office_export_proposals_sent, at: m.office_export_at, act: m.office_export_act,
  actedAs: m.office_export_acted_as, subject: m.office_export_subject, kind: m.office_export_kind, mode: m.office_export_mode, adesioneState: m.office_export_state,
  commentKind: m.office_export_comment_kind, comment: m.office_export_comment, moderation: m.office_export_moderation,
} as const satisfies Record<ExportColumn, () => string>;

export function headerLine(list: ExportList): string[] {
  return exportColumns[list].map((column) => headers[column]());
}

type Line = Readonly<Record<string, unknown>>;

/** One of SQL's lines as the cells of a file, in words. */
export function cellsOf(list: ExportList, line: Line): Cell[] {
  if (list === "audit") {
    const entry = AuditLineSchema.parse(line);
    return [formatDateTime(entry.at, "short"), actSentence(entry), capacityName(entry.actedAs), entry.subject.label ?? ""];
  }
  return exportColumns[list].map((column) => cellOf(column, line[column]));
}

/** The codes of adesioni and comments, in words. */
function codeName(code: string): string {
  const known = Object.entries(codeNames).find(([name]) => name === code);
  return known ? known[1]() : code;
}

const codeNames = {
  organisation: m.office_code_organisation, institution: m.office_code_institution, citizen: m.office_code_citizen, presence: m.office_code_presence, online: m.office_code_online,
  submitted: m.office_code_submitted, accepted: m.office_code_accepted, refused: m.office_code_refused, withdrawn: m.office_code_withdrawn, waiting: m.office_code_waiting,
  published: m.office_code_published, changes_asked: m.office_code_changes_asked, hidden: m.office_code_hidden, for: m.office_code_for, against: m.office_code_against,
  question: m.office_code_question, note: m.office_code_note, reply: m.office_code_reply,
} as const satisfies Record<string, () => string>;

function cellOf(column: ExportColumn, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return value;
  const text = String(value);
  switch (column) {
    case "state":
    case "outcome": {
      const state = proposalStates.find((one) => one === text);
      return state ? stateName(state) : text;
    }
    case "kind":
    case "mode":
    case "adesioneState":
    case "commentKind":
    case "moderation":
      return codeName(text);
    case "category":
      return proposerCategoryName(text);
    case "sentAt":
    case "publishedAt":
    case "stateSince":
    case "dueOn":
      return formatDate(text, "short");
    default:
      return text;
  }
}
