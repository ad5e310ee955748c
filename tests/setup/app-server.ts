import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const ROOT = resolve(import.meta.dirname, "../..");
const START_LIMIT_MS = 200_000;

export type AppOptions = {
  demo: boolean;
  /** Environment of an external Supabase; absent means the embedded default. */
  external?: Record<string, string>;
  /** A port chosen beforehand, because the Supabase side must know the application's address. */
  port?: number;
};

export type App = {
  origin: string;
  dataDir: string;
  pid(): number;
  /** SIGKILL, as a power cut does it: nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Starts again on the same port and data. */
  restart(): Promise<void>;
  /** Hosts outside this machine that the server tried to reach. */
  strayConnections(): string[];
  /** What the server printed, for a failing test's message. */
  output(): string;
  stop(): Promise<void>;
};

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}

/** The real program in a process of its own on a free port, with an empty data folder; builds the pages first when they are old. */
export async function startApp(options: AppOptions): Promise<App> {
  const port = options.port ?? (await freePort());
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-e2e-"));
  // PostgreSQL runs as another account when the tests run as root.
  chmodSync(dataDir, 0o711);
  const stray = join(dataDir, "stray-connections.txt");
  const origin = `http://127.0.0.1:${port}`;
  const env = environment({ port, dataDir, stray, options });
  let running = await startProcess(env, origin);
  return {
    origin,
    dataDir,
    pid: () => running.child.pid ?? 0,
    async kill() {
      await end(running.child, "SIGKILL");
    },
    async restart() {
      running = await startProcess(env, origin);
    },
    strayConnections: () => (existsSync(stray) ? readFileSync(stray, "utf8").trim().split("\n") : []),
    output: () => running.lines.join(""),
    async stop() {
      await end(running.child, "SIGTERM");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function environment({ port, dataDir, stray, options }: { port: number; dataDir: string; stray: string; options: AppOptions }): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST|SUPABASE_|DATABASE_URL|SMTP_URL|ORIGIN|REDIS_URL)/.test(name)));
  return {
    ...inherited,
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: options.demo ? "1" : "0",
    LOG_LEVEL: "warn",
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, "loopback-only.mjs")).href}`,
    STRAY_CONNECTIONS_FILE: stray,
    ...options.external,
  };
}

type Running = { child: ChildProcess; lines: string[] };

async function startProcess(env: NodeJS.ProcessEnv, origin: string): Promise<Running> {
  const child = spawn(process.execPath, ["--max-semi-space-size=8", "server/main.ts"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => lines.push(String(chunk)));
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child, "SIGKILL");
      throw new Error(`the application did not start:\n${lines.join("")}`);
    }
    await delay(100);
  }
  return { child, lines };
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`).then((response) => response.ok, () => false);
}

/** Ends a process and resolves when it is gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill(signal);
  await gone;
}
