import { MUNICIPALITIES } from "./content/municipalities.ts";
import { ORGANISATIONS } from "./content/organisations.ts";
import { PERSONS } from "./content/persons.ts";
import { plusMinutes } from "./demo-clock.ts";
import { DISTRICT_KEYS } from "./load-districts.ts";
import { loadVotes } from "./load-votes.ts";
import type { Loading } from "./loading.ts";
import { attendanceId, sessionEvents } from "./session-events.ts";
import { type ItemTimeline, type SessionTimeline, sessionTimelines } from "./session-timeline.ts";

const municipalities = new Map(DISTRICT_KEYS.flatMap((district) => MUNICIPALITIES[district]).map(({ code, name }) => [code, name]));
const organisationNames = new Map(ORGANISATIONS.map(({ key, name }) => [key, name]));
const homes = new Map(PERSONS.map(({ key, municipality }) => [key, municipality]));

/** Sessions with everything that happened in them: agenda, attendance, floor, votes, and the log of it all. */
export async function loadSessions(loading: Loading): Promise<void> {
  const timelines = sessionTimelines(loading.clock);
  await loadSessionRows(loading, timelines);
  await loadItems(loading, timelines);
  await loadAttendances(loading, timelines);
  await loadFloors(loading, timelines);
  const votes = await loadVotes(loading, timelines);
  const events = timelines.flatMap((session) => sessionEvents(loading, session, votes));
  await loading.tx`insert into public.session_events ${loading.tx(events)}`;
}

async function loadSessionRows({ tx, id }: Loading, timelines: readonly SessionTimeline[]): Promise<void> {
  const numbers = new Map<string, number>();
  const rows = timelines.map(({ seed, startsAt, endsAt, closedAt, items }) => {
    const number = (numbers.get(seed.district) ?? 0) + 1;
    numbers.set(seed.district, number);
    const current = items.find((item) => item.startedAt && !item.endedAt);
    return {
      id: id("session", seed.key), tavolo_id: id("tavolo", seed.tavolo), district_id: id("district", seed.district), cycle_id: id("cycle", seed.district),
      number, title: seed.title, starts_at: startsAt, ends_at: endsAt, place: `${municipalities.get(seed.municipality) ?? ""}, ${seed.place}`,
      state: seed.state === "under_way" ? "open" : seed.state, check_in_code: seed.checkInCode,
      current_item_id: current ? id("item", current.seed.key) : null, item_started_at: current?.startedAt ?? null, queue_open: seed.state === "under_way",
      started_at: seed.state === "scheduled" ? null : startsAt, closed_at: closedAt,
    };
  });
  await tx`insert into public.sessions ${tx(rows)}`;
}

async function loadItems({ tx, id }: Loading, timelines: readonly SessionTimeline[]): Promise<void> {
  await tx`insert into public.agenda_items ${tx(timelines.flatMap(({ seed: session, items }) => items.map((item) => ({
    id: id("item", item.seed.key), session_id: id("session", session.key), position: item.position, title: item.seed.title, minutes: item.seed.minutes,
    proposal_id: item.seed.proposalKey === null ? null : id("proposal", item.seed.proposalKey), note: noteOf(item), decision: item.seed.consensus ?? "",
    first_started_at: item.startedAt,
    spent_seconds: item.startedAt && item.endedAt ? Math.round((item.endedAt.getTime() - item.startedAt.getTime()) / 1000) : 0,
  }))))}`;
}

/** What was said, by organisation; citizens by their municipality. */
function noteOf({ floors }: ItemTimeline): string {
  return floors.map(({ seed }) => {
    const speaker = seed.organisationKey === null
      ? `Cittadina/o di ${municipalities.get(homes.get(seed.personKey) ?? "") ?? ""}`
      : organisationNames.get(seed.organisationKey);
    return `${speaker ?? ""}: ${seed.summary}`;
  }).join("\n");
}

async function loadAttendances({ tx, id }: Loading, timelines: readonly SessionTimeline[]): Promise<void> {
  await tx`insert into public.attendances ${tx(timelines.flatMap(({ seed: session, startsAt, closedAt }) => session.attendance.map((seed, index) => ({
    id: attendanceId(session, seed.personKey), session_id: id("session", session.key), badge: index + 1, person_id: id("person", seed.personKey),
    organisation_id: seed.organisationKey === null ? null : id("organisation", seed.organisationKey),
    municipality_id: seed.organisationKey === null ? id("municipality", homes.get(seed.personKey) ?? "") : null,
    mode: index % 5 === 4 ? "online" : "presence", arrived_at: plusMinutes(startsAt, seed.arrived + index / 6),
    left_at: seed.left === null ? closedAt : plusMinutes(startsAt, seed.left),
  }))))}`;
}

async function loadFloors({ tx, id, clock }: Loading, timelines: readonly SessionTimeline[]): Promise<void> {
  const given = timelines.flatMap(({ seed: session, items }) => items.flatMap((item) => item.floors.map((floor) => ({
    session_id: id("session", session.key), attendance_id: attendanceId(session, floor.seed.personKey), agenda_item_id: id("item", item.seed.key),
    kind: floor.seed.kind, requested_at: floor.requestedAt, given_at: floor.givenAt, ended_at: floor.endedAt,
  }))));
  const waiting = timelines.flatMap(({ seed: session }) => (session.queue ?? []).map((seed, index) => ({
    session_id: id("session", session.key), attendance_id: attendanceId(session, seed.personKey), agenda_item_id: id("item", session.currentItem ?? ""),
    kind: seed.kind, requested_at: clock.minutesAgo(6 - index * 2), given_at: null, ended_at: null,
  })));
  await tx`insert into public.speaking_requests ${tx([...given, ...waiting])}`;
}
