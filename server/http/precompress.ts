// Run after `react-router build`: writes .br and .gz beside each compressible file of the browser's build, and
// prints what a first visit downloads. Files of the build have hashed names, so nothing is done twice.
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressible = new Set([".js", ".css", ".svg", ".json", ".webmanifest", ".txt", ".html"]);
/** Below this the headers outweigh what is saved, in bytes. */
const smallestFile = 1_024;
const firstLoadBudget = 130_000;

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

type RouteEntry = { module: string; imports?: string[]; css?: string[]; path?: string };
type RouterManifest = { entry: { module: string; imports: string[] }; routes: Record<string, RouteEntry> };

/** Gzipped bytes of the JavaScript that a page with only the root route and `routeId` loads first. */
export async function firstLoadBytes(folder: string, routeId?: string): Promise<number> {
  const manifest = await readManifest(folder);
  const routes = [manifest.routes["root"], routeId === undefined ? undefined : manifest.routes[routeId]];
  const modules = routes.flatMap((route) => (route ? [route.module, ...(route.imports ?? [])] : []));
  const files = new Set([manifest.entry.module, ...manifest.entry.imports, ...modules]);
  const sizes = await Promise.all([...files].map((file) => gzippedSize(join(folder, file))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function gzippedSize(path: string): Promise<number> {
  return (await gz(await readFile(path), { level: 9 })).length;
}

async function readManifest(folder: string): Promise<RouterManifest> {
  const assets = join(folder, "assets");
  const name = (await readdir(assets)).find((file) => /^manifest-[\w-]+\.js$/.test(file));
  if (!name) throw new Error(`no router manifest in ${assets}: run the build first`);
  const source = await readFile(join(assets, name), "utf8");
  return JSON.parse(source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1));
}

if (import.meta.main) {
  const folder = process.argv[2] ?? "build/client";
  const count = await precompress(folder);
  const bytes = await firstLoadBytes(folder);
  process.stdout.write(`${count} files compressed; first load of a bare page: ${(bytes / 1_000).toFixed(1)} kB of JavaScript, gzipped\n`);
  if (bytes > firstLoadBudget) {
    process.stderr.write(`over the budget of ${firstLoadBudget / 1_000} kB\n`);
    process.exitCode = 1;
  }
}
