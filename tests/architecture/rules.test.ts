import { expect, it } from "vitest";
import { listFiles, read } from "#tests/architecture/source-tree.ts";

const NUMBER = /[A-Z]{2,6}-\d{2}/;

const documented = new Set(
  listFiles(["docs/rules"], /\.md$/).flatMap((path) => [...read(path).matchAll(/^##+ ([A-Z]{2,6}-\d{2})\b/gm)].map((match) => match[1] ?? "")),
);
const held = new Set(
  listFiles(["app", "server", "supabase", "tests"], /\.test\.tsx?$/).flatMap((path) =>
    [...read(path).matchAll(/["'`]((?:\[[A-Z]{2,6}-\d{2}\]\s*)+)/g)].flatMap((match) => [...(match[1] ?? "").matchAll(/[A-Z]{2,6}-\d{2}/g)].map(String)),
  ),
);

it("every numbered rule is held by a test", () => {
  expect([...documented].filter((rule) => !held.has(rule)).sort()).toEqual([]);
});

it("every test that cites a rule cites one that exists", () => {
  expect([...held].filter((rule) => !documented.has(rule)).sort()).toEqual([]);
});

it("rules are numbered once", () => {
  const all = listFiles(["docs/rules"], /\.md$/).flatMap((path) => [...read(path).matchAll(/^##+ ([A-Z]{2,6}-\d{2})\b/gm)].map((match) => match[1] ?? ""));
  expect(all.length).toBe(documented.size);
  expect(all.every((rule) => NUMBER.test(rule))).toBe(true);
});
