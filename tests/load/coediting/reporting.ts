/** What a measured server says of itself to the bench that started it. */
export type Usage = { cpuMs: number; heapBytes: number; rssBytes: number; socketBytes: number };

/** Answers the bench's questions over the channel between the processes. */
export function reportUsage(socketBytes: () => number = () => 0): void {
  process.on("message", (message) => {
    if (message !== "usage" && message !== "clean usage") return;
    if (message === "clean usage") globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { heapUsed, external, rss } = process.memoryUsage();
    process.send?.({ usage: { cpuMs: (user + system) / 1000, heapBytes: heapUsed + external, rssBytes: rss, socketBytes: socketBytes() } });
  });
  process.on("disconnect", () => process.exit(0));
}
