import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream";
import { securityHeaders } from "#app/platform/security-headers.ts";

const types: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
};

/** Hashed names never change their content; the rest is asked about again after an hour. */
const hashedFolder = "/assets/";
const immutable = "public, max-age=31536000, immutable";
const revalidated = "public, max-age=3600";

type Encoding = "br" | "gzip" | "identity";
type Variant = { path: string; size: number };
type StaticFile = { type: string; cacheControl: string; etag: string; variants: Partial<Record<Encoding, Variant>> & { identity: Variant } };

/** Answers the request when it asks for a file of the build and returns true; else leaves it alone and returns false. */
export type ServeStatic = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Serves the browser's build (`build/client`) with its precompressed copies. The files are listed once, at start:
 * a path that is not in the list is not a file, so no request can reach outside the folder.
 */
export async function createStaticServer({ folder, https }: { folder: string; https: boolean }): Promise<ServeStatic> {
  const files = await listFiles(folder);
  return (request, response) => {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const file = files.get(path);
    if (!file && !path.startsWith(hashedFolder)) return false;
    for (const [name, value] of Object.entries(securityHeaders({ host: request.headers.host ?? "", https }))) response.setHeader(name, value);
    if (file) sendFile(request, response, file);
    else response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end("404\n");
    return true;
  };
}

function sendFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const encoding = chooseEncoding(request.headers["accept-encoding"] ?? "", file);
  const variant = file.variants[encoding] ?? file.variants.identity;
  response.setHeader("Content-Type", file.type);
  response.setHeader("Cache-Control", file.cacheControl);
  response.setHeader("ETag", file.etag);
  response.setHeader("Vary", "Accept-Encoding");
  if (request.headers["if-none-match"] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", variant.size);
  response.writeHead(200);
  if (request.method === "HEAD") response.end();
  else pipeline(createReadStream(variant.path), response, () => {});
}

function chooseEncoding(accepted: string, file: StaticFile): Encoding {
  const refused = (name: string) => new RegExp(`\\b${name}\\s*;\\s*q=0(\\.0*)?\\s*(,|$)`).test(accepted);
  if (file.variants.br && /\bbr\b/.test(accepted) && !refused("br")) return "br";
  if (file.variants.gzip && /\bgzip\b/.test(accepted) && !refused("gzip")) return "gzip";
  return "identity";
}

async function listFiles(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const present = new Set(paths);
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    const type = types[extname(path)];
    // Compressed copies are variants of their original; hidden folders hold the build's own notes.
    if (type && !url.includes("/.")) files.set(url, await describeFile(path, url, type, present));
  }
  return files;
}

async function describeFile(path: string, url: string, type: string, present: Set<string>): Promise<StaticFile> {
  const { size, mtimeMs } = await stat(path);
  const variant = async (suffix: string) => (present.has(path + suffix) ? { path: path + suffix, size: (await stat(path + suffix)).size } : undefined);
  const [br, gzip] = await Promise.all([variant(".br"), variant(".gz")]);
  return {
    type,
    cacheControl: url.startsWith(hashedFolder) ? immutable : revalidated,
    etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`,
    variants: { identity: { path, size }, ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) },
  };
}
