import { Tag, type TagTone } from "#app/ui/tag.tsx";
import type { ProposalState } from "../proposals.limits.ts";
import { stateName } from "../proposals.render.ts";

function toneOf(state: ProposalState): TagTone {
  switch (state) {
    case "draft":
    case "submitted":
    case "merged":
      return "neutral";
    case "returned":
      return "warning";
    case "admitted":
    case "discussed":
    case "prioritised":
    case "under_review":
      return "info";
    case "accepted":
    case "accepted_in_part":
      return "success";
    case "deferred":
      return "warning";
    case "not_accepted":
    case "out_of_competence":
      return "strong";
  }
}

/** The state of a proposal in a word or two. */
export function StateTag({ state }: { state: ProposalState }) {
  return <Tag tone={toneOf(state)}>{stateName(state)}</Tag>;
}
