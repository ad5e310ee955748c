import type { JoinFigures } from "#tests/load/coediting/joins.ts";
import type { LoadFigures } from "#tests/load/coediting/load.ts";
import { percentile, printed, quartiles } from "#tests/load/coediting/figures.ts";

export type Say = (line: string) => void;
type Name = "ours" | "hocuspocus";
export type Runs<T> = Record<Name, T[]>;

/** What the design asks for (docs/decisions/011-coediting-transport.md). */
const AIMS = { propagation: 1.1, cpu: 1, durableMs: 150, largeJoinMs: 300 };

type Row = { label: string; unit: string; ours: number[]; theirs: number[]; digits?: number; /** The most that ours may be of theirs. */ ratio?: number; /** The most that ours may be. */ most?: number };

function sayRow(say: Say, { label, unit, ours, theirs, digits = 1, ratio, most }: Row): void {
  const [own, other] = [quartiles(ours), quartiles(theirs)];
  const times = own.median / other.median;
  const parts = [`  ${label.padEnd(34)} ours ${printed(own, digits)} ${unit}, Hocuspocus ${printed(other, digits)} ${unit}`];
  if (Number.isFinite(times)) parts.push(`ratio ${times.toFixed(2)}`);
  if (ratio !== undefined) parts.push(`aim ≤ ${ratio} ×: ${times <= ratio ? "met" : "MISSED"}`);
  if (most !== undefined) parts.push(`aim ≤ ${most} ${unit}: ${own.median <= most ? "met" : "MISSED"}`);
  say(parts.join("; "));
}

/** The aim for propagation is set for fifty editors in one section; the one for CPU stands everywhere. */
export function sayLoad(say: Say, { name, editors }: { name: string; editors: number }, runs: Runs<LoadFigures>): void {
  say(name);
  const each = (read: (figures: LoadFigures) => number) => ({ ours: runs.ours.map(read), theirs: runs.hocuspocus.map(read) });
  for (const share of [0.5, 0.95, 0.99]) {
    const aim = share === 0.99 && editors === 50 ? { ratio: AIMS.propagation } : {};
    sayRow(say, { label: `propagation p${share * 100}`, unit: "ms", ...each(({ propagation }) => percentile(propagation, share)), ...aim });
  }
  sayRow(say, { label: "CPU per update and recipient", unit: "µs", ...each(({ cpu }) => cpu), ratio: AIMS.cpu });
  for (const share of [0.5, 0.99]) {
    const aim = share === 0.99 ? { most: AIMS.durableMs } : {};
    sayRow(say, { label: `acknowledged | stored p${share * 100}`, unit: "ms", ...each(({ durable }) => percentile(durable, share)), ...aim });
  }
  sayRow(say, { label: "memory per document, editors incl.", unit: "kB", digits: 0, ...each(({ kilobytesPerDocument }) => kilobytesPerDocument) });
  const generator = each((figures) => figures.generator);
  const lost = each((figures) => figures.lost);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  say(`  generator's CPU: ours ${printed(quartiles(generator.ours), 2)}, Hocuspocus ${printed(quartiles(generator.theirs), 2)} of a core; arrivals that never came: ${sum(lost.ours)}, ${sum(lost.theirs)}`);
}

export function sayJoins(say: Say, runs: Runs<JoinFigures>): void {
  say("joining, on an open connection");
  const each = (read: (figures: JoinFigures) => number[]) => ({ ours: runs.ours.flatMap(read), theirs: runs.hocuspocus.flatMap(read) });
  sayRow(say, { label: "cold", unit: "ms", ...each(({ cold }) => cold) });
  sayRow(say, { label: "warm", unit: "ms", ...each(({ warm }) => warm) });
  sayRow(say, { label: "1 MB, cold", unit: "ms", ...each(({ largeCold }) => largeCold) });
  sayRow(say, { label: "1 MB, warm", unit: "ms", ...each(({ largeWarm }) => largeWarm), most: AIMS.largeJoinMs });
}

export function sayCarets(say: Say, runs: Runs<number>): void {
  say("presence: 50 editors move their carets 5 times a second, nobody writes");
  sayRow(say, { label: "share of a core", unit: "%", ours: runs.ours.map((share) => share * 100), theirs: runs.hocuspocus.map((share) => share * 100) });
}
