import { m } from "#app/paraglide/messages.js";
import type { ReadonlyReason, Refusal } from "./documents.limits.ts";
import type { ProviderState } from "./provider.ts";

const reasons = {
  right_missing: m.documents_reason_right_missing,
  suggest_only: m.documents_reason_suggest_only,
  comment_only: m.documents_reason_comment_only,
  document_locked: m.documents_reason_document_locked,
  section_ready: m.documents_reason_section_ready,
  section_approved: m.documents_reason_section_approved,
  phase_closed: m.documents_reason_phase_closed,
  sign_in_needed: m.documents_reason_sign_in_needed,
  client_outdated: m.documents_reason_client_outdated,
  document_crowded: m.documents_reason_document_crowded,
  document_failed: m.documents_reason_document_failed,
  not_found: m.documents_reason_not_found,
} as const satisfies Record<ReadonlyReason, () => string>;

/** Why a text can't be written, as the end of a sentence. */
export function readonlySentence(reason: ReadonlyReason | null): string {
  return reasons[reason ?? "right_missing"]();
}

function problemSentence(problem: Refusal): string {
  switch (problem) {
    case "document_full":
      return m.documents_problem_document_full();
    case "content_refused":
      return m.documents_problem_content_refused();
    case "epoch_changed":
      return m.documents_problem_epoch_changed();
    default:
      return m.documents_problem_other();
  }
}

export type StatusTone = "good" | "busy" | "warning";

/** The line that always says whether what one wrote is safe. */
export function statusLine(state: ProviderState): { tone: StatusTone; text: string } {
  const line = connectionLine(state);
  if (state.kept || !state.ready || state.right !== "write") return line;
  return { tone: line.tone === "good" ? "good" : "warning", text: `${line.text} ${m.documents_status_not_kept()}` };
}

function offlineLine({ unsaved, kept }: ProviderState): string {
  if (unsaved === 0) return m.documents_status_offline();
  if (unsaved === 1) return kept ? m.documents_status_offline_kept_one() : m.documents_status_offline_only_here_one();
  return kept ? m.documents_status_offline_kept({ count: unsaved }) : m.documents_status_offline_only_here({ count: unsaved });
}

function unsentLine({ unsaved, kept }: ProviderState): string {
  if (unsaved === 0) return "";
  if (unsaved === 1) return kept ? m.documents_status_kept_one() : m.documents_status_only_here_one();
  return kept ? m.documents_status_kept({ count: unsaved }) : m.documents_status_only_here({ count: unsaved });
}

function connectionLine(state: ProviderState): { tone: StatusTone; text: string } {
  if (state.problem) return { tone: "warning", text: m.documents_status_problem({ reason: problemSentence(state.problem) }) };
  if (state.reason) return { tone: "warning", text: `${m.documents_status_readonly({ reason: readonlySentence(state.reason) })} ${unsentLine(state)}`.trimEnd() };
  switch (state.status) {
    case "loading":
      return { tone: "busy", text: m.documents_status_loading() };
    case "offline":
      return { tone: "warning", text: offlineLine(state) };
    case "saving":
      return { tone: "busy", text: m.documents_status_saving() };
    case "saved":
      return { tone: "good", text: m.documents_status_saved() };
  }
}
