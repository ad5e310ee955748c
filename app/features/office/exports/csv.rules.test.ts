import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { BOM, type Cell, csvLine, harmless } from "./csv.rules.ts";

it.each(["=1+1", "+39 070", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|'/c calc'!A0", "\u00a0=1", "\uff1d1", "|x", "%0A=1"])("[DESK-11] %j is no formula any more", (text) => {
  expect(harmless(text)).toBe(`'${text}`);
});

it("[DESK-11] a text, a date and a number stay as they are", () => {
  expect(["Trasporto = servizio", "AO-2026-0001", "2026-05-03", "", "1 + 1"].map(harmless)).toEqual(["Trasporto = servizio", "AO-2026-0001", "2026-05-03", "", "1 + 1"]);
  expect(csvLine(["Così; detto \"bene\"", 3.8, null, "due\nrighe"])).toBe('"Così; detto ""bene""";3,8;;"due\nrighe"\r\n');
});

it("[DESK-11] whatever is written comes back cell by cell, none of them a formula", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("=1+1", "a;b", "\"", "\r\n", "@x", " +1 "));
  fc.assert(fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
    const width = rows[0]?.length ?? 0;
    const lines: Cell[][] = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
    const read: string[][] = parse(BOM + lines.map(csvLine).join(""), { delimiter: ";", bom: true, record_delimiter: "\r\n" });
    expect(read).toEqual(lines.map((row) => row.map((cell) => harmless(String(cell)))));
    for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  }));
});
