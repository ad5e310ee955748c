import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartupError } from "#server/startup-error.ts";

const ROOT = resolve(import.meta.dirname, "..");
const STAMP = join(ROOT, "build", "sources.json");
const SOURCES = ["app", "public", "server/handler.ts", "server/http", "vite", "vite.config.ts", "react-router.config.ts", "package.json", "package-lock.json"];
const GENERATED = join(ROOT, "app", "paraglide");

/** Size and time of every source file: what a build was made from. */
function fingerprint(): string {
  const entries: string[] = [];
  const visit = (path: string): void => {
    if (path === GENERATED || !existsSync(path)) return;
    const stats = statSync(path);
    if (stats.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) entries.push(`${path}:${stats.size}:${Math.round(stats.mtimeMs)}`);
  };
  for (const source of SOURCES) visit(join(ROOT, source));
  return JSON.stringify(entries);
}

/** Makes the production build when it is missing or older than its sources. Returns true when it built. */
export async function buildIfNeeded(announce: () => void): Promise<boolean> {
  const wanted = fingerprint();
  const products = [join(ROOT, "build", "server", "index.js"), join(GENERATED, "messages.js"), STAMP];
  const isFresh = products.every((path) => existsSync(path)) && readFileSync(STAMP, "utf8") === wanted;
  if (isFresh) return false;
  announce();
  await run("npm", ["run", "--silent", "build"]);
  mkdirSync(join(ROOT, "build"), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    let output = "";
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolvePromise() : reject(new StartupError(`the production build failed:\n${output.slice(-4000)}`))));
  });
}
