import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { schemaProblem } from "#server/coediting/schema-problem.ts";

/** Checks one state after the other, beside the server's own thread. */
const QuestionSchema = z.object({ id: z.int(), state: z.instanceof(Uint8Array) });

parentPort?.on("message", (message) => {
  const { id, state } = QuestionSchema.parse(message);
  parentPort?.postMessage({ id, problem: schemaProblem(state) });
});
