import type { BenchDatabase } from "#tests/load/coediting/bench-database.ts";
import type { OpenEditor } from "#tests/load/coediting/editor.ts";
import { openHocuspocusEditor } from "#tests/load/coediting/hocuspocus-editor.ts";
import { openOurEditor } from "#tests/load/coediting/our-editor.ts";
import { type MeasuredServer, startMeasured } from "#tests/load/coediting/server-process.ts";

/** The two that are compared. */
export type Side = { name: "ours" | "hocuspocus"; openEditor: OpenEditor; start(database: BenchDatabase): Promise<MeasuredServer> };

export const SIDES: readonly Side[] = [
  {
    name: "ours",
    openEditor: openOurEditor,
    start: ({ databaseUrl, gatewayUrl, secrets }) => startMeasured("ours-process.ts", { databaseUrl, gatewayUrl, secrets }),
  },
  { name: "hocuspocus", openEditor: openHocuspocusEditor, start: ({ databaseUrl }) => startMeasured("hocuspocus-process.ts", { databaseUrl }) },
];
