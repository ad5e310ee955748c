import type { Refusal } from "#app/features/documents/documents.limits.ts";
import type { Committer } from "#server/coediting/committer.ts";
import type { DocumentStore } from "#server/coediting/document-store.ts";
import type { FoldedState } from "#server/coediting/schema-check.ts";

export type Sender = {
  socketId: string;
  personId: string;
  loginId: string;
  /** What the sender may do at this moment: asked once for each packet. */
  mayWrite(): Promise<Refusal | null>;
  /** Whether the sender still has a share of the server's time: asked when a packet's turn has come, before it is looked into. */
  hasTime(): boolean;
  /** Told how many milliseconds of the server's time a packet took. */
  spent(milliseconds: number): void;
};

export type OpenDocumentOptions = {
  store: DocumentStore;
  committer: Committer;
  /** Committed changes of one batch, merged; `only` is the one socket that sent them all and needs no copy. */
  onCommitted(update: Uint8Array, seq: number, only: string | null): void;
  /** The document was read anew from the log: every client must ask for its state again. */
  onReloaded(): void;
  onError(error: unknown): void;
  /** What was folded into a snapshot, for whoever looks at it from outside. */
  onFolded?(folded: FoldedState): void;
  /** After how many log rows or bytes the log is folded into a snapshot. */
  compactRows?: number;
  compactBytes?: number;
  /** How long readers' text may lag behind the log, in milliseconds. */
  contentDelayMs?: number;
};
