import type { CatalogueFunction } from "#tests/permissions/catalogue.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** Organisations, delegations, adesioni. */
function joiningOverrides({ values, tavoloId }: Fixture): Record<string, Record<string, unknown>> {
  const joining = { tavoloIds: [tavoloId], mode: "presence", privacyRead: true, ageDeclared: true };
  return {
    name_delegate: { kind: "delegate", tavolo_id: null, ends_on: null },
    invitation: { delegation_id: values["invitation_id"] },
    answer_invitation: { delegation_id: values["invitation_id"], accepted: true },
    set_invitation_days: { days: 14 },
    save_organisation_details: { details: { legalForm: "cooperative" } },
    import_organisations: { rows: [{ line: 2, name: "Ente di prova", category: "volunteer_org" }], trying: false },
    decide_organisation: { organisation_id: values["waiting_organisation_id"], decision: "verify", accept_adesione: false },
    join_conference: { content: joining, expected_revision: null },
    decide_adesioni: { adesione_ids: [values["adesione_id"]], decision: "accept" },
  };
}

/** Merge, correction, support, comments. */
function participation({ values }: Fixture): Record<string, Record<string, unknown>> {
  const proposals = values["proposals"];
  const proposal = (state: string): unknown => (typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : null);
  return {
    merge_proposals: { reason: "Chiedono la stessa corsa per le stesse frazioni." },
    undo_merge: { reason: "Riguardano due servizi diversi." },
    merge_form: { number: "AP-2026-0004" },
    proposal_ids: { numbers: ["AP-2026-0002"] },
    correct_proposal: {
      proposal_id: proposal("admitted"), expected_revision: 3, reason: "Toglie un dettaglio che non serve.", withhold: false,
      content: { title: "Una corsa in più", need: "Manca il bus la sera", who: "Anziani", proposal: "Aggiungere una corsa", expectedChange: "Più visite" },
    },
    correction_form: { number: "AP-2026-0002" },
    proposal_versions_page: { number: "AP-2026-0002" },
    support_proposal: { proposal_id: values["free_proposal_id"] },
    withdraw_support: { proposal_id: values["free_proposal_id"] },
    add_comment: { proposal_id: values["free_proposal_id"], kind: "for", body: "Serve anche a noi.", parent_id: null },
    revise_comment: { comment_id: values["public_comment_id"], body: "Serve anche la domenica.", expected_revision: 1 },
    remove_comment: { comment_id: values["public_comment_id"] },
    proposal_comments_page: { proposal_id: proposal("admitted"), sort: "oldest", cursor: null, thread: null, page_size: 10 },
  };
}

/** Topics, similar texts, assisted participation. */
function topics({ values, ...fixture }: Fixture): Record<string, Record<string, unknown>> {
  const proposals = values["proposals"];
  const proposal = (state: string): unknown => (typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : null);
  return {
    propose_topic: { topic_id: "00000000-0000-4000-8000-0000000000f1", title: "Un tema", why: "Perché serve" },
    revise_topic: { topic_id: values["waiting_topic_id"], title: "Un tema", why: "Perché serve", expected_revision: 1 },
    join_topic: { why: "Anche a me" },
    topics_to_new_tavolo: { slug: "tavolo-dal-tema", name: "Tavolo dal tema" },
    unmerge_topic: { topic_id: values["merged_topic_id"] },
    topics_page: { q: "", sort: "newest", cursor: null, page_size: 10 },
    topic_page: { number: values["topic_number"] },
    topic_lineage: { kind: "tavolo", id: fixture.tavoloId },
    similar_proposals: { title: "Una corsa in più", need: "Manca il bus", max_hits: 5 },
    similar_topics: { title: "Chi aiuta chi assiste", why: "A casa siamo soli", max_hits: 5 },
    ask_proposal_merge: { proposal_id: proposal("draft"), into_id: proposal("admitted"), wanted: true },
    proposal_merge_offers: { proposal_id: proposal("draft") },
    assisted_proposal: { content: { title: "Bozza", need: "Manca", who: "Tutti", proposal: "Fare", expectedChange: "Meglio", municipalityIds: [fixture.municipalityId], licenceOk: true, noPersonalData: true } },
    assisted_adesione: { tavolo_ids: [fixture.tavoloId], mode: "presence" },
    follow_entry: { number: "T-2026-999", code: "AAAAA-AAAAA" },
  };
}

/** Moderation and one's own data. */
function moderation({ values }: Fixture): Record<string, Record<string, unknown>> {
  return {
    moderate_text: { kind: "comment", subject_id: values["waiting_comment_id"], decision: "publish", expected_state: "waiting", reason: "", ground: null, passage: "" },
    report_text: { kind: "comment", subject_id: values["public_comment_id"], ground: "off_topic", note: "" },
    reportable_text: { kind: "comment", subject_id: values["public_comment_id"] },
    appeal_moderation: { body: "Non volevo offendere nessuno, davvero." },
    decide_appeal: { outcome: "restored", answer: "Hai ragione: il testo torna pubblico." },
    set_moderation: { moderation: "after" },
    set_retention: { class: "drafts", days: 100 },
    close_account: { confirmation: "nobody@example.org" },
    save_privacy_notice: { controller: "Comune", expected_revision: 0 },
  };
}

