import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";

export type SiteRoute = { pattern: string; file: string; hasAction: boolean; hasPage: boolean };

const APP = resolve(import.meta.dirname, "../../app");

function visit(entries: readonly RouteConfigEntry[], parent: string): SiteRoute[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path === undefined ? parent : `${parent}/${entry.path}`;
    const source = readFileSync(resolve(APP, entry.file), "utf8");
    const own = { pattern: pattern || "/", file: entry.file, hasAction: /^export (const|async function|function) action\b/m.test(source), hasPage: /^export default/m.test(source) };
    return [own, ...visit(entry.children ?? [], pattern)];
  });
}

/** Every route of the site with what its module exports. */
export function listRoutes(): SiteRoute[] {
  return visit(routes, "");
}
