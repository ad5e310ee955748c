import { createHash, randomUUID } from "node:crypto";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { PLAN_SECTIONS } from "./content/plans.ts";
import type { Block, PlanSectionSeed, ProposalSeed } from "./content/types.ts";

/** The block written from a proposal, the same wherever it is named. */
export function blockIdOf(proposalKey: string): string {
  const hex = createHash("sha256").update(proposalKey).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The section in which an accepted proposal's passage stands. */
export function sectionOf(seed: ProposalSeed): PlanSectionSeed | undefined {
  return PLAN_SECTIONS.find((section) => section.district === seed.district && section.blocks.some((block) => block.origin === seed.key));
}

export function passageOf(seed: ProposalSeed): string {
  return seed.outcome?.passage ?? "";
}

/** A section's text as the editor stores it; `numberOf` gives a proposal's public number. */
export function sectionContent(blocks: readonly Block[], numberOf: (proposalKey: string) => string): ContentNode {
  const deep = blocks.some((block) => block.type === "h2");
  const nodes = blocks.flatMap((block) => toNodes(block, { deep, numberOf }));
  return { type: "doc", content: nodes.length > 0 ? nodes : [identified("paragraph", [])] };
}

type Way = { deep: boolean; numberOf: (proposalKey: string) => string };

function toNodes(block: Block, { deep, numberOf }: Way): ContentNode[] {
  switch (block.type) {
    case "p": {
      const origin = block.origin === undefined ? {} : { id: blockIdOf(block.origin), proposal: numberOf(block.origin) };
      return [identified("paragraph", [text(block.text)], origin)];
    }
    case "h2":
      return [identified("heading", [text(block.text)], { level: 1 })];
    case "h3":
      return [identified("heading", [text(block.text)], { level: deep ? 2 : 1 })];
    case "quote":
      return [identified("blockquote", [identified("paragraph", [text(block.text)])])];
    case "ul":
    case "ol":
      return [identified(block.type === "ul" ? "bulletList" : "orderedList", block.items.map((item) => ({ type: "listItem", content: [identified("paragraph", [text(item)])] })))];
    case "table":
      return [identified("table", [row("tableHeader", block.head), ...block.rows.map((cells) => row("tableCell", cells))], { caption: block.caption })];
  }
}

function row(type: string, cells: readonly string[]): ContentNode {
  return { type: "tableRow", content: cells.map((cell) => ({ type, content: [identified("paragraph", cell === "" ? [] : [text(cell)])] })) };
}

function text(value: string): ContentNode {
  return { type: "text", text: value };
}

function identified(type: string, content: ContentNode[], attrs: Record<string, unknown> = {}): ContentNode {
  return { type, attrs: { id: randomUUID(), ...attrs }, ...(content.length > 0 ? { content } : {}) };
}

/** Characters and, but for the root, nodes: what the editor counts as a text's length. */
export function contentLength(node: ContentNode): number {
  const own = node.type === "text" ? (node.text ?? "").length : node.type === "doc" ? 0 : 1;
  return own + (node.content ?? []).reduce((sum, child) => sum + contentLength(child), 0);
}
