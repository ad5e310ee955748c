import { expect, test } from "vitest";
import { compareNames, formatDate, formatDateTime, formatList, formatMoney, formatNumber, formatPercent, formatRelative } from "./format.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

test("amounts are whole cents with points and a comma", () => {
  expect(plain(formatMoney(507_011_293, "it"))).toBe("5.070.112,93 €");
  expect(plain(formatMoney(529_812_740, "it"))).toBe("5.298.127,40 €");
  expect(formatMoney(22_801_447, "en")).toBe("€228,014.47");
});

test("four-digit numbers are grouped too", () => {
  expect(formatNumber(1909, "it")).toBe("1.909");
  expect(formatPercent(0.625, "it")).toBe("62,5%");
});

test("times are on the Roman clock, in winter and in summer", () => {
  expect(formatDateTime("2026-01-10T22:30:00Z", "long", "it")).toBe("10 gennaio 2026, 23:30");
  expect(formatDateTime("2026-07-10T22:30:00Z", "long", "it")).toBe("11 luglio 2026, 00:30");
});

test("a calendar day stays that day", () => {
  expect(formatDate("2026-05-03", "full", "it")).toBe("domenica 3 maggio 2026");
  expect(formatDate("2026-05-03", "long", "en")).toBe("3 May 2026");
});

test("relative times use the largest whole unit", () => {
  const now = "2026-05-03T12:00:00Z";
  expect(formatRelative("2026-05-03T14:00:00Z", now, "it")).toBe("tra 2 ore");
  expect(formatRelative("2026-04-30T12:00:00Z", now, "it")).toBe("3 giorni fa");
  expect(formatRelative(now, now, "it")).toBe("ora");
});

test("names are listed and sorted as in Italian", () => {
  expect(formatList(["Ittiri", "Olmedo", "Putifigari"], "it")).toBe("Ittiri, Olmedo e Putifigari");
  expect(["Zeta", "àrea", "beta"].toSorted(compareNames)).toEqual(["àrea", "beta", "Zeta"]);
});
