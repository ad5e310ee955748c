import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { modeName, requestKindName } from "#app/features/sessions/sessions.render.ts";
import type { Intervention, Minutes } from "./minutes.schema.ts";
import { wholeMinutes } from "./minutes.rules.ts";

type Times = Minutes["attendance"]["organisations"][number]["times"][number];

/** «15:02–17:10, in presenza»; without an end while the session is open. */
export function timesText({ arrivedAt, leftAt, mode }: Times): string {
  const from = formatTime(arrivedAt);
  return leftAt === null ? m.minutes_times_open({ from, mode: modeName(mode) }) : m.minutes_times({ from, to: formatTime(leftAt), mode: modeName(mode) });
}

/** «Cooperativa Sa Domo: intervento, 2 (5 min)». */
export function interventionText({ organisation, kind, count, seconds }: Intervention): string {
  return m.minutes_intervention({ who: organisation ?? m.minutes_intervention_citizens(), kind: requestKindName(kind), count, minutes: wholeMinutes(seconds) });
}

export function eventText({ kind, itemTitle }: Minutes["chronicle"][number]): string {
  switch (kind) {
    case "opened":
      return m.minutes_event_opened();
    case "item_moved":
      return m.minutes_event_item_moved({ title: itemTitle ?? "" });
    case "queue_opened":
      return m.minutes_event_queue_opened();
    case "queue_closed":
      return m.minutes_event_queue_closed();
    case "vote_opened":
      return m.minutes_event_vote_opened();
    case "vote_closed":
      return m.minutes_event_vote_closed();
    case "closed":
      return m.minutes_event_closed();
  }
}
