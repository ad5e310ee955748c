import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { knownCluster } from "#server/embedded/binaries.ts";
import { stopStalePostmaster } from "#server/embedded/cluster.ts";
import { loadEnvFile, parseEnv } from "#server/env.ts";
import { StartupError } from "#server/startup-error.ts";

/** `npm run reset`: deletes the embedded installation's data folder, after a typed confirmation (or --yes, for scripts). */
async function main(): Promise<void> {
  loadEnvFile();
  const { dataDir, external } = parseEnv(process.env);
  const folder = resolve(dataDir);
  if (external) throw new StartupError("these variables name a Supabase project; reset only deletes the embedded data folder");
  if (!existsSync(folder)) return say(`Non c'è niente da cancellare in ${folder}.`);
  const cluster = knownCluster(folder);
  // Before anybody is asked anything: says so when a server is using these data.
  await stopStalePostmaster(cluster);
  if (!process.argv.includes("--yes") && !(await isConfirmed(folder))) {
    process.exitCode = 1;
    return say("Non ho cancellato niente.");
  }
  for (const path of [cluster, folder]) rmSync(path, { recursive: true, force: true });
  say(`Ho cancellato ${folder}. Con "npm start" riparti da zero.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** No answer (the end of the input, Ctrl-C) is a no. */
function isConfirmed(folder: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  return new Promise((done) => {
    terminal.once("close", () => done(false));
    terminal.question(`Cancello per sempre tutti i dati in ${folder}? Scrivi "cancella" per confermare: `, (answer) => {
      done(answer.trim() === "cancella");
      terminal.close();
    });
  });
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof StartupError ? `Tavoli Aperti: ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
