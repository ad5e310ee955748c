import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { ConferenceForm, CycleForm, DocumentForm, EventForm, PhaseDatesForm, PhaseForm } from "./conference.schema.ts";

/** Opens the district's new cycle with its nine phases and its Conferenza. Office only. */
export async function openCycle(db: Db, districtId: string, input: CycleForm): Promise<string> {
  return unwrap(await db.rpc("open_cycle", { district_id: districtId, label: input.label, starts_on: input.startsOn, ends_on: input.endsOn }));
}

/** Moves the cycle to another phase. Head of the office only; 409 `page_stale` when a colleague moved it meanwhile. */
export async function changePhase(db: Db, cycleId: string, input: PhaseForm): Promise<void> {
  unwrap(await db.rpc("change_phase", { cycle_id: cycleId, phase: input.phase, expected_revision: input.revision }));
}

/** Writes when each phase is planned to open and close. Office only. */
export async function setPhaseDates(db: Db, cycleId: string, dates: PhaseDatesForm): Promise<void> {
  const byPhase = Object.fromEntries(dates.map(({ phase, opensOn, closesOn }) => [phase, { opensOn, closesOn }]));
  unwrap(await db.rpc("set_phase_dates", { cycle_id: cycleId, dates: byPhase }));
}

/** Writes the Conferenza's public data. Office only; 409 `page_stale` when a colleague wrote meanwhile. */
export async function updateConference(db: Db, conferenceId: string, input: ConferenceForm): Promise<void> {
  unwrap(
    await db.rpc("update_conference", {
      conference_id: conferenceId,
      act_reference: input.actReference,
      summary: input.summary,
      convenors: input.convenors,
      who_may_take_part: input.whoMayTakePart,
      programme: input.programme,
      citizens_vote: input.citizensVote,
      expected_revision: input.revision,
      ...(input.actDate ? { act_date: input.actDate } : {}),
    }),
  );
}

/** Puts a date in the Conferenza's calendar. Office only. */
export async function addConferenceEvent(db: Db, conferenceId: string, input: EventForm): Promise<void> {
  const { title, place, startsAt, endsAt } = input;
  unwrap(await db.rpc("add_conference_event", { conference_id: conferenceId, title, place, starts_at: startsAt, ...(endsAt ? { ends_at: endsAt } : {}) }));
}

/** Takes a date out of the calendar. Office only. */
export async function removeConferenceEvent(db: Db, conferenceId: string, eventId: string): Promise<void> {
  unwrap(await db.rpc("remove_conference_event", { conference_id: conferenceId, event_id: eventId }));
}

/** Publishes a document, or rewrites the one of the same title. Office only. */
export async function saveConferenceDocument(db: Db, conferenceId: string, input: DocumentForm): Promise<void> {
  unwrap(await db.rpc("save_conference_document", { conference_id: conferenceId, title: input.title, body: input.body }));
}

/** Withdraws a document. Office only. */
export async function removeConferenceDocument(db: Db, conferenceId: string, documentId: string): Promise<void> {
  unwrap(await db.rpc("remove_conference_document", { conference_id: conferenceId, document_id: documentId }));
}
