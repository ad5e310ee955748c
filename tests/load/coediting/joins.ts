import { performance } from "node:perf_hooks";
import type { Party } from "#tests/load/coediting/load.ts";
import { typeAhead } from "#tests/load/coediting/fixtures.ts";

/** Milliseconds until the text is here, asked for on a connection that is already open. */
export type JoinFigures = { cold: number[]; warm: number[]; largeCold: number[]; largeWarm: number[] };

export type JoinTexts = { fresh: readonly string[]; large: string };

const WARM_JOINS = 5;

export async function measureJoins(party: Party, { fresh, large }: JoinTexts): Promise<JoinFigures> {
  const figures: JoinFigures = { cold: [], warm: [], largeCold: [], largeWarm: [] };
  for (const documentId of fresh) {
    const first = await timeJoin(party, documentId);
    const second = await timeJoin(party, documentId);
    figures.cold.push(first.milliseconds);
    figures.warm.push(second.milliseconds);
    first.close();
    second.close();
  }
  const holder = await timeJoin(party, large);
  figures.largeCold.push(holder.milliseconds);
  for (let count = 0; count < WARM_JOINS; count += 1) {
    const next = await timeJoin(party, large);
    if (next.bytes < 1_000_000) throw new Error(`a join of the large section brought ${next.bytes} bytes`);
    figures.largeWarm.push(next.milliseconds);
    next.close();
  }
  holder.close();
  return figures;
}

let joins = 0;

/** A newcomer with an empty document. */
async function timeJoin({ server, openEditor, tokens, state }: Party, documentId: string): Promise<{ milliseconds: number; bytes: number; close(): void }> {
  joins += 1;
  const { clientId } = typeAhead(state, 0, 0);
  const editor = await openEditor({ port: server.port, documentId, accessToken: tokens[joins % tokens.length] ?? "", clientId, stateVector: new Uint8Array([0]) });
  const before = performance.now();
  const bytes = await editor.join();
  return { milliseconds: performance.now() - before, bytes, close: () => editor.close() };
}
