import type { Sql } from "postgres";
import * as Y from "yjs";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import type { WrittenSpan } from "#app/features/documents/text-items.rules.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import type { Provenance, Writing } from "#server/coediting/provenance.ts";
import { stateAt } from "#server/coediting/versions.ts";

/** Who wrote in a block between two places of the log, by body, and when first and last. */
export type BlockAuthors = { blockId: string; authors: { capacity: Writing["capacity"]; label: string | null; first: string; last: string }[] };

export type LogRange = { epoch: number; from: number; to: number };

/** Whose words stand in each block at `to` that did not stand there at `from`: from the log alone, bodies and times, never persons. */
export async function versionAuthors(sql: Sql, provenance: Provenance, documentId: string, { epoch, from, to }: LogRange): Promise<BlockAuthors[]> {
  const before = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(await stateAt(sql, documentId, epoch, from)));
  const doc = createTextDocument();
  Y.applyUpdate(doc, await stateAt(sql, documentId, epoch, to));
  const blocks = new Map<string, WrittenSpan[]>();
  collect(doc.getXmlFragment(DOCUMENT_FIELD), null, before, blocks);
  doc.destroy();
  const ids = [...blocks.keys()];
  const writings = await provenance.writingsOf(documentId, epoch, [...blocks.values()]);
  return ids.map((blockId, index) => ({ blockId, authors: byBody(writings[index] ?? []) }));
}

/** New characters under the id of the innermost block that has one. */
function collect(parent: Y.XmlFragment | Y.XmlElement, blockId: string | null, before: ReadonlyMap<number, number>, blocks: Map<string, WrittenSpan[]>): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) {
      const own: unknown = child.getAttribute("id");
      collect(child, typeof own === "string" ? own : blockId, before, blocks);
    } else if (child instanceof Y.XmlText && blockId !== null) {
      const spans = newSpans(child, before);
      if (spans.length > 0) blocks.set(blockId, [...(blocks.get(blockId) ?? []), ...spans]);
    }
  }
}

function newSpans(text: Y.XmlText, before: ReadonlyMap<number, number>): WrittenSpan[] {
  const spans: WrittenSpan[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const start = Math.max(item.id.clock, before.get(item.id.client) ?? 0);
    const end = item.id.clock + item.length;
    if (start < end) spans.push({ client: item.id.client, clock: start, length: end - start });
  }
  return spans;
}

function byBody(writings: readonly Writing[]): BlockAuthors["authors"] {
  const bodies = new Map<string, BlockAuthors["authors"][number]>();
  for (const { capacity, label, writtenAt } of writings) {
    if (writtenAt === null) continue;
    const key = `${capacity ?? ""} ${label ?? ""}`;
    const known = bodies.get(key);
    // The log is in order: the first seen is the earliest.
    bodies.set(key, { capacity, label, first: known?.first ?? writtenAt, last: writtenAt });
  }
  return [...bodies.values()];
}
