import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";

const EVERY_MS = 20;

/** Resident megabytes of one process (Linux; null elsewhere). */
export function residentMegabytes(pid: number): number | null {
  if (process.platform !== "linux") return null;
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}

export type Download = { bytes: number; seconds: number; before: number | null; peak: number | null; after: number | null };

/** Takes a file as a browser does, in pieces that are not kept, and watches the serving process's memory meanwhile. */
export async function watchDownload(pid: number, url: string, cookie: string): Promise<Download> {
  const before = residentMegabytes(pid);
  let peak = before;
  const watching = setInterval(() => void (peak = Math.max(peak ?? 0, residentMegabytes(pid) ?? 0)), EVERY_MS);
  const startedAt = performance.now();
  let bytes = 0;
  try {
    const response = await fetch(url, { headers: { cookie } });
    if (response.status !== 200 || !response.body) throw new Error(`${url} answered ${response.status}`);
    for await (const piece of response.body) bytes += piece.length;
  } finally {
    clearInterval(watching);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await delay(3000);
  return { bytes, seconds, before, peak, after: residentMegabytes(pid) };
}
