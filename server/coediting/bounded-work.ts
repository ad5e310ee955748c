import { Script } from "node:vm";
import * as Y from "yjs";
import { hasPending } from "#server/coediting/document-state.ts";

/** Updates from this size on may hold enough structs to take long; they are watched while they are applied. */
const WATCHED_BYTES = 400;

const KEY = "tavoli-aperti.bounded-work";
const script = new Script(`globalThis[Symbol.for("${KEY}")]()`);

/**
 * Runs synchronous work that may at most take so many milliseconds; true when it came to its end. What it was working on is unusable after
 * false. Watching costs about a tenth of a millisecond. What the work throws passes through.
 */
export function runsWithin(milliseconds: number, work: () => void): boolean {
  const symbol = Symbol.for(KEY);
  Reflect.set(globalThis, symbol, work);
  try {
    script.runInThisContext({ timeout: Math.ceil(milliseconds) });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, symbol);
  }
}

/** Applies an update in bounded time; what stands in the way makes the document unusable. */
export function applyWatched(doc: Y.Doc, update: Uint8Array): "broken" | "endless" | null {
  try {
    const work = () => Y.applyUpdate(doc, update);
    if (update.byteLength < WATCHED_BYTES) work();
    else if (!runsWithin(1_000 + update.byteLength / 1_000, work)) return "endless";
  } catch {
    return "broken";
  }
  return hasPending(doc) ? "broken" : null;
}
