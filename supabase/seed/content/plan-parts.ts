import { PASSAGES } from "./passages.ts";
import type { Block, DistrictKey, PlanSectionSeed } from "./types.ts";

export function p(text: string): Block {
  return { type: "p", text };
}

export function h2(text: string): Block {
  return { type: "h2", text };
}

export function h3(text: string): Block {
  return { type: "h3", text };
}

export function ul(...items: readonly string[]): Block {
  return { type: "ul", items };
}

export function ol(...items: readonly string[]): Block {
  return { type: "ol", items };
}

/** The paragraph that came from a proposal: its text is written once, in `passages.ts`. */
export function fromProposal(key: keyof typeof PASSAGES): Block {
  return { type: "p", text: PASSAGES[key], origin: key };
}

/** A section of a district's plan; a repeated sheet names its area and gets `outline:area` as key. */
export function sectionsOf(district: DistrictKey) {
  return (outlineId: string, title: string, blocks: readonly Block[], area?: PlanSectionSeed["area"]): PlanSectionSeed =>
    area === undefined
      ? { key: outlineId, district, outlineId, title, blocks }
      : { key: `${outlineId}:${area}`, district, outlineId, area, title, blocks };
}
