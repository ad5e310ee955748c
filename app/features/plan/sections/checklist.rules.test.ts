import { expect, it } from "vitest";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { checklistSentence } from "./checklist.render.ts";
import { gapCases, madeContents } from "./checklist.cases.ts";
import { sectionChecklist, sectionDoubts, sectionGaps } from "./checklist.rules.ts";

const NOTHING_WAITS = { openSuggestions: 0, openComments: 0 };
const doc = (...content: ContentNode[]): ContentNode => ({ type: "doc", content });
const block = (type: string, attrs: Record<string, unknown>, ...content: ContentNode[]): ContentNode => ({ type, attrs, content });
const text = (words: string): ContentNode => ({ type: "text", text: words });

it("[PLAN-07] an empty heading, a table without caption and an empty text are missing; each has its block", () => {
  expect(gapCases.map(({ content, mayBeEmpty }) => sectionGaps(content, mayBeEmpty).map(({ kind, blockId }) => `${kind} ${blockId ?? "–"}`))).toEqual([
    [], ["text_empty –"], [], ["text_empty –"], [], ["heading_empty h1"], ["heading_empty h1", "heading_empty h2"], ["heading_empty –"],
    ["caption_missing t1", "caption_missing t2"], ["heading_empty h3", "caption_missing t4"], [], ["text_empty –"], [], [],
  ]);
});

it("[PLAN-07] made-up texts: what has words in every heading, a caption on every table and a text lacks nothing, and the reverse", () => {
  const made = madeContents(300);
  expect(made.some(({ content, mayBeEmpty }) => sectionGaps(content, mayBeEmpty).length === 0)).toBe(true);
  for (const { content, mayBeEmpty } of made) {
    const whole = JSON.parse(JSON.stringify(content), (_key, value) => {
      if (value?.type === "heading") return { ...value, content: [text("Titolo")] };
      return value?.type === "table" ? { ...value, attrs: { ...value.attrs, caption: "Didascalia" } } : value;
    });
    expect(sectionGaps(whole, mayBeEmpty).filter(({ kind }) => kind !== "text_empty")).toEqual([]);
  }
});

it("[PLAN-07] doubts are shown and stop nothing", () => {
  const content = doc(
    block("heading", { id: "h1", level: 1 }, text("Uno")), block("heading", { id: "h2", level: 3 }, text("Tre")), block("heading", { id: "h3", level: 1 }, text("Due")),
    block("table", { id: "t", caption: "Servizi" }, block("tableRow", {}, block("tableCell", {}, block("paragraph", {}, text("[[importo]]"))))),
    block("paragraph", { id: "p" }, text("Il numero è DA COMPLETARE"), { type: "footnote", attrs: { text: " " } }),
  );
  expect(sectionDoubts(content).map(({ kind, blockId, quote }) => [kind, blockId, quote])).toEqual([
    ["heading_skipped", "h2", "Tre"], ["header_row_missing", "t", "Servizi"], ["placeholder_left", "t", "[[importo]]"],
    ["placeholder_left", "p", "DA COMPLETARE"], ["footnote_empty", "p", "Il numero è DA COMPLETARE"],
  ]);
  const list = sectionChecklist(content, false, { openSuggestions: 0, openComments: 3 });
  expect(list.missing).toEqual([]);
  expect(list.doubts[0]).toEqual({ kind: "comments_open", count: 3 });
  expect(sectionChecklist(content, false, { ...NOTHING_WAITS, openSuggestions: 2 }).missing).toEqual([{ kind: "suggestions_open", count: 2 }]);
  for (const line of list.doubts) expect(checklistSentence(line)).toMatch(/\p{L}/u);
});
