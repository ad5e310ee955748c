import { performance } from "node:perf_hooks";

const CONCURRENCY = 4;

/** Completed answers per second of the addresses that `next` names, asked by a few clients for some milliseconds. Any answer but 200 ends the measurement. */
export async function pagesPerSecond(next: () => string, milliseconds: number, cookie = ""): Promise<number> {
  const endsAt = performance.now() + milliseconds;
  let done = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < endsAt) {
      const url = next();
      const response = await fetch(url, { headers: { accept: "text/html", ...(cookie && { cookie }) } });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      done += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, client));
  return (done / (performance.now() - startedAt)) * 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
