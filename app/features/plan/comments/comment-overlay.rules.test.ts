import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentsOf, shifted, threadAt } from "./comment-overlay.rules.ts";

it("[COED-57] threads on the same words stay apart", () => {
  expect(segmentsOf([{ id: "a", from: 1, to: 10 }, { id: "b", from: 5, to: 15 }, { id: "c", from: 20, to: 20 }])).toEqual([
    { from: 1, to: 5, ids: ["a"] }, { from: 5, to: 10, ids: ["a", "b"] }, { from: 10, to: 15, ids: ["b"] },
  ]);
  expect(threadAt([{ id: "a", from: 1, to: 10 }, { id: "b", from: 5, to: 8 }], 6)).toBe("b");
  expect(threadAt([{ id: "a", from: 1, to: 10 }], 12)).toBeNull();
});

it("[COED-57] every place of the text lies under exactly the threads that are about it", () => {
  const range = fc.tuple(fc.nat(40), fc.nat(12)).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
    const named = ranges.map((one, index) => ({ ...one, id: `${index}` }));
    const segments = segmentsOf(named);
    for (let at = 0; at < 60; at += 1) {
      const about = named.filter(({ from, to }) => from <= at && at < to).map(({ id }) => id);
      const found = segments.filter(({ from, to }) => from <= at && at < to);
      expect(found.length).toBeLessThanOrEqual(1);
      expect((found[0]?.ids ?? []).toSorted()).toEqual(about.toSorted());
    }
  }));
});

it("[COED-57] what lies outside of another's change moves along with the text", () => {
  const change = { start: 10, oldEnd: 12, newEnd: 20 };
  expect(shifted({ from: 2, to: 8 }, change)).toEqual({ from: 2, to: 8 });
  expect(shifted({ from: 15, to: 18 }, change)).toEqual({ from: 23, to: 26 });
  expect(shifted({ from: 5, to: 15 }, change)).toEqual({ from: 5, to: 23 });
  expect(shifted({ from: 11, to: 12 }, change)).toMatchObject({ from: 20, to: 20 });
});
