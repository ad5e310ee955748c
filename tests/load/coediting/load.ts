import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { Crew } from "#tests/load/coediting/crew.ts";
import type { OpenEditor } from "#tests/load/coediting/editor.ts";
import { typeAhead } from "#tests/load/coediting/fixtures.ts";
import type { MeasuredServer } from "#tests/load/coediting/server-process.ts";

export type Scenario = { name: string; sections: number; editors: number; /** Keystrokes a second of each who writes. */ rate: number; /** Typed before the clock starts, until the code is compiled. */ warmSeconds: number; seconds: number };

export type LoadFigures = {
  /** Milliseconds from sending a keystroke to its arrival at a probe. */
  propagation: number[];
  /** Milliseconds to the acknowledgement (ours) or to the store (theirs). */
  durable: number[];
  /** Microseconds of the server's CPU for one update and recipient. */
  cpu: number;
  kilobytesPerDocument: number;
  /** The generator's own CPU, as a share of the time: near 1 its figures can't be trusted. */
  generator: number;
  /** Arrivals that never came. */
  lost: number;
};

export type Party = { server: MeasuredServer; openEditor: OpenEditor; documentIds: readonly string[]; tokens: readonly string[]; state: Uint8Array };

/** So many may write at once in one of our sections; the others of a larger room read along, on both servers. */
export const WRITERS = 60;
const PROBES = 3;

/** Opens the sections with their editors, lets them type at a steady rate, and measures. */
export async function runLoad(party: Party, scenario: Scenario): Promise<LoadFigures> {
  const { server } = party;
  const { rate, warmSeconds, seconds, sections, editors } = scenario;
  const empty = await server.usage(true);
  const crew = await openCrew(party, scenario);
  const opened = await server.usage(true);
  const warm = warmSeconds * rate;
  await crew.type(0, warm, rate);
  const own = { cpu: process.cpuUsage(), at: performance.now() };
  const before = await server.usage();
  crew.measure();
  await crew.type(warm, warm + seconds * rate, rate);
  const { user, system } = process.cpuUsage(own.cpu);
  const generator = (user + system) / 1000 / (performance.now() - own.at);
  await crew.settle();
  const after = await server.usage();
  const durable = crew.saved.length > 0 ? crew.saved : await storeLag(server, crew.sent);
  crew.close();
  if (crew.refused.length > 0) throw new Error(`${crew.refused.length} updates were refused: ${[...new Set(crew.refused)].join(", ")}`);
  return {
    propagation: crew.propagation,
    durable,
    cpu: ((after.cpuMs - before.cpuMs) * 1000) / (crew.writers * seconds * rate * (editors - 1)),
    kilobytesPerDocument: (opened.heapBytes - empty.heapBytes) / 1024 / sections,
    generator,
    lost: crew.expected - crew.propagation.length,
  };
}

/** Theirs: a store holds what was sent before it began. */
async function storeLag(server: MeasuredServer, sent: readonly { documentId: string; at: number }[]): Promise<number[]> {
  // A store comes two seconds after the last change, ten at most.
  await delay(2_500);
  const { timeOrigin } = performance;
  return sent.flatMap(({ documentId, at }) => {
    const store = server.stored.find(({ name, began }) => name === documentId && began >= timeOrigin + at + 2);
    return store ? [store.done - timeOrigin - at] : [];
  });
}

async function openCrew(party: Party, { sections, editors, rate, warmSeconds, seconds }: Scenario): Promise<Crew> {
  const crew = new Crew();
  const { openEditor, tokens, state } = party;
  for (const documentId of party.documentIds.slice(0, sections)) {
    for (let place = 0; place < editors; place += 1) {
      const typing = typeAhead(state, place, place < WRITERS ? (warmSeconds + seconds) * rate : 0);
      // Spread over the order in which a broadcast goes out; with many sections, the last to come in each.
      const isProbe = place === editors - 1 || (sections === 1 && place % Math.ceil(editors / PROBES) === 0);
      await crew.add({ port: party.server.port, openEditor, typing, documentId, accessToken: tokens[crew.editors.length % tokens.length] ?? "", isProbe });
    }
  }
  return crew;
}
