import { resolve } from "node:path";
import pino from "pino";
import { loadEnvFile, parseEnv } from "#server/env.ts";
import { startServer } from "#server/start-server.ts";
import { StartupError } from "#server/startup-error.ts";
import { welcome } from "#server/welcome.ts";

/** The only file that ends the process. */
async function main(): Promise<void> {
  loadEnvFile();
  const env = parseEnv(process.env);
  const log = pino({ level: env.logLevel, base: undefined, redact: ["req", "res", "email", "*.email"] });
  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  const server = await startServer({ env: { ...env, dataDir: resolve(env.dataDir) }, log, say: (line) => process.stdout.write(`${line}\n`) });
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
