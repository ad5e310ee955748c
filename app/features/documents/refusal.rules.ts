import type { ReadonlyReason, Refusal } from "./documents.limits.ts";

/** Refusals after which asking for the whole state and sending one's own part again helps. */
const RESYNC: ReadonlySet<Refusal> = new Set<Refusal>(["update_incomplete", "not_joined", "too_fast", "document_failed"]);
const READONLY: ReadonlySet<Refusal> = new Set<Refusal>([
  "right_missing", "suggest_only", "comment_only", "document_locked", "section_ready", "section_approved", "phase_closed", "sign_in_needed", "client_outdated", "document_crowded",
]);

export function helpsToResync(code: Refusal): boolean {
  return RESYNC.has(code);
}

export function meansReadonly(code: Refusal): boolean {
  return READONLY.has(code);
}

export function toReason(code: Refusal): ReadonlyReason {
  switch (code) {
    case "suggest_only":
    case "comment_only":
    case "document_locked":
    case "section_ready":
    case "section_approved":
    case "phase_closed":
    case "sign_in_needed":
    case "client_outdated":
    case "document_crowded":
    case "not_found":
      return code;
    default:
      return "right_missing";
  }
}