/** The desk, the audit trail, notices. */
function desk({ values, ...fixture }: Fixture): Record<string, Record<string, unknown>> {
  const proposals = values["proposals"];
  const proposal = (state: string): unknown => (typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : null);
  return {
    office_proposals: { filters: {}, after: null, page_size: 10 },
    office_board: { tavolo: null },
    save_desk_view: { name: "Da esaminare", filters: {}, shared: true },
    delete_desk_view: { view_id: "00000000-0000-4000-8000-000000000002" },
    act_on_proposals: { act: "assign", chosen: [{ id: proposal("underReview"), revision: 4 }], value: {} },
    write_desk_note: { proposal_id: proposal("underReview"), note_id: "00000000-0000-4000-8000-000000000003", body: "Nota", mentions: [] },
    review_page: { number: "AP-2026-0003" },
    set_review_weights: { relevance: 25, feasibility: 25, cost: 25, competence: 25 },
    save_proposal_review: { proposal_id: proposal("underReview"), expected_revision: 0, review: { relevance: "4" } },
    save_outcome_draft: { proposal_id: proposal("underReview"), expected_revision: 0, draft: { kind: "deferred", reason: "Una ragione pubblica ".repeat(6) } },
    publish_outcomes: { chosen: [{ id: proposal("underReview"), revision: 4, draftRevision: 1 }] },
    export_page: { list: "proposals", after: null, page_size: 10 },
    begin_export: { list: "proposals" },
    audit_page: { filters: {}, before: null, page_size: 10 },
    my_proposal_audit: { proposal_id: proposal("submitted") },
    my_notices: { before: null, page_size: 20 },
    notice_revision: { person_id: fixture.people.citizen.id },
    read_all_notices: { up_to: 1 },
    choose_notices: { choices: { tavoli: "daily" } },
    unsubscribe: { token: values["unsubscribe_token"] },
    unsubscribe_scope: { token: values["unsubscribe_token"] },
  };
}

/** Changes asked of a text. */
function suggestions(): Record<string, Record<string, unknown>> {
  return {
    suggest_change: {
      suggestion_id: "00000000-0000-4000-8000-0000000000f2", kind: "add_block", anchor: { afterBlockId: null }, original: "", proposed_text: "",
      proposed_blocks: [{ type: "paragraph", content: [{ type: "text", text: "Un paragrafo in più." }] }], reason: "Manca un inizio.",
    },
    revise_suggestion: { proposed_text: "", proposed_blocks: [{ type: "paragraph", content: [{ type: "text", text: "Due righe in più." }] }], reason: "Più chiaro." },
    decide_suggestion: { decision: "decline", reason: "Sta già nel capitolo dopo." },
  };
}

/** What a function is called with, beyond the value that its argument's name has in the fixture. */
function overrides({ values, ...fixture }: Fixture): Record<string, Record<string, unknown>> {
  const proposals = values["proposals"];
  const proposal = (state: string): unknown => (typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : null);
  return {
    submit_proposal: { proposal_id: proposal("draft") },
    save_proposal_draft: { proposal_id: null, expected_revision: null, content: { title: "Bozza" } },
    delete_proposal_draft: { proposal_id: proposal("draft") },
    my_proposal: { proposal_id: proposal("draft") },
    begin_attachment: { proposal_id: proposal("draft") },
    open_attachment: { link: null },
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
    add_section_comment: { body: "Manca il trasporto.", block_id: null, quote: "", anchor: null, mentions: [] },
    reply_section_comment: { comment_id: values["section_comment_id"], body: "Lo aggiungiamo.", mentions: [] },
    revise_section_comment: { comment_id: values["section_comment_id"], body: "Manca il trasporto la sera.", expected_revision: 1 },
    remove_section_comment: { comment_id: values["section_comment_id"] },
    resolve_section_comment: { comment_id: values["section_comment_id"], resolved: true, note: "" },
    section_page: { slug: "premessa" },
    section_version: { slug: "premessa", number: 1 },
    section_versions: { slug: "premessa" },
    version_fingerprint: { slug: "premessa", number: 1 },
    section_comparison: { slug: "premessa", before: 1, after: 2 },
    text_origins: { asked: { blocks: [], numbers: [], seqs: [] } },
    set_section_state: { state: "consultation" },
    set_section_editor: { way: "suggest" },
    set_section_owner: { person_id: fixture.people.officeHead.id },
    outcome_form: { number: "AP-2026-0003", section_id: null, reason: "" },
    proposal_page: { number: "AP-2026-0002" },
    search_proposals: { q: "", tavolo: null, municipality: null, state: null, cursor: null, page_size: 10 },
    organisations_page: { category: null, municipality: null, tavolo: null },
    votes_page: { tavolo: null, before: null, page_size: 10 },
    create_district: { slug: "nuovo-ambito", number_prefix: "NA", municipalities: [] },
    save_tavolo: { tavolo_id: null, slug: "nuovo-tavolo" },
    set_phase_dates: { dates: [] },
    open_vote: { majority_base: "yes_no", majority: "more_than_half", quorum_percent: 0, question: "Siete d'accordo?" },
    municipality_page: { code: "I118" },
    ...suggestions(),
    ...participation({ values, ...fixture }),
    ...topics({ values, ...fixture }),
    ...moderation({ values, ...fixture }),
    ...desk({ values, ...fixture }),
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

export function argumentsFor(fn: CatalogueFunction, fixture: Fixture): Record<string, unknown> {
  const own = { ...overrides(fixture), ...joiningOverrides(fixture) }[fn.name] ?? {};
  return Object.fromEntries(fn.args.map(({ name, type }) => {
    if (name in own) return [name, own[name]];
    if (name in fixture.values) return [name, fixture.values[name]];
    return [name, plausible(type)];
  }));
}
