import * as Y from "yjs";
import type { DocumentStorage } from "./document-storage.ts";
import type { ConfirmedClocks } from "./unsent.rules.ts";

/** How often the number of unsent changes is noted on the device while one types; the first one at once. */
const NOTE_MS = 1_000;

type Options = { storage: DocumentStorage | null; confirmed: ConfirmedClocks; /** The store is full or was taken away. */ onLost: () => void };

/** Notes on the device how many changes are only there, and up to where everything is elsewhere too. */
export class KeptCount {
  private readonly options: Options;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private noted = 0;
  private current = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** What an earlier page left behind. */
  async load(doc: Y.Doc): Promise<number> {
    const { storage, confirmed } = this.options;
    const [unsaved, vector] = [await storage?.get("unsaved"), await storage?.get("confirmed")];
    const isLeft = typeof unsaved === "number" && unsaved > 0;
    confirmed.reset(isLeft && vector instanceof ArrayBuffer ? new Uint8Array(vector) : Y.encodeStateVector(doc));
    this.noted = isLeft ? unsaved : 0;
    this.current = this.noted;
    return this.noted;
  }

  set(unsaved: number): void {
    this.current = unsaved;
    if (unsaved > 0 && this.noted === 0) this.note();
    else if (unsaved !== this.noted) this.timer ??= setTimeout(this.note, NOTE_MS);
  }

  destroy(): void {
    if (this.timer) this.note();
  }

  private note = (): void => {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { storage, confirmed, onLost } = this.options;
    this.noted = this.current;
    if (!storage?.isKept()) return;
    Promise.all([storage.set("unsaved", this.current), storage.set("confirmed", confirmed.encode().buffer)]).catch(onLost);
  };
}
