import { CONFERENCES } from "./content/conference.ts";
import { MUNICIPALITIES } from "./content/municipalities.ts";
import { SESSIONS } from "./content/sessions.ts";
import type { ConferenceSeed } from "./content/types.ts";
import type { Loading } from "./loading.ts";

/** Cycles with their phases (the default ones, dated), the Conferenze with calendar and documents. Citizens vote in both. */
export async function loadConferences(loading: Loading): Promise<void> {
  for (const seed of CONFERENCES) {
    await loadCycle(loading, seed);
    await loadConference(loading, seed);
  }
}

async function loadCycle({ tx, id, clock }: Loading, { district, cycle, phases }: ConferenceSeed): Promise<void> {
  const cycleId = id("cycle", district);
  await tx`insert into public.planning_cycles ${tx({
    id: cycleId, district_id: id("district", district), label: cycle.label, starts_on: cycle.startsOn, ends_on: cycle.endsOn,
    phase: cycle.phase, citizens_vote: true,
  })}`;
  await tx`select private.add_default_phases(${cycleId})`;
  for (const phase of phases) {
    await tx`
      update public.cycle_phases set opens_on = ${clock.day(phase.opensDayOffset)}, closes_on = ${clock.day(phase.closesDayOffset)}
      where cycle_id = ${cycleId} and phase = ${phase.phase}`;
  }
}

async function loadConference({ tx, id, clock }: Loading, seed: ConferenceSeed): Promise<void> {
  const conferenceId = id("conference", seed.district);
  await tx`insert into public.conferences ${tx({
    id: conferenceId, cycle_id: id("cycle", seed.district), district_id: id("district", seed.district),
    convenors: tx.json(seed.convenors.map(String)), act_reference: `${seed.act.body}, ${seed.act.number}`, act_date: clock.day(seed.act.dayOffset),
    summary: seed.purpose, who_may_take_part: tx.json(seed.whoMayTakePart.map(String)),
    programme: tx.json(seed.programme.map(({ time, title }) => `${time} – ${title}`)), updated_at: clock.at(-30, "09:00"),
  })}`;
  await tx`insert into public.conference_events ${tx(seed.events.map((event) => ({
    conference_id: conferenceId, title: event.title, place: event.place, starts_at: startOf(event, clock),
  })))}`;
  await tx`insert into public.conference_documents ${tx(seed.documents.map((document, index) => ({
    conference_id: conferenceId, title: document.title, body: bodyOf(seed, document, clock), published_on: clock.day(document.dayOffset), position: index + 1,
  })))}`;
}

/** The session under way began a little ago, at whatever hour the demonstration is loaded: the calendar says the same. */
function startOf(event: ConferenceSeed["events"][number], clock: Loading["clock"]): Date {
  const underWay = SESSIONS.find((session) => session.state === "under_way");
  return event.dayOffset === 0 && underWay ? clock.minutesAgo(underWay.startedMinutesAgo ?? 0) : clock.at(event.dayOffset, event.startsAt);
}

/** A document's page: its line from the content and, for the calendar and the notice, what the other data already say. */
function bodyOf(seed: ConferenceSeed, document: ConferenceSeed["documents"][number], clock: Loading["clock"]): string {
  const places = new Map(MUNICIPALITIES[seed.district].map(({ code, name }) => [code, name]));
  const parts = [document.description];
  if (document.title.startsWith("Calendario") || document.title.startsWith("Sintesi")) {
    const sessions = SESSIONS.filter((session) => session.district === seed.district).toSorted((a, b) => a.dayOffset - b.dayOffset);
    parts.push(...sessions.map((session) => `${italianDay(clock.day(session.dayOffset))}, ${places.get(session.municipality) ?? ""} (${session.place}). ${session.title}.`));
  }
  if (document.title.startsWith("Avviso")) {
    parts.push(seed.purpose, `Convocano: ${seed.convenors.join("; ")}.`, `Possono partecipare: ${seed.whoMayTakePart.join("; ")}.`);
  }
  return [...parts, "Documento dimostrativo: il contenuto è inventato."].join("\n\n");
}

function italianDay(day: string): string {
  return new Intl.DateTimeFormat("it-IT", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(day));
}
