import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { z } from "zod";
import type { Usage } from "#tests/load/coediting/reporting.ts";

export type Stored = { name: string; began: number; done: number };

export type MeasuredServer = {
  port: number;
  /** `clean`: after a garbage collection. */
  usage(clean?: boolean): Promise<Usage>;
  /** Hocuspocus alone: what it has written so far. */
  stored: Stored[];
  stop(): Promise<void>;
};

const UsageSchema = z.object({ cpuMs: z.number(), heapBytes: z.number(), rssBytes: z.number(), socketBytes: z.number() });
const MessageSchema = z.object({
  port: z.number().optional(),
  usage: UsageSchema.optional(),
  stored: z.object({ name: z.string(), began: z.number(), done: z.number() }).optional(),
});

export const canPin = spawnSync("taskset", ["-V"]).status === 0;

/** This process makes the load: it stays off the servers' core. What was started before it keeps all cores. */
export function pinGenerator(): void {
  if (canPin) spawnSync("taskset", ["-acp", "1", String(process.pid)]);
}

/** A server in a process of its own, on core 0 where that can be had; `parts` is its first message. */
export async function startMeasured(file: "ours-process.ts" | "hocuspocus-process.ts", parts: object): Promise<MeasuredServer> {
  const node = [process.execPath, "--expose-gc", "--max-semi-space-size=8", resolve(import.meta.dirname, file)];
  const command = canPin ? ["taskset", "-c", "0", ...node] : node;
  const child = spawn(command[0] ?? "", command.slice(1), { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, NODE_ENV: "production" } });
  const stored: Stored[] = [];
  const waiting: ((usage: Usage) => void)[] = [];
  const port = new Promise<number>((done, fail) => {
    child.on("message", (message) => {
      const said = MessageSchema.parse(message);
      if (said.port !== undefined) done(said.port);
      if (said.usage) waiting.shift()?.(said.usage);
      if (said.stored) stored.push(said.stored);
    });
    child.once("exit", (code) => fail(new Error(`${file} ended with ${code}`)));
  });
  child.send(parts);
  return {
    port: await port,
    stored,
    usage: (clean = false) =>
      new Promise((done) => {
        waiting.push(done);
        child.send(clean ? "clean usage" : "usage");
      }),
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.disconnect();
  await gone;
}
