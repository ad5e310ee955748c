import { type OutlineSection, PLAN_OUTLINE } from "#app/features/plan/sections/plan-outline.limits.ts";
import { PLAN_SECTIONS } from "./content/plans.ts";
import type { Block, DistrictKey, PlanSectionSeed } from "./content/types.ts";

/** The chapter whose parts the compilation makes from the data: the draft's own words on them stand in its text. */
const PARTICIPATION = ["conference", "tables", "stakeholders", "needs_emerged", "proposals_outcomes", "voting_summary"];
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

/** A district's sections in the order of the template; what its draft has not begun is there with an empty text. */
export function outlineOf(district: DistrictKey): OutlinedSection[] {
  const own = PLAN_SECTIONS.filter((section) => section.district === district);
  return PLAN_OUTLINE.flatMap((entry) => {
    const section = sectionOf(entry, own);
    return entry.outlineId === SHEETS ? [section, ...sheetsOf(section, own)] : [section];
  });
}

function sectionOf(entry: OutlineSection, own: readonly PlanSectionSeed[]): OutlinedSection {
  const written = own.find((section) => section.key === entry.outlineId);
  const parts = entry.outlineId === "participation" ? own.filter((section) => PARTICIPATION.includes(section.outlineId)) : [];
  return {
    key: entry.outlineId, outlineId: entry.outlineId, slug: entry.slug, number: entry.number, title: written?.title ?? entry.title, parentKey: entry.parentOutlineId,
    blocks: [...(written?.blocks ?? []), ...parts.flatMap((part): Block[] => [{ type: "h2", text: part.title }, ...part.blocks])],
  };
}

/** One sheet for each area, after the chapter's introduction. */
function sheetsOf(chapter: OutlinedSection, own: readonly PlanSectionSeed[]): OutlinedSection[] {
  return own.filter((section) => section.area !== undefined).map((sheet, index) => ({
    key: sheet.key, outlineId: `${SHEETS}_${sheet.area}`, slug: `area-${slugOf(sheet.title)}`.slice(0, 60), number: `${chapter.number}.${index + 1}`,
    title: sheet.title, parentKey: chapter.key, blocks: sheet.blocks,
  }));
}

function slugOf(title: string): string {
  return title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
