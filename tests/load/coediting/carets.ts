import { setTimeout as delay } from "node:timers/promises";
import type { Editor } from "#tests/load/coediting/editor.ts";
import { typeAhead } from "#tests/load/coediting/fixtures.ts";
import type { Party } from "#tests/load/coediting/load.ts";

const EDITORS = 50;
const PER_SECOND = 5;

/** Share of a core that the carets of fifty editors take, each moving five times a second and nobody writing. */
export async function measureCarets({ server, openEditor, documentIds, tokens, state }: Party, seconds: number): Promise<number> {
  const editors: Editor[] = [];
  for (let place = 0; place < EDITORS; place += 1) {
    const { clientId, stateVector } = typeAhead(state, place, 0);
    const editor = await openEditor({ port: server.port, documentId: documentIds[0] ?? "", accessToken: tokens[place] ?? "", clientId, stateVector });
    await editor.join();
    editors.push(editor);
  }
  const before = await server.usage();
  for (let step = 0; step < seconds * PER_SECOND; step += 1) {
    for (const [place, editor] of editors.entries()) {
      editor.moveCaret(step);
      if (place % 5 === 4) await delay(1000 / PER_SECOND / (EDITORS / 5));
    }
  }
  const after = await server.usage();
  for (const editor of editors) editor.close();
  return (after.cpuMs - before.cpuMs) / 1000 / seconds;
}
