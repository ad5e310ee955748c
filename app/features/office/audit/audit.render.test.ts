import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { hasActWords } from "./audit.render.ts";

it("[DESK-10] every act that SQL writes into the audit trail has its words", () => {
  const folder = join(process.cwd(), "supabase/migrations");
  const sql = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const calls = [...sql.matchAll(/perform private\.audit(?:_once)?\(([^;]*);/g)].map((match) => match[1] ?? "");
  // The act is the second argument: a plain name, or one of the two of a `case`.
  const names = calls.flatMap((call) => /^[^,]*,\s*(?:case when .*? then '(\w+)' else '(\w+)' end|'(\w+)')/s.exec(call)?.slice(1) ?? []);
  const acts = new Set(names.flatMap((name) => (name === undefined || name.endsWith("_") ? [] : [name])));
  expect(acts.size).toBeGreaterThan(40);
  expect([...acts].filter((act) => !hasActWords(act))).toEqual([]);
});
