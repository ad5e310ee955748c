import { setTimeout as delay } from "node:timers/promises";
import type { DocumentStore } from "#server/coediting/document-store.ts";

type Options = {
  /** A person's pages bring readers' text to the log's end no oftener than this, in milliseconds: those that she has open load again with each writing. */
  apartMs: number;
  onError(error: unknown): void;
};

/**
 * Knows whose saved words readers' text does not have yet. Readers' text follows the log after a moment; who wrote must not look at the
 * text of before. For everybody else nothing is done.
 */
export class OwnWords {
  /** The store with an ear at it. */
  readonly store: DocumentStore;
  private readonly options: Options;
  /** By text and person, the last row of the log that is hers. */
  private readonly unread = new Map<string, Map<string, number>>();
  private readonly writing = new Map<string, Promise<void>>();
  /** Who had her turn a moment ago, until the next may come. */
  private readonly pauses = new Map<string, Promise<unknown>>();

  constructor(store: DocumentStore, options: Options) {
    this.options = options;
    this.store = {
      ...store,
      append: async (packets) => {
        const outcomes = await store.append(packets);
        packets.forEach(({ documentId, personId }, place) => {
          const outcome = outcomes[place];
          if (outcome?.ok) this.note(documentId, personId, outcome.seq);
        });
        return outcomes;
      },
      appendChange: async (documentId, by, change, record) => {
        const seq = await store.appendChange(documentId, by, change, record);
        this.note(documentId, by.personId, seq);
        return seq;
      },
      writeContent: async (documentId, seq, content, length) => {
        const written = store.writeContent(documentId, seq, content, length);
        this.writing.set(documentId, written);
        await written.finally(() => void (this.writing.get(documentId) === written && this.writing.delete(documentId)));
        for (const [personId] of this.unread.get(documentId) ?? []) this.forget(documentId, personId, seq);
      },
    };
  }

  /** Brings readers' text to the end of this person's own saved words. Never fails: what cannot be written now is written later. */
  async catchUp(personId: string, settle: (documentId: string) => Promise<void>): Promise<void> {
    if (this.unreadOf(personId).length === 0) return;
    await this.pauses.get(personId);
    const texts = this.unreadOf(personId);
    if (texts.length === 0) return;
    this.pauses.set(personId, delay(this.options.apartMs, undefined, { ref: false }).then(() => this.pauses.delete(personId)));
    await Promise.all(texts.map(async ({ documentId, seq }) => {
      await settle(documentId).then(() => this.writing.get(documentId)).catch(this.options.onError);
      this.forget(documentId, personId, seq);
    }));
  }

  private unreadOf(personId: string): { documentId: string; seq: number }[] {
    return [...this.unread].flatMap(([documentId, persons]) => {
      const seq = persons.get(personId);
      return seq === undefined ? [] : [{ documentId, seq }];
    });
  }

  private note(documentId: string, personId: string, seq: number): void {
    const persons = this.unread.get(documentId) ?? new Map<string, number>();
    persons.set(personId, Math.max(seq, persons.get(personId) ?? 0));
    this.unread.set(documentId, persons);
  }

  private forget(documentId: string, personId: string, upTo: number): void {
    const persons = this.unread.get(documentId);
    if (!persons || (persons.get(personId) ?? 0) > upTo) return;
    persons.delete(personId);
    if (persons.size === 0) this.unread.delete(documentId);
  }
}
