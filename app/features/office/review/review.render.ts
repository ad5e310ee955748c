import { m } from "#app/paraglide/messages.js";
import type { Criterion } from "./review.limits.ts";

export function criterionName(criterion: Criterion): string {
  switch (criterion) {
    case "relevance":
      return m.office_criterion_relevance();
    case "feasibility":
      return m.office_criterion_feasibility();
    case "cost":
      return m.office_criterion_cost();
    case "competence":
      return m.office_criterion_competence();
  }
}

/** What the office asks itself for the criterion, and what 1 and 5 mean. */
export function criterionHint(criterion: Criterion): string {
  switch (criterion) {
    case "relevance":
      return m.office_criterion_relevance_hint();
    case "feasibility":
      return m.office_criterion_feasibility_hint();
    case "cost":
      return m.office_criterion_cost_hint();
    case "competence":
      return m.office_criterion_competence_hint();
  }
}

/** Why a prepared answer can't be published yet. */
export function problemSentence(problem: string): string {
  switch (problem) {
    case "choice_missing":
      return m.office_problem_kind();
    case "reason_too_short":
      return m.office_problem_reason();
    case "personal_data_found":
      return m.office_problem_personal_data();
    case "passage_missing":
      return m.office_problem_passage();
    case "phase_closed":
      return m.office_problem_phase();
    default:
      return m.office_problem_moved();
  }
}
