import { expect, it } from "vitest";
import { listFiles, read } from "#tests/architecture/source-tree.ts";

const GENERATED = new Set(["app/platform/db/database.types.ts"]);
const code = listFiles(["app", "server", "tests", "supabase"], /\.(ts|tsx)$/).filter((path) => !GENERATED.has(path));

it("no file has more than 300 lines", () => {
  expect(code.map((path) => ({ path, lines: read(path).split("\n").length - 1 })).filter(({ lines }) => lines > 300)).toEqual([]);
});

it("a route module has at most 120 lines", () => {
  const routes = code.filter((path) => /\/routes\/[^/]+\.tsx$/.test(path));
  expect(routes.map((path) => ({ path, lines: read(path).split("\n").length - 1 })).filter(({ lines }) => lines > 120)).toEqual([]);
});

it("no drawer without a subject", () => {
  expect(code.filter((path) => /(^|\/)(utils?|helpers?|misc|common|index)\.tsx?$/.test(path))).toEqual([]);
});

it("no escape from the types", () => {
  const escapes = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|\bas unknown as\b|<any>/;
  expect(code.filter((path) => path !== "tests/architecture/files.test.ts" && escapes.test(read(path)))).toEqual([]);
});

it("no skipped, focused or sleeping test", () => {
  const tests = code.filter((path) => /\.test\.tsx?$/.test(path) && path !== "tests/architecture/files.test.ts");
  const bad = /\b(it|test|describe)\.(skip|only|todo)\(|waitForTimeout|setTimeout\([^,)]*,\s*[1-9]\d{2,}\)|\bsleep\(/;
  expect(tests.filter((path) => bad.test(read(path)))).toEqual([]);
});

it("no unfinished mark", () => {
  const marks = /\b(TODO|FIXME|XXX)\b|[Cc]oming soon/;
  expect(code.filter((path) => path !== "tests/architecture/files.test.ts" && marks.test(read(path)))).toEqual([]);
});
