import fc from "fast-check";
import { expect, it } from "vitest";
import { wordDiff } from "./word-diff.rules.ts";

it("[PROP-15] marks the words that went and those that came", () => {
  expect(wordDiff("Un pulmino il lunedì.", "Un pulmino il martedì e il giovedì.")).toEqual([
    { kind: "same", text: "Un pulmino il " },
    { kind: "removed", text: "lunedì" },
    { kind: "added", text: "martedì e il giovedì" },
    { kind: "same", text: "." },
  ]);
});

it("[PROP-15] says nothing of what stayed", () => {
  expect(wordDiff("Uguale, dall’inizio alla fine.", "Uguale, dall’inizio alla fine.")).toEqual([{ kind: "same", text: "Uguale, dall’inizio alla fine." }]);
  expect(wordDiff("", "")).toEqual([]);
});

it("[PROP-15] keeps changes that stand beside each other together", () => {
  expect(wordDiff("due corse al giorno", "tre viaggi al giorno")).toEqual([
    { kind: "removed", text: "due corse" }, { kind: "added", text: "tre viaggi" }, { kind: "same", text: " al giorno" },
  ]);
});

it("[PROP-15] loses no character of either text", () => {
  const words = fc.array(fc.constantFrom("il", "pulmino", "va", " ", "\n", ",", "però", "12"), { maxLength: 40 }).map((list) => list.join(" "));
  fc.assert(fc.property(words, words, (former, later) => {
    const parts = wordDiff(former, later);
    expect(parts.filter(({ kind }) => kind !== "added").map(({ text }) => text).join("")).toBe(former);
    expect(parts.filter(({ kind }) => kind !== "removed").map(({ text }) => text).join("")).toBe(later);
  }));
});
