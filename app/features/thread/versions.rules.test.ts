import { expect, it } from "vitest";
import { versionChanges } from "./versions.rules.ts";

const texts = (need: string) => ({ title: "Titolo", need, who: "Chi", proposal: "Che cosa", expectedChange: "Poi" });
const version = (number: number, need: string | null) => ({
  version: number, replacedAt: `2026-11-0${number}T10:00:00Z`, replacedAs: "author" as const, reason: "", withheld: need === null, organisation: null, content: need === null ? null : texts(need),
});

it("[PROP-15] compares each former text with the one that came after it, only where they differ", () => {
  const changes = versionChanges(texts("tre corse"), [version(2, "due corse"), version(1, "una corsa")]);
  expect(changes.map(({ version: number, fields }) => [number, fields?.map(({ field }) => field)])).toEqual([[2, ["need"]], [1, ["need"]]]);
  expect(changes[0]?.fields?.[0]?.parts).toEqual([{ kind: "removed", text: "due" }, { kind: "added", text: "tre" }, { kind: "same", text: " corse" }]);
});

it("[PROP-15] compares nothing with a text that may not be read", () => {
  const changes = versionChanges(texts("tre corse"), [version(3, "due corse"), version(2, null), version(1, "una corsa")]);
  expect(changes.map(({ fields }) => fields === null)).toEqual([false, true, true]);
});
