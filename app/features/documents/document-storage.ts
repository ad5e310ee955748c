/** Keeps a document on the device. */
export type DocumentStorage = {
  whenSynced: Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: number | ArrayBuffer): Promise<unknown>;
  destroy(): Promise<unknown>;
  /** False where the browser keeps nothing. */
  isKept(): boolean;
  /** Whether an update's origin is what was kept. */
  isOrigin(origin: unknown): boolean;
  /** Throws away what is kept of this text. */
  forget(): Promise<unknown>;
};
