import { resolve } from "node:path";
import pino from "pino";
import { buildIfNeeded } from "#server/build.ts";
import { loadEnvFile, parseEnv } from "#server/env.ts";
import { assertPortFree } from "#server/http/listen.ts";
import { StartupError } from "#server/startup-error.ts";

/** The only file that ends the process. */
async function main(): Promise<void> {
  loadEnvFile();
  const env = parseEnv(process.env);
  const log = pino({ level: env.logLevel, base: undefined, redact: ["req", "res", "email", "*.email"] });
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await assertPortFree(env);
  if (env.mode === "production" && (await buildIfNeeded(() => say("Preparo le pagine: succede la prima volta e dopo ogni modifica…")))) say("Pagine pronte.");
  // Only now: on a fresh clone the build has just compiled the texts that these modules import.
  const { startServer } = await import("#server/start-server.ts");
  const { welcome } = await import("#server/welcome.ts");
  const server = await startServer({ env: { ...env, dataDir: resolve(env.dataDir) }, log, say });
  process.stdout.write(`${welcome(server).join("\n")}\n`);
  if (!stopping.signal.aborted) await new Promise<void>((done) => stopping.signal.addEventListener("abort", () => done(), { once: true }));
  process.stdout.write("\nTavoli Aperti si ferma…\n");
  await server.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(error instanceof StartupError ? `Tavoli Aperti: ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
