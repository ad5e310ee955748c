import type { Socket } from "socket.io-client";
import { seconds } from "#app/platform/time.ts";

/** Without any sign of a connection for this long, the page says that it is offline. */
const FIRST_MS = seconds(5);

type Options = {
  socket: Pick<Socket, "connected" | "on" | "off">;
  /** There is no connection yet, and it failed or takes long. */
  onOffline: () => void;
  /** Time to ask for the text again. */
  onReturn: () => unknown;
  /** The least time between two such attempts; at most twice as much passes. */
  returnMs: number;
};

/** What a page waits for in silence: its first connection, and a right that was taken away and may come back. */
export class Patience {
  private readonly options: Options;
  private first: ReturnType<typeof setTimeout> | null = null;
  private coming: ReturnType<typeof setTimeout> | null = null;

  constructor(options: Options) {
    this.options = options;
  }

  /** Until the first connection is there or has failed, the page is not «offline»: unless the browser knows better. */
  untilConnected(): void {
    if (isBrowserOffline()) return this.options.onOffline();
    const { socket } = this.options;
    socket.on("connect", this.endFirst);
    socket.on("connect_error", this.giveUp);
    this.first = setTimeout(this.giveUp, FIRST_MS);
  }

  /** Nobody is told that she may read a text again: her page asks now and then, as long as somebody looks at it. Not all at one moment. */
  untilReturned(): void {
    const { returnMs } = this.options;
    this.coming ??= setTimeout(this.comeBack, returnMs * (1 + Math.random()));
  }

  endReturn(): void {
    if (this.coming) clearTimeout(this.coming);
    this.coming = null;
    if (typeof document !== "undefined") document.removeEventListener("visibilitychange", this.comeBack);
  }

  destroy(): void {
    this.endFirst();
    this.endReturn();
  }

  private giveUp = (): void => {
    this.endFirst();
    if (!this.options.socket.connected) this.options.onOffline();
  };

  private endFirst = (): void => {
    const { socket } = this.options;
    socket.off("connect", this.endFirst);
    socket.off("connect_error", this.giveUp);
    if (this.first) clearTimeout(this.first);
    this.first = null;
  };

  /** In a page that nobody sees the attempt waits until somebody does. */
  private comeBack = (): void => {
    if (typeof document !== "undefined") {
      document.removeEventListener("visibilitychange", this.comeBack);
      if (document.visibilityState === "hidden") return document.addEventListener("visibilitychange", this.comeBack);
    }
    this.coming = null;
    this.options.onReturn();
  };
}

function isBrowserOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}
