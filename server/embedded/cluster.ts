import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { StartupError } from "#server/startup-error.ts";
import type { Binaries, PostgresAccount } from "#server/embedded/binaries.ts";

export const SUPERUSER = "supabase_admin";

export type ClusterOptions = {
  folder: string;
  binaries: Binaries;
  account: PostgresAccount;
  superuserPassword: string;
  /** Tests trade durability for speed; an installation never does. */
  durable: boolean;
};

export type Cluster = { port: number; stop(): Promise<void> };

const READY = "database system is ready to accept connections";

/** Starts PostgreSQL on a free local port over the given folder, making the cluster on the first start. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  await stopStalePostmaster(options.folder);
  if (!existsSync(join(options.folder, "PG_VERSION"))) await initialise(options);
  const port = await freePort();
  const flags = [
    "-D", options.folder, "-p", String(port), "-h", "127.0.0.1", "-k", "",
    "-c", "max_connections=60", "-c", "shared_buffers=48MB", "-c", "jit=off", "-c", "log_statement=none",
    "-c", "timezone=UTC", "-c", "max_wal_size=256MB",
    ...(options.durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]),
  ];
  const child = run(options.binaries.postgres, flags, options);
  const output: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr ?? process.stdin }).on("line", (line) => {
      output.push(line);
      if (output.length > 40) output.shift();
      if (line.includes(READY)) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new StartupError(`PostgreSQL did not start: ${output.slice(-4).join(" | ")}`)));
  });
  return {
    port,
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nothing committed is lost.
    stop: async () => {
      await stopChild(child, "SIGINT");
      // Somebody may have restarted it with pg_ctl: then it is not our child any more.
      await stopPostmaster(options.folder);
    },
  };
}

async function initialise({ folder, binaries, account, superuserPassword }: ClusterOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = join(folder, "..", `.initdb-${process.pid}`);
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (account) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const child = run(binaries.initdb, [
      "-D", folder, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256",
      // Without these the encoding follows LANG, which may be unset: SQL_ASCII.
      "--encoding=UTF8", "--locale=C", "--no-instructions",
    ], { folder, account });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += String(chunk)));
    child.stderr?.on("data", (chunk) => (output += String(chunk)));
    const code = await new Promise<number | null>((resolve, reject) => child.once("error", reject).once("close", resolve));
    if (code !== 0) {
      rmSync(folder, { recursive: true, force: true });
      throw new StartupError(`PostgreSQL could not make its data folder: ${output.trim().split("\n").slice(-3).join(" | ")}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(program: string, args: string[], { folder, account }: { folder: string; account: PostgresAccount }): ChildProcess {
  return spawn(program, args, {
    ...(account ?? {}),
    cwd: dirname(folder),
    env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own group: Ctrl-C reaches us, and we stop it in order.
    detached: process.platform !== "win32",
  });
}

/**
 * A PostgreSQL that outlived its server (which was killed) keeps the folder: it is stopped before a new one starts. One whose
 * server lives is in use, and stays: a second start over the same data says so and ends.
 */
export async function stopStalePostmaster(folder: string): Promise<void> {
  const pid = postmasterOf(folder);
  const server = pid === null ? null : serverOf(pid);
  if (server !== null) throw new StartupError(`another Tavoli Aperti (process ${server}) is using ${dirname(folder)}: stop it, or set DATA_DIR to another folder`);
  await stopPostmaster(folder);
}

/** The living PostgreSQL of a folder, whoever started it. */
function postmasterOf(folder: string): number | null {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, owned] = readFileSync(file, "utf8").split("\n");
  return owned === folder && isPostgres(Number(pid)) ? Number(pid) : null;
}

async function stopPostmaster(folder: string): Promise<void> {
  const pid = postmasterOf(folder);
  if (pid === null) return;
  process.kill(pid, "SIGINT");
  for (let attempt = 0; attempt < 100 && isPostgres(pid); attempt += 1) await delay(100);
  if (isPostgres(pid)) throw new StartupError(`an earlier PostgreSQL (process ${pid}) holds ${folder} and does not stop`);
}

/** The living Node process that started this PostgreSQL; null when it is gone (then the system has adopted PostgreSQL). */
function serverOf(pid: number): number | null {
  if (process.platform === "win32") return null;
  const parent = Number(ask(pid, "ppid"));
  return parent > 1 && basename(ask(parent, "comm")) === "node" ? parent : null;
}

/** What the system knows of a process, without asking programs that a small machine may not have. */
function ask(pid: number, field: "ppid" | "comm"): string {
  try {
    if (process.platform !== "linux") return spawnSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
    return field === "ppid" ? (/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "") : readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A recycled process number must not cost somebody else's process its life. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0]?.endsWith("postgres") ?? false;
  } catch {
    return false;
  }
}

async function stopChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
