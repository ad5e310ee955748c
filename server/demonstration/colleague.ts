import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "postgres";
import * as Y from "yjs";
import { COLLEAGUE_EMAIL, COLLEAGUE_TEXTS } from "#app/features/demonstration/demonstration.limits.ts";
import { DOCUMENT_FIELD, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { DocumentProvider } from "#app/features/documents/provider.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { minutes } from "#app/platform/time.ts";
import { enterMember, type MemberDeps } from "#server/demonstration/crowd-member.ts";

export type ColleagueDeps = MemberDeps & { sql: Sql; paceMs?: number };

/** How long the colleague waits for somebody to write beside. */
const PATIENCE_MS = minutes(3);

/**
 * An invented colleague opens the text with the editor's own provider, waits until somebody else is there, and adds a
 * paragraph at its end, letter by letter with her caret moving along. Ends when it is written, or nobody came.
 */
export async function writeBeside(deps: ColleagueDeps, documentId: string, stop: AbortSignal): Promise<void> {
  const [document] = await deps.sql<{ epoch: number }[]>`select epoch from public.documents where id = ${documentId}`;
  if (!document) return;
  const member = await enterMember(deps, COLLEAGUE_EMAIL);
  const doc = createTextDocument();
  const provider = new DocumentProvider({ socket: member.socket, documentId, epoch: document.epoch, schemaVersion: SCHEMA_VERSION, doc });
  try {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]);
    await until(provider, signal, (state) => state.ready && state.right === "write" && state.others.length > 0);
    await typeParagraph(doc, provider, { stop, paceMs: deps.paceMs ?? 90 });
    await until(provider, signal, (state) => state.unsaved === 0);
  } finally {
    provider.destroy();
    doc.destroy();
    await member.leave();
  }
}

function until(provider: DocumentProvider, signal: AbortSignal, isSo: (state: ReturnType<DocumentProvider["getState"]>) => boolean): Promise<void> {
  return new Promise((done, fail) => {
    const unsubscribe = provider.subscribe(check);
    const end = (): void => {
      unsubscribe();
      fail(new Error("nobody came, or the demonstration was stopped"));
    };
    function check(): void {
      if (!isSo(provider.getState())) return;
      signal.removeEventListener("abort", end);
      unsubscribe();
      done();
    }
    signal.addEventListener("abort", end, { once: true });
    check();
  });
}

async function typeParagraph(doc: Y.Doc, provider: DocumentProvider, { stop, paceMs }: { stop: AbortSignal; paceMs: number }): Promise<void> {
  const words = takeText(doc);
  const text = new Y.XmlText();
  doc.transact(() => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.setAttribute("id", crypto.randomUUID());
    paragraph.insert(0, [text]);
    const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
    fragment.insert(fragment.length, [paragraph]);
  });
  for (const letter of words) {
    text.insert(text.length, letter);
    const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length));
    provider.awareness.setLocalStateField("cursor", { anchor: caret, head: caret });
    await pause(/[.,;:]/.test(letter) ? paceMs * 5 : paceMs, undefined, { signal: stop });
  }
}

/** The first paragraph that is not there yet; when all are, the last one is taken out and written again. */
function takeText(doc: Y.Doc): string {
  const fragment = doc.getXmlFragment(DOCUMENT_FIELD);
  const blocks = fragment.toArray().map((block) => (block instanceof Y.XmlElement ? block.toString().replace(/<[^>]*>/g, "") : ""));
  const missing = COLLEAGUE_TEXTS.find((text) => !blocks.includes(text));
  if (missing !== undefined) return missing;
  const last = COLLEAGUE_TEXTS.at(-1) ?? "";
  const place = blocks.lastIndexOf(last);
  if (place >= 0) fragment.delete(place, 1);
  return last;
}
