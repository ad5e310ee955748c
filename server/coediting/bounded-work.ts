import { Script } from "node:vm";

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
