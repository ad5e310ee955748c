import { expect, it } from "vitest";
import { clientEvents, downEvents } from "#app/platform/realtime/events.ts";
import { handlers } from "#server/realtime/handlers.ts";
import { read } from "#tests/architecture/source-tree.ts";

it("docs/realtime.md has a row for every event, and for no other", () => {
  const documented = [...read("docs/realtime.md").matchAll(/^\| `(\w+:\w+)` \|/gm)].map(([, name]) => name);
  expect(documented.toSorted()).toEqual([...Object.keys(clientEvents), ...downEvents].toSorted());
});

it("every event of a subject has its handler", () => {
  const answeredElsewhere = /^(room|login|document):/;
  expect([...handlers.keys()].toSorted()).toEqual(Object.keys(clientEvents).filter((name) => !answeredElsewhere.test(name)).toSorted());
});
