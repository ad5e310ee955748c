// Run after `react-router build`: writes .br and .gz beside each compressible file of the browser's build, and
// checks what a first visit downloads. Files of the build have hashed names, so nothing is done twice.
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type FirstLoad, firstLoadBudget, measureFirstLoads } from "./first-load.ts";

const compressible = new Set([".js", ".css", ".svg", ".json", ".webmanifest", ".txt", ".html"]);
/** Below this the headers outweigh what is saved, in bytes. */
const smallestFile = 1_024;

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Compresses the files of `folder` that have no compressed copy yet. Returns how many it compressed. */
export async function precompress(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !existsSync(`${path}.br`));
  const done = await Promise.all(files.map(compressFile));
  return done.filter(Boolean).length;
}

async function compressFile(path: string): Promise<boolean> {
  const raw = await readFile(path);
  if (raw.length < smallestFile) return false;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const [small, zipped] = await Promise.all([brotli(raw, { params: quality }), gz(raw, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, zipped)]);
  return true;
}

/** Prints what each address loads at first, and fails when a public one is over the budget. */
async function checkFirstLoads(folder: string): Promise<void> {
  const loads = await measureFirstLoads(folder);
  const heavy = loads.filter((load) => load.isPublic && load.bytes > firstLoadBudget);
  const line = ({ path, bytes, isPublic }: FirstLoad): string => `${(bytes / 1_000).toFixed(1).padStart(7)} kB  ${path}${isPublic ? "" : "  (work page: no budget)"}\n`;
  process.stdout.write(`JavaScript of a first visit, gzipped (budget of a public page: ${firstLoadBudget / 1_000} kB):\n${loads.map(line).join("")}`);
  if (heavy.length === 0) return;
  process.stderr.write(`over the budget:\n${heavy.map(line).join("")}`);
  process.exitCode = 1;
}

if (import.meta.main) {
  const folder = process.argv[2] ?? "build/client";
  process.stdout.write(`${await precompress(folder)} files compressed\n`);
  await checkFirstLoads(folder);
}
