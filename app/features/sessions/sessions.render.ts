import { categoryName } from "#app/features/organisations/categories.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { AttendanceMode, RequestKind, SessionState } from "./sessions.limits.ts";
import type { SpeakerLabel } from "./sessions.schema.ts";

/** An organisation by its name, a citizen by the municipality: never a person's name. */
export function speakerName({ organisation, municipality }: Pick<SpeakerLabel, "organisation" | "municipality">): string {
  if (organisation !== null) return organisation;
  return municipality === null ? m.sessions_citizen() : m.sessions_citizen_of({ municipality });
}

/** The same with the number called in the room: two citizens of one municipality stay apart. */
export function speakerWithBadge(label: SpeakerLabel): string {
  return m.sessions_with_badge({ badge: label.badge, name: speakerName(label) });
}

export function attendanceCategoryName(category: SpeakerLabel["category"]): string {
  return category === "citizen" ? m.sessions_category_citizen() : categoryName(category);
}

export function requestKindName(kind: RequestKind): string {
  switch (kind) {
    case "intervention":
      return m.sessions_kind_intervention();
    case "reply":
      return m.sessions_kind_reply();
    case "point_of_order":
      return m.sessions_kind_point_of_order();
  }
}

export function modeName(mode: AttendanceMode): string {
  switch (mode) {
    case "presence":
      return m.sessions_mode_presence();
    case "online":
      return m.sessions_mode_online();
  }
}

export function stateName(state: SessionState): string {
  switch (state) {
    case "scheduled":
      return m.sessions_state_scheduled();
    case "open":
      return m.sessions_state_open();
    case "closed":
      return m.sessions_state_closed();
  }
}
