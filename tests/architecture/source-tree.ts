import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

const SKIPPED = new Set(["node_modules", "build", ".data", ".git", ".react-router", "paraglide"]);

/** Repository-relative paths of every file under the folders, generated ones left out. */
export function listFiles(folders: readonly string[], pattern: RegExp): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (SKIPPED.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (pattern.test(entry.name)) found.push(relative(ROOT, path));
    }
  };
  for (const folder of folders) visit(join(ROOT, folder));
  return found.sort();
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?:type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|import\("([^"]+)"\)/g;

/** What a file imports, as repository-relative paths where it is ours, as written where it is a package. */
export function importsOf(path: string): string[] {
  const found: string[] = [];
  for (const match of read(path).matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2] ?? "";
    if (specifier.startsWith("#")) found.push(specifier.slice(1));
    else if (specifier.startsWith(".")) found.push(relative(ROOT, resolve(ROOT, path, "..", specifier)));
    else found.push(specifier);
  }
  return found;
}
