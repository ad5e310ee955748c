import { expect, it } from "vitest";
import { stationStates, stoppedAt } from "./thread.rules.ts";
import type { ThreadStep } from "./thread.schema.ts";

const at = "2026-11-21T10:00:00Z";
const session = { number: 1, title: "Prima", startsAt: at, state: "scheduled", tavolo: "Anziani" };
const item = { position: 1, title: "Punto", decision: "" };
const sent: ThreadStep = { kind: "sent", at };
const screened: ThreadStep = { kind: "screened", at, tavolo: null };
const planned: ThreadStep = { kind: "planned", at, session, item };
const discussed: ThreadStep = { kind: "discussed", at, session, item };
const outcome: ThreadStep = { kind: "outcome", at, outcome: "not_accepted" };

function states(steps: ThreadStep[], state: Parameters<typeof stationStates>[1]) {
  return stationStates(steps, state).map((station) => station.state);
}

it("[PROP-11] an open proposal stands at the first station after the last one reached", () => {
  expect(states([sent], "submitted")).toEqual(["done", "current", "todo", "todo", "todo", "todo"]);
  expect(states([sent, screened, discussed], "discussed")).toEqual(["done", "done", "done", "current", "todo", "todo"]);
});

it("[PROP-11] a closed one has no station left to come", () => {
  expect(states([sent, screened, discussed, outcome], "not_accepted")).toEqual(["done", "done", "done", "skipped", "skipped", "done"]);
});

it("[PROP-11] says where a proposal has stopped", () => {
  expect(stoppedAt([sent, screened], "admitted")).toBe("admitted");
  expect(stoppedAt([sent, screened, planned], "admitted")).toBe("planned");
  expect(stoppedAt([sent, screened, outcome], "not_accepted")).toBeNull();
});
