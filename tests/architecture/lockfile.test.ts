import { expect, it } from "vitest";
import { importsOf, listFiles, read } from "#tests/architecture/source-tree.ts";

type Locked = { optionalDependencies?: Record<string, string>; resolved?: string };

const lock: { packages: Record<string, Locked> } = JSON.parse(read("package-lock.json"));
const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(read("package.json"));

it("the lock file lists the optional packages of every platform", () => {
  // Where a registry lacks a platform's package, "npm install" leaves it out in silence and "npm ci" then refuses the lock file.
  const missing = Object.entries(lock.packages).flatMap(([path, locked]) =>
    Object.keys(locked.optionalDependencies ?? {}).filter((name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`]),
  );
  expect(missing).toEqual([]);
});

it("the lock file names no registry", () => {
  expect(Object.entries(lock.packages).filter(([, locked]) => locked.resolved !== undefined).map(([path]) => path)).toEqual([]);
});

it("every dependency is pinned to one version", () => {
  const ranges = ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  expect(ranges.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

it("every package that the code imports is declared", () => {
  const declared = new Set(["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) => Object.keys(manifest[kind] ?? {})));
  const imported = listFiles(["app", "server", "supabase", "tests"], /\.tsx?$/).flatMap((path) => importsOf(path).filter((name) => /^[@a-z]/.test(name) && !/^(app|server|supabase|tests)\//.test(name)));
  const names = imported.map((name) => name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/"));
  expect([...new Set(names)].filter((name) => !declared.has(name) && !/^(node|virtual):/.test(name))).toEqual([]);
});
