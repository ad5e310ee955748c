import { m } from "#app/paraglide/messages.js";
import type { AdesioneState, Mode } from "./adesione.limits.ts";

export function modeName(mode: Mode): string {
  return mode === "presence" ? m.conference_adesione_mode_presence() : m.conference_adesione_mode_online();
}

export function adesioneStateName(state: AdesioneState): string {
  switch (state) {
    case "submitted":
      return m.conference_adesione_state_submitted();
    case "accepted":
      return m.conference_adesione_state_accepted();
    case "refused":
      return m.conference_adesione_state_refused();
    case "withdrawn":
      return m.conference_adesione_state_withdrawn();
  }
}

export function adesioneStateTone(state: AdesioneState): "warning" | "success" | "danger" | "neutral" {
  if (state === "submitted") return "warning";
  if (state === "accepted") return "success";
  return state === "refused" ? "danger" : "neutral";
}
