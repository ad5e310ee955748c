import { proposalActSentence } from "#app/features/proposals/proposal-acts.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { AuditLine, Capacity } from "./audit.schema.ts";

/** Each act that is not about a proposal alone, in words. A test compares the list with what the migrations write. */
const actWords = {
  accept_delegation: m.office_act_accept_delegation,
  accept_suggestion: m.office_act_accept_suggestion,
  add_conference_event: m.office_act_add_conference_event,
  add_organisation: m.office_act_add_organisation,
  assisted_adesione: m.office_act_assisted_adesione,
  assisted_topic: m.office_act_assisted_topic,
  change_phase: m.office_act_change_phase,
  close_account: m.office_act_close_account,
  close_session: m.office_act_close_session,
  close_vote: m.office_act_close_vote,
  conclude_topic: m.office_act_conclude_topic,
  create_district: m.office_act_create_district,
  create_document_version: m.office_act_create_document_version,
  create_plan_sections: m.office_act_create_plan_sections,
  create_session: m.office_act_create_session,
  document_damaged: m.office_act_document_damaged,
  document_whole_again: m.office_act_document_whole_again,
  decline_delegation: m.office_act_decline_delegation,
  decline_suggestion: m.office_act_decline_suggestion,
  desk_assign: m.office_act_desk_assign,
  desk_delete_view: m.office_act_desk_delete_view,
  desk_draft: m.office_act_desk_draft,
  desk_due: m.office_act_desk_due,
  desk_note: m.office_act_desk_note,
  desk_review: m.office_act_desk_review,
  desk_save_view: m.office_act_desk_save_view,
  end_assisted_session: m.office_act_end_assisted_session,
  export_list: m.office_act_export_list,
  grant_district_role: m.office_act_grant_district_role,
  grant_tavolo_role: m.office_act_grant_tavolo_role,
  import_organisations: m.office_act_import_organisations,
  lock_document: m.office_act_lock_document,
  merge_topics: m.office_act_merge_topics,
  name_delegate: m.office_act_name_delegate,
  open_cycle: m.office_act_open_cycle,
  open_session: m.office_act_open_session,
  open_vote: m.office_act_open_vote,
  publish_document_version: m.office_act_publish_document_version,
  remove_conference_document: m.office_act_remove_conference_document,
  remove_conference_event: m.office_act_remove_conference_event,
  restore_document_version: m.office_act_restore_document_version,
  revoke_delegate: m.office_act_revoke_delegate,
  revoke_district_role: m.office_act_revoke_district_role,
  revoke_tavolo_role: m.office_act_revoke_tavolo_role,
  save_conference_document: m.office_act_save_conference_document,
  save_organisation_details: m.office_act_save_organisation_details,
  save_privacy_notice: m.office_act_save_privacy_notice,
  save_tavolo: m.office_act_save_tavolo,
  set_citizens_need_adesione: m.office_act_set_citizens_need_adesione,
  set_invitation_days: m.office_act_set_invitation_days,
  set_moderation: m.office_act_set_moderation,
  set_phase_dates: m.office_act_set_phase_dates,
  set_retention: m.office_act_set_retention,
  set_review_weights: m.office_act_set_review_weights,
  set_section_editor: m.office_act_set_section_editor,
  set_section_owner: m.office_act_set_section_owner,
  set_section_state: m.office_act_set_section_state,
  set_tavolo_organisation: m.office_act_set_tavolo_organisation,
  start_assisted_session: m.office_act_start_assisted_session,
  unlock_document: m.office_act_unlock_document,
  unmerge_topic: m.office_act_unmerge_topic,
  update_conference: m.office_act_update_conference,
  update_organisation: m.office_act_update_organisation,
  update_session: m.office_act_update_session,
} as const satisfies Record<string, () => string>;

/** True when the act has words of its own. */
export function hasActWords(act: string): boolean {
  return Object.hasOwn(actWords, act) || proposalActSentence(act, {}) !== null;
}

/** An act in a few words, without what it is about: for the filter. */
export function actName(act: string, detail: AuditLine["detail"] = {}): string {
  const known = Object.entries(actWords).find(([name]) => name === act);
  return known?.[1]() ?? proposalActSentence(act, detail) ?? m.office_act_other({ act });
}

/** «Proposta ammessa: AO-2026-0001»: what was done, and about what. */
export function actSentence({ act, detail, subject }: Pick<AuditLine, "act" | "detail" | "subject">): string {
  const name = actName(act, detail);
  return subject.label === null ? name : m.office_act_about({ act: name, subject: subject.label });
}

/** In which capacity somebody acted. */
export function capacityName(capacity: Capacity): string {
  switch (capacity) {
    case "plan_office_head":
      return m.office_capacity_head();
    case "plan_office_staff":
      return m.office_capacity_staff();
    case "facilitator":
      return m.office_capacity_facilitator();
    case "minute_taker":
      return m.office_capacity_minute_taker();
    case "platform_admin":
      return m.office_capacity_admin();
    case "person":
      return m.office_capacity_person();
    case "system":
      return m.office_capacity_system();
  }
}
