import type { CatalogueFunction } from "#tests/permissions/catalogue.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** What a function is called with, beyond the value that its argument's name has in the fixture. */
function overrides({ values, ...fixture }: Fixture): Record<string, Record<string, unknown>> {
  const proposals = values["proposals"];
  const proposal = (state: string): unknown => (typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : null);
  return {
    submit_proposal: { proposal_id: proposal("draft") },
    save_proposal_draft: { proposal_id: null, expected_revision: null, content: { title: "Bozza" } },
    delete_proposal_draft: { proposal_id: proposal("draft") },
    my_proposal: { proposal_id: proposal("draft") },
    screen_proposal: { proposal_id: proposal("submitted"), decision: "admit", expected_revision: 2 },
    start_proposal_review: { proposal_id: proposal("admitted"), expected_revision: 3 },
    close_proposal: { proposal_id: proposal("underReview"), kind: "deferred", reason: "Una ragione pubblica ".repeat(6), expected_revision: 4, section_id: null, block_id: null },
    record_passage: { proposal_id: proposal("admitted"), quote: "Brano" },
    check_in: { mode: "presence" },
    admit_walk_in: { organisation_id: null, mode: "presence", request_id: "00000000-0000-4000-8000-000000000001" },
    ask_to_speak: { kind: "intervention", attendance_id: null },
    cast_ballot: { choice: "yes" },
    remove_agenda_item: { item_id: values["later_item_id"] },
    move_agenda_item: { item_id: values["later_item_id"], direction: -1 },
    add_agenda_item: { proposal_id: null, minutes: 10 },
    move_to_item: { item_id: values["later_item_id"] },
    remove_conference_document: { document_id: values["paper_id"] },
    conference_document: { document_id: values["paper_id"] },
    revoke_district_role: { person_id: fixture.people.office.id, role: "plan_office_staff" },
    revoke_tavolo_role: { person_id: fixture.people.minuteTaker.id, role: "minute_taker" },
    grant_tavolo_role: { role: "minute_taker" },
    create_plan_sections: { outline: { sections: [{ outlineId: "governance", slug: "governance", number: "2", title: "Governance" }] } },
    section_page: { slug: "premessa" },
    section_version: { slug: "premessa", number: 1 },
    set_section_state: { state: "consultation" },
    outcome_form: { number: "AP-2026-0003", section_id: null, reason: "" },
    proposal_page: { number: "AP-2026-0002" },
    search_proposals: { q: "", tavolo: null, municipality: null, state: null, cursor: null, page_size: 10 },
    organisations_page: { category: null, municipality: null, tavolo: null },
    votes_page: { tavolo: null, before: null, page_size: 10 },
    create_district: { slug: "nuovo-ambito", number_prefix: "NA", municipalities: [] },
    save_tavolo: { tavolo_id: null, slug: "nuovo-tavolo" },
    set_phase_dates: { dates: [] },
    name_delegate: { kind: "delegate" },
    open_vote: { majority_base: "yes_no", majority: "more_than_half", quorum_percent: 0, question: "Siete d'accordo?" },
    municipality_page: { code: "I118" },
  };
}

function plausible(type: string): unknown {
  if (type.endsWith("[]")) return [];
  switch (type) {
    case "integer":
    case "bigint":
      return 1;
    case "boolean":
      return true;
    case "jsonb":
      return {};
    default:
      return "Testo di prova";
  }
}

/** The same function asked for in another capacity: a row of its own in the matrix. */
export const VARIANTS: Record<string, { of: string; args: Record<string, unknown> }> = {
  "cast_ballot (for oneself)": { of: "cast_ballot", args: { organisation_id: null } },
  "check_in (for oneself)": { of: "check_in", args: { organisation_id: null } },
  "declare_conflict (for oneself)": { of: "declare_conflict", args: { organisation_id: null } },
};

export function argumentsFor(fn: CatalogueFunction, fixture: Fixture): Record<string, unknown> {
  const own = overrides(fixture)[fn.name] ?? {};
  return Object.fromEntries(fn.args.map(({ name, type }) => {
    if (name in own) return [name, own[name]];
    if (name in fixture.values) return [name, fixture.values[name]];
    return [name, plausible(type)];
  }));
}
