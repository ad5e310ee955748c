import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartupError } from "#server/startup-error.ts";

const ROOT = resolve(import.meta.dirname, "..");
const STAMP = join(ROOT, "build", "sources.json");
const SOURCES = ["app", "public", "server/handler.ts", "server/http", "vite", "vite.config.ts", "react-router.config.ts", "package.json", "package-lock.json"];
const GENERATED = join(ROOT, "app", "paraglide");
/** The translations' compiler writes notes beside its settings: with them a build would make itself old. */
const COMPILER_NOTES = /\/project\.inlang\/(?!settings\.json$)[^/]+$/;

/** Every source file with what it says (the compiler writes its settings anew, so times tell nothing): what a build was made from. */
function fingerprint(): string {
  const entries: string[] = [];
  const visit = (path: string): void => {
    if (path === GENERATED || !existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!/\.test\.tsx?$/.test(path) && !COMPILER_NOTES.test(path.replaceAll("\\", "/"))) entries.push(`${path}:${createHash("sha1").update(readFileSync(path)).digest("base64")}`);
  };
  for (const source of SOURCES) visit(join(ROOT, source));
  return JSON.stringify(entries);
}

/** Makes the production build when it is missing or older than its sources; `signal` breaks it off. Returns true when it built. */
export async function buildIfNeeded(announce: () => void, signal?: AbortSignal): Promise<boolean> {
  const wanted = fingerprint();
  const products = [join(ROOT, "build", "server", "index.js"), join(GENERATED, "messages.js"), STAMP];
  const isFresh = products.every((path) => existsSync(path)) && readFileSync(STAMP, "utf8") === wanted;
  if (isFresh) return false;
  announce();
  await run("npm", ["run", "--silent", "build"], signal);
  mkdirSync(join(ROOT, "build"), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}

function run(command: string, args: string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    let output = "";
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32", ...(signal && { signal }) });
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.once("error", (error) => reject(signal?.aborted ? new StartupError("stopped while the pages were made") : error));
    child.once("close", (code) => (code === 0 ? resolvePromise() : reject(new StartupError(`the production build failed:\n${output.slice(-4000)}`))));
  });
}
