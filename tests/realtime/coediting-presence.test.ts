import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Cursor, CursorSchema } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { Presence } from "#server/coediting/presence.ts";

const DOCUMENT = "5b8a3c1e-6b1f-4f6e-9d0e-2f4f8a1c7d10";
const PEOPLE = 50;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("[COED-10] however often fifty people's carets move, the others are told five times a second", () => {
  const told: number[] = [];
  const presence = new Presence({ entered() {}, left() {}, moved: (_, cursors) => void told.push(cursors.length) });
  for (let place = 0; place < PEOPLE; place += 1) presence.enter(DOCUMENT, `socket${place}`, { clientId: place, capacity: "citizen", label: null });
  for (let step = 0; step < 200; step += 1) {
    for (let place = 0; place < PEOPLE; place += 1) presence.move(DOCUMENT, `socket${place}`, null);
    vi.advanceTimersByTime(10);
  }
  expect(told.length).toBeGreaterThan(5);
  expect(told.length).toBeLessThanOrEqual(2 * DOCUMENT_LIMITS.presencePerSecond);
  expect(new Set(told)).toEqual(new Set([PEOPLE]));
});

it("[COED-10] the largest caret that is taken stays small, whatever else a browser writes into it", () => {
  const id = { client: 0xffff_ffff, clock: Number.MAX_SAFE_INTEGER };
  const position = { type: id, tname: "x".repeat(40), item: id, assoc: -1, name: "Sindaca", more: "x".repeat(10_000) };
  const { cursor }: { cursor: Cursor } = CursorSchema.parse({ documentId: DOCUMENT, cursor: { anchor: position, head: position, user: { name: "x".repeat(10_000) } } });
  expect(JSON.stringify(cursor).length).toBeLessThanOrEqual(DOCUMENT_LIMITS.presenceBytes);
  expect(JSON.stringify(cursor)).not.toContain("Sindaca");
});
