import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";
import { PEOPLE } from "#tests/permissions/observe.ts";

const PAGE = resolve(import.meta.dirname, "../../docs/permissions.md");
/** `UPDATE_PERMISSIONS=1 npm test` writes the page anew; the difference is then read by a person. */
const isUpdate = process.env["UPDATE_PERMISSIONS"] === "1";

export type Row = { name: string; cells: string[] };

export function matrix(title: string, rows: readonly Row[]): string {
  return [`| ${title} | ${PEOPLE.join(" | ")} |`, `| --- |${" :-: |".repeat(PEOPLE.length)}`, ...rows.map((row) => `| \`${row.name}\` | ${row.cells.join(" | ")} |`)].join("\n");
}

/** Compares one generated part of docs/permissions.md, or writes it. */
export function expectDocumented(part: string, generated: string): void {
  const page = readFileSync(PAGE, "utf8");
  const [begin, end] = [`<!-- ${part} -->\n`, `\n<!-- /${part} -->`];
  const from = page.indexOf(begin) + begin.length;
  const to = page.indexOf(end);
  if (isUpdate) writeFileSync(PAGE, page.slice(0, from) + generated + page.slice(to));
  else expect(page.slice(from, to), `docs/permissions.md, part ${part}`).toBe(generated);
}
