import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { loadEnvFile, parseEnv } from "#server/env.ts";

/** Deletes the embedded installation's data folder, after a typed confirmation (or --yes, for scripts). */
loadEnvFile();
const { dataDir, external } = parseEnv(process.env);
const folder = resolve(dataDir);
if (external) {
  process.stderr.write("Tavoli Aperti: these variables name a Supabase project; reset only deletes the embedded data folder\n");
  process.exit(1);
}
if (!existsSync(folder)) {
  process.stdout.write(`Non c'è niente da cancellare in ${folder}.\n`);
  process.exit(0);
}
const isConfirmed = process.argv.includes("--yes") || (await ask());
if (!isConfirmed) {
  process.stdout.write("Non ho cancellato niente.\n");
  process.exit(1);
}
const pointer = join(folder, "postgres.location");
if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8").trim(), { recursive: true, force: true });
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`Ho cancellato ${folder}. Con "npm start" riparti da zero.\n`);

async function ask(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Cancello per sempre tutti i dati in ${folder}? Scrivi "cancella" per confermare: `);
  terminal.close();
  return answer.trim() === "cancella";
}
