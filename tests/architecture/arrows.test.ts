import { expect, it } from "vitest";
import { importsOf, listFiles, read } from "#tests/architecture/source-tree.ts";

/** Subjects in their row: each may import only those to its left (ARCHITECTURE.md). */
const ROW = [
  "identity", "districts", "organisations", "conference", "tavoli", "moderation", "topics", "documents", "files", "proposals", "sessions", "votes", "minutes", "plan",
  "thread", "notifications", "open-data", "my-data", "assisted", "office", "demonstration",
];

const sources = listFiles(["app", "server"], /\.tsx?$/).filter((path) => !/\.test\.tsx?$/.test(path));

function subjectOf(path: string): string | null {
  return /^app\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function violations(check: (path: string, imported: string) => boolean): string[] {
  return sources.flatMap((path) => importsOf(path).filter((imported) => check(path, imported)).map((imported) => `${path} → ${imported}`));
}

it("every subject has its place in the row", () => {
  const subjects = new Set(sources.map(subjectOf).filter((subject) => subject !== null));
  expect([...subjects].filter((subject) => !ROW.includes(subject))).toEqual([]);
});

it("subjects import only to their left", () => {
  expect(violations((path, imported) => {
    const [from, to] = [subjectOf(path), subjectOf(imported)];
    return from !== null && to !== null && ROW.indexOf(to) > ROW.indexOf(from);
  })).toEqual([]);
});

it("app never imports server", () => {
  expect(violations((path, imported) => path.startsWith("app/") && imported.startsWith("server/"))).toEqual([]);
});

it("platform and ui import no feature, but for the joined realtime contract", () => {
  expect(violations((path, imported) =>
    /^app\/(platform|ui)\//.test(path) && imported.startsWith("app/features/") && path !== "app/platform/realtime/events.ts",
  ).filter((line) => !line.startsWith("app/ui/page-shell"))).toEqual([]);
});

it("the long-lived server reaches no component", () => {
  expect(violations((path, imported) => path.startsWith("server/") && (imported.endsWith(".tsx") || imported === "react"))).toEqual([]);
});

it("components and routes import neither zod nor the socket", () => {
  expect(violations((path, imported) => path.endsWith(".tsx") && (imported === "zod" || imported === "socket.io-client"))).toEqual([]);
});

it("rules are pure: they import only limits, types and other rules", () => {
  expect(violations((path, imported) => /\.rules\.ts$/.test(path) && /\.(server|tsx|schema)/.test(imported) && !isTypeOnly(path, imported))).toEqual([]);
});

function isTypeOnly(path: string, imported: string): boolean {
  return read(path).includes(`import type`) && new RegExp(`import type [^;]*${imported.split("/").at(-1)?.replace(".", "\\.")}`).test(read(path));
}

it("row security is bypassed only where asSystem names its reason", () => {
  const users = sources.filter((path) => path !== "app/platform/db.ts" && /\basSystem\(/.test(read(path)));
  const reasons = new Set(users.flatMap((path) => [...read(path).matchAll(/asSystem\(\s*"(\w+)"/g)].map((match) => match[1])));
  const declared = new Set([...(read("app/platform/db.ts").match(/type SystemReason =([^;]+);/)?.[1] ?? "").matchAll(/"(\w+)"/g)].map((match) => match[1]));
  expect([...reasons].filter((reason) => !declared.has(reason))).toEqual([]);
  expect(users.length).toBeLessThanOrEqual(4);
});

it("a raw database connection exists only in the long-lived server", () => {
  expect(violations((path, imported) => imported === "postgres" && !path.startsWith("server/"))).toEqual([]);
});
