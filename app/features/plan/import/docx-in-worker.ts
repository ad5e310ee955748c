import type { DocxPage } from "./docx-html.ts";

/** The HTML of a .docx, made in a thread of its own; null for what can't be read. */
export function docxInWorker(file: ArrayBuffer): Promise<DocxPage | null> {
  const worker = new Worker(new URL("./docx.worker.ts", import.meta.url), { type: "module" });
  return new Promise<DocxPage | null>((resolve) => {
    worker.addEventListener("message", (event: MessageEvent<DocxPage | null>) => resolve(event.data));
    worker.addEventListener("error", () => resolve(null));
    worker.postMessage(file, [file]);
  }).finally(() => worker.terminate());
}
