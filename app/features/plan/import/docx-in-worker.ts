type Answer = { html: string | null };

/** The HTML of a .docx, made in a thread of its own; null for what can't be read. */
export function docxInWorker(file: ArrayBuffer): Promise<string | null> {
  const worker = new Worker(new URL("./docx.worker.ts", import.meta.url), { type: "module" });
  return new Promise<string | null>((resolve) => {
    worker.addEventListener("message", (event: MessageEvent<Answer>) => resolve(event.data.html));
    worker.addEventListener("error", () => resolve(null));
    worker.postMessage(file, [file]);
  }).finally(() => worker.terminate());
}
