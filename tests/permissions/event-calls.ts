import { randomUUID } from "node:crypto";
import type { ClientEvent } from "#app/platform/realtime/events.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** An event as a person of the cast would send it, and the function that it ends in. */
export type EventCall = { label: string; event: ClientEvent; fn: string; payload: Record<string, unknown>; args?: Record<string, unknown> };

/** What a socket may ask of sessions and votes. `args` only where they differ from the function's own row in the matrix. */
export function eventCalls({ values, organisationId, otherOrganisationId }: Fixture): EventCall[] {
  const sessionId = values["session_id"];
  const item = { sessionId, itemId: values["later_item_id"] };
  const request = { sessionId, requestId: values["request_id"] };
  const voteId = values["vote_id"];
  const walkIn = randomUUID();
  const call = (event: ClientEvent, fn: string, payload: Record<string, unknown>, args?: Record<string, unknown>, as = ""): EventCall =>
    ({ label: as ? `${event} (${as})` : event, event, fn, payload, ...(args ? { args } : {}) });
  const entering = { sessionId, code: "ABCDEF", mode: "presence" };
  return [
    call("session:open", "open_session", { sessionId }),
    call("session:close", "close_session", { sessionId }),
    call("session:move_to_item", "move_to_item", { ...item, expectedItemId: values["item_id"] }),
    call("agenda:add", "add_agenda_item", { sessionId, title: "Punto nuovo", minutes: 10 }),
    call("agenda:shift", "move_agenda_item", { ...item, direction: "up" }),
    call("agenda:remove", "remove_agenda_item", item),
    call("agenda:write_note", "write_item_note", { sessionId, itemId: values["item_id"], note: "Nota", decision: "", revision: 1 }),
    call("attendance:check_in", "check_in", { ...entering, actingAs: organisationId }),
    call("attendance:check_in", "check_in", { ...entering, actingAs: "self" }, { organisation_id: null }, "for oneself"),
    call("attendance:check_out", "check_out", { sessionId }),
    call("attendance:admit", "admit_walk_in", { sessionId, who: `organisation:${otherOrganisationId}`, mode: "presence", requestId: walkIn },
      { organisation_id: otherOrganisationId, municipality_id: null, request_id: walkIn }),
    call("attendance:mark_left", "mark_left", { sessionId, attendanceId: values["attendance_id"] }),
    call("queue:set", "set_queue", { sessionId, isOpen: "no" }),
    call("queue:ask", "ask_to_speak", { sessionId, kind: "intervention" }),
    call("queue:ask", "ask_to_speak", { sessionId, kind: "intervention", attendanceId: values["attendance_id"] }, { attendance_id: values["attendance_id"] }, "for another"),
    call("queue:withdraw", "withdraw_request", request),
    call("queue:give_floor", "give_floor", request),
    call("queue:end_floor", "end_floor", request),
    call("vote:open", "open_vote", {
      sessionId, itemId: values["item_id"], question: "Siete d'accordo?", majorityBase: "yes_no", majority: "more_than_half", quorumPercent: 0,
    }),
    call("vote:cast", "cast_ballot", { voteId, choice: "yes", organisationId }),
    call("vote:cast", "cast_ballot", { voteId, choice: "yes" }, { organisation_id: null }, "for oneself"),
    call("vote:declare_conflict", "declare_conflict", { voteId, organisationId }),
    call("vote:declare_conflict", "declare_conflict", { voteId }, { organisation_id: null }, "for oneself"),
    call("vote:close", "close_vote", { voteId }),
  ];
}

/** The same packet about the other district's things: every id that has one there. */
export function aboutTheOther(payload: Record<string, unknown>, other: Record<string, string>): Record<string, unknown> {
  const replaced: Record<string, string | undefined> = {
    sessionId: other["session_id"], itemId: other["item_id"], expectedItemId: other["item_id"], attendanceId: other["attendance_id"], requestId: other["request_id"],
    voteId: other["vote_id"], organisationId: other["organisation_id"], actingAs: other["organisation_id"],
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, replaced[name] ?? value]));
}
