import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { PrintedModel } from "#app/platform/paper-form.ts";
import { AppError } from "#app/platform/errors.ts";

export type PdfRendererOptions = {
  /** From the start of the compilation, not of the wait. */
  timeoutMs: number;
  /** Documents compiled at the same time; a plan of 400 pages takes 1.7 GB, so keep it at one or two. */
  concurrency: number;
  /** Requests that may wait; the next is refused with `document_queue_full`. */
  maxQueue?: number;
  log: { warn(details: object, message: string): void };
};

export type PdfRenderer = {
  /**
   * Composes the tagged PDF (PDF/UA-1) of a model. The same model gives the same bytes.
   * Throws AppError `document_too_slow`, `document_failed` or `document_queue_full`.
   */
  render(model: PrintedModel): Promise<Uint8Array>;
  /** Kills what is running and refuses what waits. */
  close(): void;
};

type Job = { model: PrintedModel; resolve(pdf: Uint8Array): void; reject(error: unknown): void };

const WORKER = fileURLToPath(new URL("./typst-worker.ts", import.meta.url));

type Answer = { ok: true; pdf: Uint8Array } | { ok: false; reason: string };

function isAnswer(message: unknown): message is Answer {
  if (typeof message !== "object" || message === null || !("ok" in message)) return false;
  return message.ok === true ? "pdf" in message && message.pdf instanceof Uint8Array : "reason" in message;
}

/** The compiler is native code in a process of its own: without our secrets, and its end gives the memory back. */
function startWorker(): ChildProcess {
  return fork(WORKER, { env: {}, execArgv: [], serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
}

/** Runs one job to its end; settles exactly once whatever the child does. */
function runJob(model: PrintedModel, options: PdfRendererOptions, running: Set<ChildProcess>): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const child = startWorker();
  running.add(child);
  const fail = (code: "document_too_slow" | "document_failed", reason: string) => {
    options.log.warn({ code, reason: reason.slice(0, 2000) }, "document not composed");
    child.kill("SIGKILL");
    reject(new AppError(code, { cause: reason }));
  };
  const timer = setTimeout(() => fail("document_too_slow", `over ${options.timeoutMs} ms`), options.timeoutMs);
  child.on("message", (message) => {
    if (!isAnswer(message)) return fail("document_failed", "answer not understood");
    if (!message.ok) return fail("document_failed", message.reason);
    resolve(message.pdf);
  });
  child.on("error", (error) => fail("document_failed", error.message));
  child.on("exit", (code, signal) => {
    running.delete(child);
    // After an answer the promise is settled and this changes nothing; a crash comes only this way.
    reject(new AppError("document_failed", { cause: `worker ended with ${signal ?? code}` }));
  });
  child.send(model);
  return promise.finally(() => clearTimeout(timer));
}

export function createPdfRenderer(options: PdfRendererOptions): PdfRenderer {
  const maxQueue = options.maxQueue ?? 10;
  const waiting: Job[] = [];
  const running = new Set<ChildProcess>();
  let active = 0;
  let closed = false;

  function next(): void {
    if (active >= options.concurrency) return;
    const job = waiting.shift();
    if (job === undefined) return;
    active += 1;
    runJob(job.model, options, running)
      .then(job.resolve, job.reject)
      .finally(() => {
        active -= 1;
        next();
      });
  }

  return {
    render(model) {
      if (closed) return Promise.reject(new AppError("document_failed", { cause: "renderer closed" }));
      if (active >= options.concurrency && waiting.length >= maxQueue) {
        return Promise.reject(new AppError("document_queue_full"));
      }
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      waiting.push({ model, resolve, reject });
      next();
      return promise;
    },
    close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new AppError("document_failed", { cause: "renderer closed" }));
      for (const child of running) child.kill("SIGKILL");
    },
  };
}
