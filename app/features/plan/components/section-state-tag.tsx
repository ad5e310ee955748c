import { Tag, type TagTone } from "#app/ui/tag.tsx";
import type { SectionState } from "../sections/section-states.limits.ts";
import { sectionStateName } from "../sections/section-words.render.ts";

const tones = { draft: "neutral", consultation: "info", revised: "info", ready: "success", approved: "strong" } as const satisfies Record<SectionState, TagTone>;

export function SectionStateTag({ state }: { state: SectionState }) {
  return <Tag tone={tones[state]}>{sectionStateName(state)}</Tag>;
}
