import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";

export type DeskPage = { to: string; title: string; text: string };
export type DeskGroup = { key: string; title: string; pages: DeskPage[] };

/** Every page of the desk in its group. Those of the cycle appear once there is one, the audit trail for the head. */
export function deskGroups(ambito: string, { hasCycle, isHead }: { hasCycle: boolean; isHead: boolean }): DeskGroup[] {
  const groups: DeskGroup[] = [
    { key: "proposals", title: m.office_group_proposals(), pages: hasCycle ? proposalPages(ambito) : [] },
    { key: "conference", title: m.office_group_conference(), pages: conferencePages(ambito, hasCycle) },
    { key: "people", title: m.office_group_people(), pages: peoplePages(ambito, hasCycle) },
    { key: "control", title: m.office_group_control(), pages: controlPages(ambito, isHead) },
  ];
  return groups.filter((group) => group.pages.length > 0);
}

function proposalPages(ambito: string): DeskPage[] {
  return [
    { to: href("/:ambito/ufficio/proposte", { ambito }), title: m.office_proposals_title(), text: m.office_proposals_card() },
    { to: href("/:ambito/ufficio/bacheca", { ambito }), title: m.office_board_title(), text: m.office_board_card() },
    { to: href("/:ambito/ufficio/pubblicazione", { ambito }), title: m.office_publication_title(), text: m.office_publication_card() },
    { to: href("/:ambito/ufficio/moderazione", { ambito }), title: m.moderation_title(), text: m.moderation_card() },
    { to: href("/:ambito/ufficio/assistita", { ambito }), title: m.assisted_title(), text: m.assisted_card() },
    { to: href("/:ambito/ufficio/criteri", { ambito }), title: m.office_weights_title(), text: m.office_weights_card() },
  ];
}

function conferencePages(ambito: string, hasCycle: boolean): DeskPage[] {
  const cycle = { to: href("/:ambito/ufficio/ciclo", { ambito }), title: m.office_cycle_title(), text: m.office_cycle_card() };
  if (!hasCycle) return [cycle];
  return [
    { to: href("/:ambito/ufficio/fase", { ambito }), title: m.office_phase_title(), text: m.office_phase_card() },
    { to: href("/:ambito/ufficio/tavoli", { ambito }), title: m.office_tavoli_title(), text: m.office_tavoli_card() },
    { to: href("/:ambito/sedute/nuova", { ambito }), title: m.office_session_title(), text: m.office_session_card() },
    { to: href("/:ambito/ufficio/conferenza", { ambito }), title: m.office_conference_title(), text: m.office_conference_card() },
    { to: href("/:ambito/ufficio/calendario", { ambito }), title: m.office_calendar_title(), text: m.office_calendar_card() },
    { to: href("/:ambito/ufficio/documenti", { ambito }), title: m.office_documents_title(), text: m.office_documents_card() },
    cycle,
  ];
}

function peoplePages(ambito: string, hasCycle: boolean): DeskPage[] {
  return [
    { to: href("/:ambito/ufficio/accrediti", { ambito }), title: m.organisations_accreditation_title(), text: m.organisations_accreditation_card() },
    ...(hasCycle ? [{ to: href("/:ambito/ufficio/adesioni", { ambito }), title: m.conference_adesioni_title(), text: m.conference_adesioni_card() }] : []),
    { to: href("/:ambito/ufficio/organizzazioni", { ambito }), title: m.office_organisations_title(), text: m.office_organisations_card() },
    { to: href("/:ambito/ufficio/ruoli", { ambito }), title: m.office_roles_title(), text: m.office_roles_card() },
  ];
}

function controlPages(ambito: string, isHead: boolean): DeskPage[] {
  return [
    { to: href("/:ambito/ufficio/dati", { ambito }), title: m.office_own_figures_title(), text: m.office_own_figures_card() },
    { to: href("/:ambito/ufficio/privacy", { ambito }), title: m.my_data_notice_title(), text: m.my_data_notice_card() },
    ...(isHead ? [{ to: href("/:ambito/ufficio/registro", { ambito }), title: m.office_audit_title(), text: m.office_audit_card() }] : []),
  ];
}
