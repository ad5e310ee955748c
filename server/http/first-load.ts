import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { localeAsset } from "./locale-assets.ts";

/** What a public page may load at first, gzipped JavaScript in bytes. */
export const firstLoadBudget = 130_000;

/** Pages for a task of one's own, opened on purpose by who works here: the office, the console, the editor, one's draft. */
const WORK_PAGES = [/\/ufficio(\/|$)/, /\/conduzione$/, /\/piano\/:sezione\/modifica$/, /\/proposte\/bozze\//];

const LOCALES = ["it", "en"];
const gz = promisify(gzip);

type RouteEntry = { id: string; parentId?: string; path?: string; module: string; imports?: string[] };
type RouterManifest = { entry: { module: string; imports: string[] }; routes: Record<string, RouteEntry> };

/** An address with the bytes of gzipped JavaScript that its page names in the HTML, in the language with more of them. */
export type FirstLoad = { path: string; bytes: number; isPublic: boolean };

/** Every address of the site, lightest first, from the router's own list of the browser's files in `folder`. */
export async function measureFirstLoads(folder: string): Promise<FirstLoad[]> {
  const manifest = await readManifest(folder);
  const sizeOf = rememberSizes(folder);
  const loads = new Map<string, FirstLoad>();
  for (const route of Object.values(manifest.routes)) {
    const chain = chainOf(manifest, route);
    const path = `/${chain.flatMap((one) => one.path || []).join("/")}`;
    const files = [...new Set([manifest.entry, ...chain].flatMap((one) => [one.module, ...(one.imports ?? [])]))];
    const totals = await Promise.all(LOCALES.map(async (locale) => sum(await Promise.all(files.map((file) => sizeOf(localeAsset(file, locale)))))));
    // An address may have several routes, one in the other: the page loads the deepest, which is the heaviest.
    const bytes = Math.max(...totals, loads.get(path)?.bytes ?? 0);
    loads.set(path, { path, bytes, isPublic: !WORK_PAGES.some((page) => page.test(path)) });
  }
  return [...loads.values()].toSorted((a, b) => a.bytes - b.bytes);
}

function chainOf(manifest: RouterManifest, route: RouteEntry): RouteEntry[] {
  const parent = route.parentId === undefined ? undefined : manifest.routes[route.parentId];
  return parent ? [...chainOf(manifest, parent), route] : [route];
}

function rememberSizes(folder: string): (file: string) => Promise<number> {
  const sizes = new Map<string, Promise<number>>();
  return (file) => {
    const known = sizes.get(file) ?? readFile(join(folder, file)).then(async (raw) => (await gz(raw, { level: 9 })).length);
    sizes.set(file, known);
    return known;
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

async function readManifest(folder: string): Promise<RouterManifest> {
  const assets = join(folder, "assets");
  const name = (await readdir(assets)).find((file) => /^manifest-[\w-]+\.js$/.test(file));
  if (!name) throw new Error(`no router manifest in ${assets}: run the build first`);
  const source = await readFile(join(assets, name), "utf8");
  return JSON.parse(source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1));
}
