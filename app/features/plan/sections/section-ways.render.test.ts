import { expect, it } from "vitest";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { SECTION_STATES, type SectionState } from "./section-states.limits.ts";
import { waysSentences } from "./section-ways.render.ts";
import { writingLimits } from "./writing-limits.render.ts";

const section = {
  id: "1", slug: "premessa", number: "1", title: "Premessa", outlineId: "preface", revision: 1, documentId: "2", cycleId: "3",
};
const editors = [{ id: "a", name: "Alfa", way: "write" as const }, { id: "b", name: "Beta", way: "suggest" as const }, { id: "c", name: "Gamma", way: "write" as const }];
const reader = { right: "read", reason: "right_missing", capacity: "reader", label: null, epoch: 1, schemaVersion: 2, initialised: true } as const;
const words = (state: SectionState, phase = { write: true, comment: true }, locked = false) =>
  waysSentences({ section: { ...section, state }, access: { ...reader, locked }, editors, phase });

it("[PLAN-10] who writes, suggests and comments now, by state, phase and lock", () => {
  const open = [m.sections_ways_office_write(), m.sections_ways_write({ names: "Alfa e Gamma" }), m.sections_ways_suggest({ names: "Beta" }), m.sections_ways_conference()];
  expect(words("draft")).toEqual([...open, m.sections_ways_private()]);
  expect(words("consultation")).toEqual([...open, m.sections_ways_consultation(), m.sections_ways_public()]);
  expect(words("consultation", { write: true, comment: false })).toEqual([...open, m.sections_ways_public()]);
  expect(words("revised", { write: false, comment: true })).toEqual([
    m.sections_ways_office_suggest(), m.sections_ways_suggest({ names: "Alfa, Beta e Gamma" }), m.sections_ways_conference(), m.sections_ways_private_later(),
  ]);
  expect(words("ready")).toEqual([m.sections_ways_ready(), m.sections_ways_private_later()]);
  expect(words("approved")).toEqual([m.sections_ways_approved(), m.sections_ways_public()]);
  for (const state of SECTION_STATES) {
    expect(words(state, undefined, true)[0]).toBe(m.sections_ways_locked());
    expect(words(state, { write: false, comment: false })).toHaveLength(2);
  }
});

it("[PLAN-11] the published limits are the numbers that the server holds people to", () => {
  const shown = writingLimits().map(({ value }) => value);
  const { editorsPerDocument, length, quoteLength, footnoteLength, captionLength, packetsPerSecond, packetsBurst, documentsPerSocket } = DOCUMENT_LIMITS;
  for (const limit of [editorsPerDocument, length, quoteLength, footnoteLength, captionLength, packetsPerSecond, packetsBurst, documentsPerSocket]) {
    expect(shown).toContain(formatNumber(limit));
  }
  expect(shown).toContain(m.sections_limit_megabytes({ count: formatNumber(DOCUMENT_LIMITS.changeBytes / 1_048_576) }));
});
