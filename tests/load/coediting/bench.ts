import { loadavg } from "node:os";
import { type BenchDatabase, addSections, startBenchDatabase } from "#tests/load/coediting/bench-database.ts";
import { measureCarets } from "#tests/load/coediting/carets.ts";
import { largeState, sectionState } from "#tests/load/coediting/fixtures.ts";
import { type JoinFigures, measureJoins } from "#tests/load/coediting/joins.ts";
import { type LoadFigures, type Party, runLoad, type Scenario, WRITERS } from "#tests/load/coediting/load.ts";
import { type Runs, sayCarets, sayJoins, sayLoad } from "#tests/load/coediting/report.ts";
import { canPin, pinGenerator } from "#tests/load/coediting/server-process.ts";
import { type Side, SIDES } from "#tests/load/coediting/sides.ts";

/**
 * Our co-editing server beside Hocuspocus, alternately, each in a process of its own: same Yjs, same texts, same PostgreSQL,
 * clients that speak the wire protocol and decode on probes alone. `--short` takes under a minute and promises nothing.
 */
const isShort = process.argv.includes("--short");
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice(7);
const rounds = Number(process.argv.find((argument) => argument.startsWith("--rounds="))?.slice(9) ?? (isShort ? 1 : 5));
const [warmSeconds, seconds] = isShort ? [1, 3] : [9, 6];
// Long enough for the first snapshot and the check after it: once in a while it loads the whole editor, for two seconds of CPU that belong to no keystroke.
const busyWarmSeconds = isShort ? 1 : 14;

const scenarios: Scenario[] = [
  { name: "2 editors in one section", sections: 1, editors: 2, rate: 10, warmSeconds, seconds },
  { name: "10 editors in one section", sections: 1, editors: 10, rate: 5, warmSeconds, seconds },
  { name: "50 editors in one section", sections: 1, editors: 50, rate: 4, warmSeconds: busyWarmSeconds, seconds },
  { name: `100 people in one section, ${WRITERS} write`, sections: 1, editors: 100, rate: 4, warmSeconds: busyWarmSeconds, seconds },
  { name: "50 sections with 4 editors each", sections: 50, editors: 4, rate: 2, warmSeconds, seconds },
].filter(({ name }) => (only ? name.startsWith(only) : !isShort || name.startsWith("50 editors") || name.startsWith("10 ")));

const PEOPLE = 100;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const load = (): string => `load average ${loadavg().map((value) => value.toFixed(1)).join(" ")}`;

const began = Date.now();
const database = await startBenchDatabase(PEOPLE);
pinGenerator();
const small = sectionState();
const large = largeState();
try {
  say(`co-editing beside Hocuspocus 4.7, ${rounds} alternating rounds, medians (quartiles)${isShort ? ", short form" : ""}`);
  say(canPin ? "servers on core 0, generator on core 1, PostgreSQL on any; " + load() : "no taskset: nothing is pinned; " + load());
  for (const scenario of scenarios) {
    sayLoad(say, scenario, await alternately((side) => loadOnce(side, scenario)));
    say(`  ${load()}`);
  }
  if (!only || only === "joins") sayJoins(say, await alternately(joinOnce));
  if (!only || only === "carets") sayCarets(say, await alternately(caretsOnce));
  say(`${((Date.now() - began) / 1000).toFixed(0)} s, ${load()}`);
} finally {
  await database.stop();
}

/** One side after the other, so that what else the machine does meets both. */
async function alternately<T>(run: (side: Side) => Promise<T>): Promise<Runs<T>> {
  const runs: Runs<T> = { ours: [], hocuspocus: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) runs[side.name].push(await run(side));
  }
  return runs;
}

/** A server of its own for each run, over sections that nobody has opened. */
async function withServer<T>(side: Side, state: Uint8Array, sections: number, run: (party: Party) => Promise<T>): Promise<T> {
  const documentIds = await addSections(database, state, sections);
  const server = await side.start(database);
  try {
    return await run({ server, openEditor: side.openEditor, documentIds, tokens: tokensOf(database), state });
  } finally {
    await server.stop();
  }
}

function tokensOf({ people }: BenchDatabase): string[] {
  return people.map(({ accessToken }) => accessToken);
}

function loadOnce(side: Side, scenario: Scenario): Promise<LoadFigures> {
  return withServer(side, small, scenario.sections, (party) => runLoad(party, scenario));
}

async function joinOnce(side: Side): Promise<JoinFigures> {
  const [big] = await addSections(database, large, 1);
  return withServer(side, small, 8, (party) => measureJoins(party, { fresh: party.documentIds, large: big ?? "" }));
}

function caretsOnce(side: Side): Promise<number> {
  return withServer(side, small, 1, (party) => measureCarets(party, isShort ? 2 : 5));
}
