import { describe, expect, it } from "vitest";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { type BlockDiff, compareBlocks, stable } from "./compare.rules.ts";
import { diffWords } from "./words-diff.rules.ts";

const text = (value: string, ...marks: string[]): ContentNode => ({ type: "text", text: value, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const p = (id: string | null, ...content: ContentNode[]): ContentNode => ({ type: "paragraph", attrs: { id }, content });
const kinds = (diffs: readonly BlockDiff[]) => diffs.map(({ kind }) => kind);

/** The later (or earlier) text as the comparison tells it. */
function sideOf(diffs: readonly BlockDiff[], side: "before" | "after"): ContentNode[] {
  return diffs.flatMap((diff): ContentNode[] => {
    if (diff.kind !== "changed") return (side === "after" ? ["same", "added", "moved"] : ["same", "removed", "left"]).includes(diff.kind) ? [diff.node] : [];
    if (side === "before" && diff.moved) return [];
    const { inside } = diff;
    if (inside.kind === "whole") return [diff[side]];
    const content = inside.kind === "blocks" ? sideOf(inside.blocks, side)
      : inside.parts.filter(({ kind }) => kind === "same" || kind === (side === "after" ? "added" : "removed")).flatMap(({ nodes }) => nodes);
    return [{ ...diff[side], content }];
  });
}
const shown = (nodes: readonly ContentNode[]) => nodes.map(stable).join("\n");

/** Chance with a seed, so that a failure can be repeated. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const WORDS = ["anziani", "servizio", "comune", "il", "dei", "piano", "casa", "entro", "2027,", "nuovo", "trasporto", "l’ambito"];

function randomBlock(random: () => number, id: string): ContentNode {
  const words = () => Array.from({ length: 1 + Math.floor(random() * 14) }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
  const inline = () => [text(words()), ...(random() < 0.3 ? [text(words(), "bold")] : []), ...(random() < 0.2 ? [{ type: "hardBreak" }, text(words())] : [])];
  const kind = random();
  if (kind < 0.6) return p(random() < 0.9 ? id : null, ...inline());
  if (kind < 0.75) return { type: "heading", attrs: { id, level: 1 + Math.floor(random() * 3) }, content: inline() };
  if (kind < 0.9) return { type: "bulletList", attrs: { id }, content: [1, 2, 3].map((n) => ({ type: "listItem", content: [p(`${id}-${n}`, ...inline())] })) };
  return { type: "table", attrs: { id }, content: [1, 2].map((row) => ({ type: "tableRow", content: [1, 2].map((cell) => ({ type: "tableCell", content: [p(`${id}-${row}${cell}`, ...inline())] })) })) };
}

function edited(random: () => number, blocks: readonly ContentNode[]): ContentNode[] {
  const result = structuredClone(blocks).flatMap((block): ContentNode[] => {
    const roll = random();
    if (roll < 0.1) return [];
    if (roll < 0.2) return [block, randomBlock(random, `new-${Math.floor(random() * 1e9)}`)];
    if (roll < 0.5) return [{ ...randomBlock(random, String(block.attrs?.["id"] ?? "")), type: block.type, content: mutated(random, block.content ?? []) }];
    return [block];
  });
  if (result.length > 2 && random() < 0.5) result.splice(Math.floor(random() * result.length), 0, ...result.splice(Math.floor(random() * result.length), 1));
  return result;
}

function mutated(random: () => number, content: readonly ContentNode[]): ContentNode[] {
  return content.map((node) => {
    if (node.type === "text") return random() < 0.6 ? { ...node, text: `${node.text ?? ""} ${WORDS[Math.floor(random() * WORDS.length)] ?? ""}`.replace("il", random() < 0.5 ? "" : "il") } : node;
    return node.content ? { ...node, content: mutated(random, node.content) } : node;
  });
}

describe("[COED-63] comparing two texts", () => {
  it("says nothing of equal texts, whatever ids and defaults an editor added", () => {
    const before = [{ type: "paragraph", content: [text("Uno "), text("due")] }, { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell", content: [p(null, text("x"))] }] }] }];
    const after = [p("a", text("Uno due")), { type: "table", attrs: { id: "t", caption: "" }, content: [{ type: "tableRow", content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [p("b", text("x"))] }] }] }];
    expect(kinds(compareBlocks(before, after))).toEqual(["same", "same"]);
  });

  it("finds what was added, removed, moved and changed", () => {
    const before = [p("a", text("Primo.")), p("b", text("Il servizio apre il lunedì.")), p("c", text("Terzo paragrafo.")), p("d", text("Quarto."))];
    const after = [p("d", text("Quarto.")), p("a", text("Primo.")), p("b", text("Il servizio apre il martedì.")), p("e", text("Nuovo testo."))];
    const diffs = compareBlocks(before, after);
    expect(kinds(diffs)).toEqual(["moved", "same", "changed", "removed", "left", "added"]);
    expect(diffs[2]).toMatchObject({ inside: { kind: "words", parts: [
      { kind: "same", nodes: [text("Il servizio apre il ")] }, { kind: "removed", nodes: [text("lunedì")] }, { kind: "added", nodes: [text("martedì")] }, { kind: "same", nodes: [text(".")] },
    ] } });
  });

  it("compares tables of one shape cell by cell, others as a whole", () => {
    const table = (rows: string[][]): ContentNode => ({ type: "table", attrs: { id: "t" }, content: rows.map((row) => ({ type: "tableRow", content: row.map((cell) => ({ type: "tableCell", content: [p(null, text(cell))] })) })) });
    const [sameShape] = compareBlocks([table([["SAD", "319"], ["PUA", "126"]])], [table([["SAD", "320"], ["PUA", "126"]])]);
    expect(sameShape).toMatchObject({ kind: "changed", inside: { kind: "blocks", blocks: [{ kind: "changed", inside: { blocks: [{ kind: "same" }, { kind: "changed" }] } }, { kind: "same" }] } });
    expect(compareBlocks([table([["SAD", "319"]])], [table([["SAD", "319"], ["PUA", "126"]])])).toMatchObject([{ kind: "changed", inside: { kind: "whole" } }]);
  });

  it("tells attributes, marks and what became something else", () => {
    const heading = (level: number): ContentNode => ({ type: "heading", attrs: { id: "h", level }, content: [text("Titolo")] });
    expect(compareBlocks([heading(1)], [heading(2)])).toMatchObject([{ kind: "changed", attributes: [{ name: "level", before: 1, after: 2 }] }]);
    expect(compareBlocks([p("h", text("Titolo"))], [heading(2)])).toMatchObject([{ kind: "changed", attributes: [{ name: "type" }, { name: "level" }] }]);
    expect(diffWords([text("uno due")], [text("uno "), text("due", "bold")]).map(({ kind }) => kind)).toEqual(["same", "removed", "added"]);
    expect(kinds(compareBlocks([p("x", text("a"))], [{ type: "horizontalRule" }]))).toEqual(["removed", "added"]);
  });

  it("gives both texts back from what it tells, whatever was done to them", () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = chance(seed);
      const before = Array.from({ length: Math.floor(random() * 12) }, (_, index) => randomBlock(random, `b${index}`));
      const after = edited(random, before);
      const diffs = compareBlocks(before, after);
      expect(shown(sideOf(diffs, "after")), `seed ${seed}`).toBe(shown(after));
      expect(shown(sideOf(diffs, "before")), `seed ${seed}`).toBe(shown(before));
      expect(compareBlocks(after, structuredClone(after)).every(({ kind }) => kind === "same"), `seed ${seed}`).toBe(true);
    }
  });

  it("bears the longest text that there may be", () => {
    const random = chance(7);
    const sentence = () => Array.from({ length: 60 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(" ");
    const before = Array.from({ length: 800 }, (_, index) => p(`b${index}`, text(sentence())));
    const after = before.map((block, index) => (index % 3 === 0 ? p(`b${index}`, text(sentence())) : block));
    const oneBlock = [p("x", text(Array.from({ length: 800 }, sentence).join(" ")))];
    const otherBlock = [p("x", text(Array.from({ length: 800 }, sentence).join(" ")))];
    const started = performance.now();
    compareBlocks(before, after);
    const many = performance.now() - started;
    compareBlocks(oneBlock, otherBlock);
    const one = performance.now() - started - many;
    expect(many, `${Math.round(many)} ms, ${Math.round(one)} ms`).toBeLessThan(5_000);
    expect(one).toBeLessThan(5_000);
  });
});
