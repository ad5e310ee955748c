import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { type Phase, type PhaseAction, phaseActions } from "./districts.limits.ts";

type Words = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const phaseNames = {
  informazione: m.districts_phase_informazione,
  adesioni: m.districts_phase_adesioni,
  proposte: m.districts_phase_proposte,
  tavoli: m.districts_phase_tavoli,
  redazione: m.districts_phase_redazione,
  consultazione: m.districts_phase_consultazione,
  restituzione: m.districts_phase_restituzione,
  approvazione: m.districts_phase_approvazione,
  attuazione: m.districts_phase_attuazione,
} as const satisfies Record<Phase, Words>;

const phaseTexts = {
  informazione: m.districts_phase_text_informazione,
  adesioni: m.districts_phase_text_adesioni,
  proposte: m.districts_phase_text_proposte,
  tavoli: m.districts_phase_text_tavoli,
  redazione: m.districts_phase_text_redazione,
  consultazione: m.districts_phase_text_consultazione,
  restituzione: m.districts_phase_text_restituzione,
  approvazione: m.districts_phase_text_approvazione,
  attuazione: m.districts_phase_text_attuazione,
} as const satisfies Record<Phase, Words>;

const actionNames = {
  manage_participants: m.districts_action_manage_participants,
  propose_topic: m.districts_action_propose_topic,
  join_conference: m.districts_action_join_conference,
  submit_proposal: m.districts_action_submit_proposal,
  screen_proposal: m.districts_action_screen_proposal,
  support_proposal: m.districts_action_support_proposal,
  comment_proposal: m.districts_action_comment_proposal,
  hold_session: m.districts_action_hold_session,
  open_vote: m.districts_action_open_vote,
  edit_section: m.districts_action_edit_section,
  comment_section: m.districts_action_comment_section,
  close_proposal: m.districts_action_close_proposal,
} as const satisfies Record<PhaseAction, Words>;

/** «Consultazione», «Consultation». Native code passes the locale. */
export function phaseName(phase: Phase, locale?: Locale): string {
  return phaseNames[phase]({}, locale ? { locale } : {});
}

/** What happens in the phase, in one or two sentences. */
export function phaseText(phase: Phase): string {
  return phaseTexts[phase]();
}

/** «inviare proposte»: an action that a phase allows, to go in a list. */
export function actionName(action: PhaseAction): string {
  return actionNames[action]();
}

/** The actions in the order in which pages list them. */
export function sortActions(actions: readonly PhaseAction[]): PhaseAction[] {
  return phaseActions.filter((action) => actions.includes(action));
}
