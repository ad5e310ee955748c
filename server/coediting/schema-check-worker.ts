import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { z } from "zod";

// On Linux a thread has a priority of its own: loading the whole editor takes a second, which people who write need more.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_LOW);
const { schemaProblem } = await import("#server/coediting/schema-problem.ts");

/** Checks one state after the other, beside the server's own thread. */
const QuestionSchema = z.object({ id: z.int(), state: z.instanceof(Uint8Array) });

parentPort?.on("message", (message) => {
  const { id, state } = QuestionSchema.parse(message);
  parentPort?.postMessage({ id, problem: schemaProblem(state) });
});
