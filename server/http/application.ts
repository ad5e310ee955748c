import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Services } from "#app/platform/context.ts";
import type { Handler } from "#server/handler.ts";
import { createStaticServer, type ServeStatic } from "#server/http/static.ts";

const ROOT = resolve(import.meta.dirname, "../..");

export type Application = {
  handler(): Promise<Handler>;
  serveStatic: ServeStatic | null;
  middleware: ((request: IncomingMessage, response: ServerResponse, next: () => void) => void) | null;
  /** Development only: the live-reload socket shares the HTTP server's port. */
  close(): Promise<void>;
};

type CreateHandler = (services: Services) => Handler;

function isHandlerModule(value: unknown): value is { createHandler: CreateHandler } {
  return typeof value === "object" && value !== null && "createHandler" in value && typeof value.createHandler === "function";
}

function createHandlerOf(module: unknown): CreateHandler {
  if (!isHandlerModule(module)) throw new Error("the server build does not export createHandler");
  return module.createHandler;
}

/** The production build: loaded once, its browser files served precompressed. */
export async function loadBuild(services: Services): Promise<Application> {
  const module: unknown = await import(pathToFileURL(resolve(ROOT, "build/server/index.js")).href);
  const handler = createHandlerOf(module)(services);
  const serveStatic = await createStaticServer({ folder: resolve(ROOT, "build/client"), https: services.config.origin.startsWith("https:") });
  return { handler: async () => handler, serveStatic, middleware: null, close: async () => {} };
}

/** Vite in this process: every request gets today's source. */
export async function loadVite(services: Services, server: Server): Promise<Application> {
  const { createServer } = await import("vite");
  const ours = process.listeners("SIGTERM");
  const vite = await createServer({ root: ROOT, server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
  // Vite would end the process at once at a SIGTERM, and leave PostgreSQL behind: main.ts stops everything in order.
  for (const theirs of process.listeners("SIGTERM")) if (!ours.includes(theirs)) process.off("SIGTERM", theirs);
  return {
    handler: async () => createHandlerOf(await vite.ssrLoadModule("./server/handler.ts"))(services),
    serveStatic: null,
    middleware: vite.middlewares,
    close: () => vite.close(),
  };
}
