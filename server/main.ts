// First: what is loaded later gets the corrected database driver.
import "#server/postgres-guard.ts";
import { resolve } from "node:path";
import pino from "pino";
import { seconds } from "#app/platform/time.ts";
import { buildIfNeeded } from "#server/build.ts";
import { loadEnvFile, parseEnv } from "#server/env.ts";
import { assertPortFree } from "#server/http/listen.ts";
import { StartupError } from "#server/startup-error.ts";

/** Longer than every step of a stop may take. */
const STOP_LIMIT_MS = seconds(30);
const stopping = new AbortController();

/** The only file that ends the process. */
async function main(): Promise<void> {
  loadEnvFile();
  const env = parseEnv(process.env);
  const log = pino({ level: env.logLevel, base: undefined, redact: ["req", "res", "email", "*.email"] });
  // On, not once: npm passes on what the terminal has sent already, and a second signal must not cut the stop short.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
  // A terminal that was closed takes no more lines; the stop goes on without them.
  process.stdout.on("error", () => {});
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await assertPortFree(env);
  if (env.mode === "production" && (await buildIfNeeded(() => say("Preparo le pagine: succede la prima volta e dopo ogni modifica…"), stopping.signal))) say("Pagine pronte.");
  // Only now: on a fresh clone the build has just compiled the texts that these modules import.
  const { startServer } = await import("#server/start-server.ts");
  const { welcome } = await import("#server/welcome.ts");
  const server = await startServer({ env: { ...env, dataDir: resolve(env.dataDir) }, log, say });
  process.stdout.write(`${welcome(server).join("\n")}\n`);
  if (!stopping.signal.aborted) await new Promise<void>((done) => stopping.signal.addEventListener("abort", () => done(), { once: true }));
  process.stdout.write("\nTavoli Aperti si ferma…\n");
  setTimeout(() => fail(new StartupError("stopping takes too long: leaving what is left to the next start")), STOP_LIMIT_MS).unref();
  await server.stop();
}

function fail(error: unknown): never {
  process.stderr.write(error instanceof StartupError ? `Tavoli Aperti: ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

main().then(
  () => process.exit(0),
  // What breaks off because somebody stops a first start is no failure.
  (error: unknown) => (stopping.signal.aborted && error instanceof StartupError ? process.exit(0) : fail(error)),
);
