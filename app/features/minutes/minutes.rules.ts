import type { Intervention, Minutes } from "./minutes.schema.ts";

/** [MIN-01] Final once the session is closed; before that the text still changes. */
export function minutesState(session: Pick<Minutes["session"], "state">): "not_begun" | "draft" | "final" {
  switch (session.state) {
    case "scheduled":
      return "not_begun";
    case "open":
      return "draft";
    case "closed":
      return "final";
  }
}

/** [MIN-04] The interventions of one item; null: those that belong to none. */
export function interventionsOf(interventions: readonly Intervention[], itemId: string | null): Intervention[] {
  return interventions.filter((intervention) => intervention.itemId === itemId);
}

/** [MIN-05] The votes taken on one item, in the order of their opening. */
export function votesOf<Vote extends { agendaItemId: string | null }>(votes: readonly Vote[], itemId: string): Vote[] {
  return votes.filter((vote) => vote.agendaItemId === itemId);
}

/** [MIN-03] How many citizens took part, whatever their municipality. */
export function citizenCount({ citizens }: Minutes["attendance"]): number {
  return citizens.reduce((sum, { count }) => sum + count, 0);
}

/** Whole minutes; what took less than half a minute counts as one. */
export function wholeMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
