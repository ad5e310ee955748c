import { m } from "#app/paraglide/messages.js";
import type { Ground, ModerationState, TextKind, WriterCapacity } from "./moderation.limits.ts";

const groundNames = {
  personal_data: m.moderation_ground_personal_data,
  offensive: m.moderation_ground_offensive,
  discrimination: m.moderation_ground_discrimination,
  off_topic: m.moderation_ground_off_topic,
  repeated: m.moderation_ground_repeated,
  rights_of_others: m.moderation_ground_rights_of_others,
} as const satisfies Record<Ground, () => string>;

const kindNames = {
  topic: m.moderation_kind_topic,
  topic_interest: m.moderation_kind_topic_interest,
  comment: m.moderation_kind_comment,
  proposal: m.moderation_kind_proposal,
  section_comment: m.moderation_kind_section_comment,
  section_suggestion: m.moderation_kind_section_suggestion,
} as const satisfies Record<TextKind, () => string>;

const stateNames = {
  waiting: m.moderation_state_waiting,
  published: m.moderation_state_published,
  changes_asked: m.moderation_state_changes_asked,
  hidden: m.moderation_state_hidden,
} as const satisfies Record<ModerationState, () => string>;

/** «dati personali di qualcuno». */
export function groundName(ground: Ground): string {
  return groundNames[ground]();
}

/** «Commento». */
export function textKindName(kind: TextKind): string {
  return kindNames[kind]();
}

/** «In attesa di lettura». */
export function moderationStateName(state: ModerationState): string {
  return stateNames[state]();
}

const bodies = { office: m.moderation_writer_office, facilitator: m.moderation_writer_facilitator, conference: m.moderation_writer_conference } as const;

type Writer = { organisation: string | null; municipality: string | null; capacity: WriterCapacity | null };

/** Who wrote, as everybody would see it: the organisation, the body for which somebody wrote, or the citizen's municipality. */
export function writerLabel({ organisation, municipality, capacity }: Writer): string {
  if (organisation !== null) return organisation;
  if (capacity === "office" || capacity === "facilitator" || capacity === "conference") return bodies[capacity]();
  return municipality === null ? m.moderation_writer_former() : m.moderation_writer_citizen({ municipality });
}

const doneWords = {
  published: m.moderation_done_published,
  changes_asked: m.moderation_done_changes_asked,
  hidden: m.moderation_done_hidden,
  kept: m.moderation_done_kept,
  answered: m.moderation_done_answered,
  mode: m.moderation_done_mode,
} as const;

/** What the queue says after a form. */
export function queueDone(done: keyof typeof doneWords): string {
  return doneWords[done]();
}
