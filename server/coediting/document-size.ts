import type * as Y from "yjs";
import { readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";

/** Counting a long text anew may take this part of the server's time at most, however often somebody writes at the limit. */
const REST_AFTER_COUNT = 20;

/** How long a text is and how large its state: kept by adding, counted anew only when that says that it is full. */
export class DocumentSize {
  private length: number;
  private bytes: number;
  private countedUntil = 0;

  constructor(length: number, bytes: number) {
    this.length = length;
    this.bytes = bytes;
  }

  /** True when so much more is allowed. What only erases always is. */
  admits(doc: Y.Doc, added: number, bytes: number): boolean {
    if (added === 0) return true;
    if (this.bytes + bytes > DOCUMENT_LIMITS.stateBytes) return false;
    if (this.length + added <= DOCUMENT_LIMITS.length) return true;
    const started = performance.now();
    if (started < this.countedUntil) return false;
    this.length = readContent(doc).length;
    const ended = performance.now();
    this.countedUntil = ended + (ended - started) * REST_AFTER_COUNT;
    return this.length + added <= DOCUMENT_LIMITS.length;
  }

  add(added: number, bytes: number): void {
    this.length += added;
    this.bytes += bytes;
  }

  /** What was counted for another reason. */
  counted(counts: { length?: number; bytes?: number }): void {
    this.length = counts.length ?? this.length;
    this.bytes = counts.bytes ?? this.bytes;
  }
}
