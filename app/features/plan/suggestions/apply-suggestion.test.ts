import { getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { encodeInitialState, type ContentNode } from "#app/features/documents/document-content.rules.ts";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";
import { editableText, editContent } from "#server/coediting/edit-content.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { applySuggestion } from "./apply-suggestion.rules.ts";
import { blocksFromLines, linesFromBlocks } from "./suggestion-blocks.rules.ts";
import { placeOf, type Placed, sameWords, type SuggestionPlace, wordsBetween } from "./suggestion-place.rules.ts";
import { targetOf } from "./suggestion-target.rules.ts";

const schema = getSchema(sectionExtensions());
let made = 0;
const newId = () => `nuovo-${(made += 1)}`;

function nodeOf(...content: ContentNode[]): Node {
  return Node.fromJSON(schema, { type: "doc", content });
}
function paragraph(id: string, ...content: ContentNode[]): ContentNode {
  return { type: "paragraph", attrs: { id }, content };
}
function words(text: string, ...marks: string[]): ContentNode {
  return { type: "text", text, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) };
}
function there(place: SuggestionPlace): Exclude<SuggestionPlace, { state: "gone" }> {
  if (place.state === "gone") throw new Error("gone");
  return place;
}
function blocksPlace(node: Node, ...blockIds: string[]) {
  return there(placeOf(node, { kind: "replace_block", anchor: { blockIds }, original: "" }, null));
}

it("[COED-48] new words take the marks that all the replaced ones share", () => {
  const node = nodeOf(paragraph("a", words("un "), words("testo ", "bold"), words("in grassetto", "bold", "italic")));
  const place = { state: "here", from: 4, to: 14, words: "", blocks: [] } as const;
  const replaced = applySuggestion(node, { kind: "replace", place, content: { words: "brano" }, newId });
  expect(replaced?.toJSON().content[0].content[1]).toEqual({ type: "text", marks: [{ type: "bold" }], text: "brano" });
});

it("[COED-48] a paragraph from a proposal keeps its origin, a cell or the whole text is never left without a paragraph", () => {
  const node = nodeOf({ ...paragraph("a", words("Dalla proposta")), attrs: { id: "a", proposal: "AO-2026-0001" } });
  const rewritten = applySuggestion(node, { kind: "replace_block", place: blocksPlace(node, "a"), content: { blocks: blocksFromLines("# Titolo\nNuovo testo") }, newId });
  expect(rewritten?.child(0).attrs).toMatchObject({ id: "a", proposal: "AO-2026-0001" });
  expect(rewritten?.child(1).attrs).toMatchObject({ proposal: "AO-2026-0001" });
  const emptied = applySuggestion(node, { kind: "remove_block", place: blocksPlace(node, "a"), content: { blocks: [] }, newId });
  expect(emptied?.textContent).toBe("");
  expect(emptied?.childCount).toBe(1);
  const cell = { type: "tableCell", content: [paragraph("c", words("cella"))] };
  const table = nodeOf({ type: "table", attrs: { id: "t" }, content: [{ type: "tableRow", content: [cell] }] });
  expect(applySuggestion(table, { kind: "remove_block", place: blocksPlace(table, "c"), content: { blocks: [] }, newId })?.child(0).type.name).toBe("table");
  const item = (id: string) => ({ type: "listItem", content: [paragraph(id, words(id))] });
  const list = nodeOf({ type: "bulletList", attrs: { id: "l" }, content: [item("uno"), item("due")] });
  expect(applySuggestion(list, { kind: "remove_block", place: blocksPlace(list, "due"), content: { blocks: [] }, newId })?.textContent).toBe("uno");
});

it("[COED-47] what the schema does not allow is no change", () => {
  const node = nodeOf(paragraph("a", words("Testo")));
  expect(applySuggestion(node, { kind: "add_block", place: { state: "here", from: 2, to: 2, words: "", blocks: [] }, content: { blocks: [{ type: "mai", content: [] }] }, newId })).toBeNull();
});

it("[COED-40] a selection in one paragraph is about its words, one over several about the paragraphs", () => {
  const node = nodeOf(paragraph("a", words("Primo testo")), paragraph("b", words("Secondo")));
  expect(targetOf(node, { from: 1, to: 6 })).toMatchObject({ kinds: ["replace", "delete", "replace_block", "remove_block", "add_block"], words: "Primo", blockIds: ["a"], blockWords: "Primo testo" });
  expect(targetOf(node, { from: 3, to: 3 }).kinds[0]).toBe("insert");
  expect(targetOf(node, { from: 3, to: 16 })).toMatchObject({ kinds: ["replace_block", "remove_block", "add_block"], blockIds: ["a", "b"] });
});

it("[COED-48] blocks written as lines come back as the same lines", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("Testo", "- punto", "1. primo", "# Titolo", "## Sotto"), { minLength: 1, maxLength: 8 }), (lines) => {
      const blocks = blocksFromLines(lines.join("\r\n"));
      expect(blocksFromLines(linesFromBlocks(blocks))).toEqual(blocks);
      for (const block of blocks) expect(() => Node.fromJSON(schema, block).check()).not.toThrow();
    }),
  );
});

/** A word of the alphabet for each place: every letter is there once, so that nothing lost can hide. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";
type Change = { kind: "insert" | "delete" | "replace"; from: number; length: number; order: number };
const changes = fc.array(
  fc.record({ kind: fc.constantFrom("insert" as const, "delete" as const, "replace" as const), from: fc.nat(25), length: fc.integer({ min: 1, max: 6 }), order: fc.nat() }),
  { minLength: 1, maxLength: 8 },
);

it("[COED-48] suggestions accepted in any order lose no words outside their ranges, and leave the others to be answered", () => {
  fc.assert(fc.property(changes, acceptsInAnyOrder), { numRuns: 300 });
});

function acceptsInAnyOrder(script: Change[]): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeInitialState({ type: "doc", content: [paragraph("p", words(ALPHABET))] }));
  const asked = script.map((change, index) => {
    const from = change.from + 1;
    const to = change.kind === "insert" ? from : Math.min(27, from + change.length);
    const anchor = anchorAt(doc, { from, to });
    if (!anchor) throw new Error("no anchor");
    const placed: Placed = { kind: change.kind, anchor, original: anchor.quote };
    return { placed, order: change.order, text: change.kind === "delete" ? "" : `${index}`, anchor };
  });
  const covered = new Set<string>();
  for (const { placed, text, anchor } of asked.toSorted((one, other) => one.order - other.order)) {
    const { node, find } = editableText(doc, schema);
    const place = placeOf(node, placed, find(anchor));
    // Gone or changed: somebody answers without the text, which stays.
    if (place.state !== "here") continue;
    expect(sameWords(wordsBetween(node, place), placed.original)).toBe(true);
    for (const letter of place.words) covered.add(letter);
    const applied = applySuggestion(node, { kind: placed.kind, place, content: { words: text }, newId });
    if (!applied) throw new Error("impossible");
    editContent(doc, schema, () => applied);
  }
  const text = editableText(doc, schema).node.textContent;
  const kept = [...ALPHABET].filter((letter) => !covered.has(letter));
  expect([...text].filter((letter) => ALPHABET.includes(letter))).toEqual(kept);
}
