import { PLAN_ANGLONA } from "./content/plan-anglona.ts";
import { PLAN_SECTIONS } from "./content/plans.ts";
import type { Block, DistrictKey } from "./content/types.ts";

/** The plan's sections that have parts, and what the parts are; every other section stands by itself. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  governance: ["bodies", "lead_body", "joint_management", "plan_office", "agreements"],
  participation: ["conference", "tables", "stakeholders", "needs_emerged", "proposals_outcomes", "voting_summary"],
  district_profile: ["territory", "demography", "socioeconomic", "health_profile", "services_offer", "resources_public", "resources_third_sector", "needs_synthesis"],
  priorities: ["strategic_goals", "specific_objectives", "leps_coverage"],
};
const UNNUMBERED = "front_matter";
const SHEETS = "intervention_areas";

export type OutlinedSection = {
  key: string;
  outlineId: string;
  slug: string;
  number: string | null;
  title: string;
  parentKey: string | null;
  blocks: readonly Block[];
};

/** A district's sections in order with their numbers; what its draft has not begun is there with an empty text. */
export function outlineOf(district: DistrictKey): OutlinedSection[] {
  const own = PLAN_SECTIONS.filter((section) => section.district === district);
  const frame = PLAN_ANGLONA.filter((section) => section.area === undefined).flatMap((section) => [
    own.find((mine) => mine.key === section.key) ?? { ...section, district, blocks: [] },
    ...(section.outlineId === SHEETS ? own.filter((mine) => mine.area !== undefined) : []),
  ]);
  const counters = { top: 0, part: 0 };
  return frame.map((section): OutlinedSection => {
    const parentKey = section.area === undefined ? parentOf(section.outlineId) : SHEETS;
    const outlineId = section.area === undefined ? section.outlineId : `${SHEETS}_${section.area}`;
    return { key: section.key, outlineId, slug: slugOf(section.title), number: nextNumber(counters, section.outlineId, parentKey), title: section.title, parentKey, blocks: section.blocks };
  });
}

function parentOf(outlineId: string): string | null {
  return Object.entries(PARTS).find(([, parts]) => parts.includes(outlineId))?.[0] ?? null;
}

function nextNumber(counters: { top: number; part: number }, outlineId: string, parentKey: string | null): string | null {
  if (outlineId === UNNUMBERED) return null;
  if (parentKey === null) {
    counters.top += 1;
    counters.part = 0;
    return String(counters.top);
  }
  counters.part += 1;
  return `${counters.top}.${counters.part}`;
}

export function slugOf(title: string): string {
  return title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
}
