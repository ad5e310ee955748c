import { parentPort, workerData } from "node:worker_threads";
import type { WordDocument } from "#app/platform/word-document.ts";
import { writeWordFile } from "#server/documents/word-file.ts";

// Started by render-word.ts, whose model is typed; a thread of its own ends with its memory.
const model: WordDocument = workerData;
parentPort?.postMessage(await writeWordFile(model));
