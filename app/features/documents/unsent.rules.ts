import * as Y from "yjs";
import { DOCUMENT_FIELD } from "./documents.limits.ts";

/** Up to which clock each client id's changes are known to be in the database: what lies beyond is only on this device. */
export class ConfirmedClocks {
  private clocks = new Map<number, number>();

  /** The server's own state vector, or one that was kept. */
  reset(vector: Uint8Array): void {
    this.clocks = Y.decodeStateVector(vector);
  }

  /** A change that came from the server, or that it acknowledged. */
  add(update: Uint8Array): void {
    for (const [client, clock] of Y.parseUpdateMeta(update).to) this.clocks.set(client, Math.max(clock, this.clocks.get(client) ?? 0));
  }

  has(client: number, end: number): boolean {
    return end <= (this.clocks.get(client) ?? 0);
  }

  encode(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Y.encodeStateVector(this.clocks));
  }
}

/** Whether the device has words that the server lacks. */
export function isAhead(doc: Y.Doc, serverVector: Uint8Array): boolean {
  const server = Y.decodeStateVector(serverVector);
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].some(([client, clock]) => clock > (server.get(client) ?? 0));
}

/**
 * The paragraphs that hold words which only this device has, as they read here: what a person takes along when she may not write any
 * more. What she only deleted leaves no words.
 */
export function unsentPassages(doc: Y.Doc, confirmed: ConfirmedClocks): string[] {
  return passagesOf(doc.getXmlFragment(DOCUMENT_FIELD), confirmed);
}

function passagesOf(parent: Y.XmlFragment | Y.XmlElement, confirmed: ConfirmedClocks): string[] {
  const children = parent.toArray();
  const texts = children.filter((child) => child instanceof Y.XmlText);
  const own = texts.some((text) => hasUnsent(text, confirmed)) ? [texts.map(plain).join(" ").trim()] : [];
  return [...own, ...children.flatMap((child) => (child instanceof Y.XmlElement ? passagesOf(child, confirmed) : []))].filter((passage) => passage !== "");
}

function hasUnsent(text: Y.XmlText, confirmed: ConfirmedClocks): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable && !confirmed.has(item.id.client, item.id.clock + item.length)) return true;
  }
  return false;
}

function plain(text: Y.XmlText): string {
  return text.toDelta().map((part: { insert?: unknown }) => (typeof part.insert === "string" ? part.insert : "")).join("");
}

/** A list that two have emptied at once is taken away by every editor that sees it: with somebody who may not write, that is no change of hers. */
export function isTidying(update: Uint8Array): boolean {
  return Y.parseUpdateMeta(update).to.size === 0;
}
