import type { Sql } from "postgres";
import * as Y from "yjs";
import { z } from "zod";
import { encodeInitialState, parseContent, readContent } from "#app/features/documents/document-content.rules.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import type { Announcements } from "#server/realtime/listen.ts";

type Waiting = { id: string; document_id: string; epoch: number; seq: string };

type Options = { sql: Sql; announcements: Pick<Announcements, "on" | "onResumed">; onError(error: unknown): void };

/**
 * Gives the versions that SQL only marked in the log their state and text: asked by announcement, at start and when announcements were
 * missed. One pass at a time; a version is filled in one statement, so whoever dies in between leaves it marked for the next pass.
 */
export function createVersionMaker({ sql, announcements, onError }: Options) {
  let asked = false;
  let closed = false;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (asked && !closed) {
      asked = false;
      await makeWaiting(sql, () => closed, onError).catch(onError);
    }
    working = null;
  }
  function wake(): void {
    asked = true;
    working ??= work();
  }
  const stops = [announcements.on("version", wake), announcements.onResumed(wake)];
  wake();
  return {
    async close(): Promise<void> {
      closed = true;
      for (const stop of stops) stop();
      await working;
    },
  };
}

async function makeWaiting(sql: Sql, isClosed: () => boolean, onError: (error: unknown) => void): Promise<void> {
  const waiting = await sql<Waiting[]>`select id, document_id, epoch, seq from public.document_versions where content is null order by created_at`;
  for (const version of waiting) {
    if (isClosed()) return;
    try {
      const state = await stateAt(sql, version.document_id, version.epoch, Number(version.seq));
      await sql`select private.fill_version(${version.id}, ${Buffer.from(state)}, ${sql.json(z.json().parse(contentOf(state)))})`;
    } catch (error) {
      // The others are still made; this one is tried again at the next announcement and at the next start.
      onError(error);
    }
  }
}

function contentOf(state: Uint8Array): unknown {
  const doc = createTextDocument();
  Y.applyUpdate(doc, state);
  const { content } = readContent(doc);
  doc.destroy();
  return JSON.parse(JSON.stringify(content));
}

/** The state of a document after row `seq` of its log: the newest snapshot before it and the rows up to it. */
export async function stateAt(sql: Sql, documentId: string, epoch: number, seq: number): Promise<Uint8Array> {
  const doc = createTextDocument();
  const [snapshot] = await sql<{ upto_seq: string; state: Uint8Array }[]>`
    select upto_seq, state from private.document_snapshots
    where document_id = ${documentId} and epoch = ${epoch} and upto_seq <= ${seq} order by upto_seq desc limit 1`;
  Y.applyUpdate(doc, snapshot?.state ?? (await templateState(sql, documentId)));
  const rows = await sql<{ body: Uint8Array }[]>`
    select body from private.document_updates
    where document_id = ${documentId} and epoch = ${epoch} and seq > ${snapshot?.upto_seq ?? 0} and seq <= ${seq} order by seq`;
  for (const { body } of rows) Y.applyUpdate(doc, body);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** A text that nobody ever opened has no snapshot: its template, which nobody can have changed, is its state. */
async function templateState(sql: Sql, documentId: string): Promise<Uint8Array> {
  const [document] = await sql<{ content: unknown; initialised: boolean }[]>`select content, initialised from public.documents where id = ${documentId}`;
  if (!document || document.initialised) throw new Error(`document ${documentId} has no snapshot before its version`);
  return encodeInitialState(parseContent(document.content));
}
