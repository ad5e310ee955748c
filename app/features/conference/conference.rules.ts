import { type Phase, type PhaseAction, phases } from "#app/features/districts/districts.limits.ts";

export type PhaseOfCycle = { phase: Phase; opensOn: string | null; closesOn: string | null; allows: readonly PhaseAction[] };

/** CONF-04: what a change of phase opens, closes and leaves open. */
export function phaseChange(from: PhaseOfCycle, to: PhaseOfCycle): { opens: PhaseAction[]; closes: PhaseAction[]; stays: PhaseAction[] } {
  return {
    opens: to.allows.filter((action) => !from.allows.includes(action)),
    closes: from.allows.filter((action) => !to.allows.includes(action)),
    stays: to.allows.filter((action) => from.allows.includes(action)),
  };
}

/** Where a phase stands seen from the current one. */
export function phaseState(phase: Phase, current: Phase): "done" | "current" | "todo" {
  const distance = phases.indexOf(phase) - phases.indexOf(current);
  if (distance === 0) return "current";
  return distance < 0 ? "done" : "todo";
}

/** The phase after this one, or null after the last. */
export function nextPhase(current: Phase): Phase | null {
  return phases[phases.indexOf(current) + 1] ?? null;
}

/** A text field with one item a line, as a list; empty lines are dropped. */
export function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
