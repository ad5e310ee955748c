import { describe, expect, it } from "vitest";
import { clockOffset, clockText, elapsedSeconds, groupSessions, isLate, nextItem, queueOrder, romeDay, romeHour } from "./sessions.rules.ts";

const at = (text: string) => new Date(`2027-01-10T${text}Z`);

describe("the clock", () => {
  it("[SES-07] adds earlier stints to the one under way, on the server's clock", () => {
    expect(elapsedSeconds(60, at("15:00:00"), at("15:01:30"))).toBe(150);
    expect(elapsedSeconds(60, null, at("15:01:30"))).toBe(60);
    expect(elapsedSeconds(0, at("15:00:10"), at("15:00:00"))).toBe(0);
  });
  it("[SES-07] a device whose clock is wrong shows the same time", () => {
    const offset = clockOffset(at("15:00:00"), at("14:55:00"));
    const shownThere = new Date(at("14:56:00").getTime() + offset);
    expect(elapsedSeconds(0, at("15:00:00"), shownThere)).toBe(60);
  });
  it("[SES-08] an item is late only when its minutes are over", () => {
    expect(isLate({ minutes: 10 }, 600)).toBe(false);
    expect(isLate({ minutes: 10 }, 601)).toBe(true);
  });
  it("writes hours only when there are any", () => {
    expect([clockText(5), clockText(750), clockText(3909)]).toEqual(["0:05", "12:30", "1:05:09"]);
  });
});

it("[QUE-02] orders by kind, then by arrival", () => {
  const asked = [
    { kind: "intervention", seq: 1 }, { kind: "reply", seq: 2 }, { kind: "intervention", seq: 3 }, { kind: "point_of_order", seq: 4 },
  ] as const;
  expect(queueOrder(asked).map(({ seq }) => seq)).toEqual([4, 2, 1, 3]);
});

it("finds the next item, the first one and the end", () => {
  const items = [{ id: "a" }, { id: "b" }];
  expect([nextItem(items, null), nextItem(items, "a"), nextItem(items, "b")]).toEqual([{ id: "a" }, { id: "b" }, null]);
});

it("groups sessions: nearest first among those to come, latest first among those over", () => {
  const session = (starts_at: string, state: "scheduled" | "open" | "closed") => ({ starts_at, state });
  const { underWay, toCome, over } = groupSessions([session("3", "scheduled"), session("1", "closed"), session("2", "closed"), session("4", "open"), session("2", "scheduled")]);
  expect([underWay, toCome, over].map((group) => group.map(({ starts_at }) => starts_at))).toEqual([["4"], ["2", "3"], ["2", "1"]]);
});

it("shows a moment on the districts' clock, in summer and winter", () => {
  expect([romeDay("2027-01-10T23:30:00+00:00"), romeHour("2027-01-10T23:30:00+00:00")]).toEqual(["2027-01-11", "00:30"]);
  expect(romeHour("2027-07-10T13:00:00+00:00")).toBe("15:00");
});
