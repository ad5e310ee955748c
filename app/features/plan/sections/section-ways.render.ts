import { readonlySentence } from "#app/features/documents/documents.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import type { SectionPage } from "../plan.schema.ts";
import type { SectionState } from "./section-states.limits.ts";
import { SECTION_WAYS, type SectionWay } from "./section-ways.limits.ts";

const wayNames = { comment: m.sections_way_comment, suggest: m.sections_way_suggest, write: m.sections_way_write } as const satisfies Record<SectionWay, () => string>;

/** «suggerisce e commenta». */
export function wayName(way: SectionWay): string {
  return wayNames[way]();
}

const given = { comment: m.sections_ways_comment, suggest: m.sections_ways_suggest, write: m.sections_ways_write } as const;

type Page = Pick<SectionPage, "section" | "access" | "editors" | "phase">;

/** Who can do what in a section now, in plain sentences for everybody who reads its page (COED-16 decides). */
export function waysSentences(page: Page): string[] {
  const { state } = page.section;
  return [...(closed(page) ?? open(page)), readers[state]()];
}

const readers = {
  draft: m.sections_ways_private,
  consultation: m.sections_ways_public,
  revised: m.sections_ways_private_later,
  ready: m.sections_ways_private_later,
  approved: m.sections_ways_public,
} as const satisfies Record<SectionState, () => string>;

/** Why nobody changes the text now, or null when somebody does. */
function closed({ section: { state }, access, phase }: Page): string[] | null {
  if (access.right !== "none" && access.locked) return [m.sections_ways_locked()];
  if (state === "approved") return [m.sections_ways_approved()];
  if (!phase.write && !phase.comment) return [m.sections_ways_phase()];
  return state === "ready" ? [m.sections_ways_ready()] : null;
}

function open({ section, editors, phase }: Page): string[] {
  const wayNow = (way: SectionWay): SectionWay => (way === "write" && !phase.write ? "suggest" : way);
  const byWay = SECTION_WAYS.toReversed().flatMap((way) => {
    const names = editors.filter((editor) => wayNow(editor.way) === way).map(({ name }) => name);
    return names.length > 0 ? [given[way]({ names: formatList(names) })] : [];
  });
  return [
    phase.write ? m.sections_ways_office_write() : m.sections_ways_office_suggest(),
    ...byWay,
    m.sections_ways_conference(),
    ...(section.state === "consultation" && phase.comment ? [m.sections_ways_consultation()] : []),
  ];
}

/** Why a text is only read by those who else work on it; null for everybody else. */
export function closedSentence(access: SectionPage["access"]): string | null {
  return access.right === "read" && access.capacity !== "reader" ? m.plan_section_readonly({ reason: readonlySentence(access.reason) }) : null;
}
