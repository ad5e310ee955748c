import { readdirSync, readFileSync } from "node:fs";

type Process = { pid: number; parent: number; kilobytes: number };

function readProcess(pid: number): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    // Proportional set size: memory that processes share (PostgreSQL's buffers) is counted once.
    return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), kilobytes: Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) };
  } catch {
    return null;
  }
}

/** Megabytes of a process and everything below it (Linux; null elsewhere). */
export function treeMegabytes(root: number): number | null {
  if (process.platform !== "linux") return null;
  const all = readdirSync("/proc").map(Number).filter(Boolean).map(readProcess).filter((one) => one !== null);
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const one of all) {
      if (tree.has(one.parent) && !tree.has(one.pid)) grown = Boolean(tree.add(one.pid));
    }
  }
  return all.filter((one) => tree.has(one.pid)).reduce((sum, one) => sum + one.kilobytes, 0) / 1024;
}
