import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import postgres from "postgres";
import { inject } from "vitest";
import { loginCookieName } from "#app/features/identity/identity.limits.ts";
import type { Services } from "#app/platform/context.ts";
import { buildIfNeeded } from "#server/build.ts";
import { SUPERUSER } from "#server/embedded/cluster.ts";
import { localUrl } from "#server/embedded/start-embedded.ts";
import type { Handler } from "#server/handler.ts";
import type { Person } from "#tests/builders/people.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export const ORIGIN = "http://localhost";

export type Fields = Record<string, string | readonly string[] | File>;
export type Visit = { cookie?: string; headers?: Record<string, string>; address?: string };

/** The whole site in this process, from the request to the HTML, as the production build makes it. */
export type Site = {
  handler: Handler;
  get(path: string, as: Person | null, visit?: Visit): Promise<Response>;
  /** A form as a browser sends it: multipart when it carries a file. */
  post(path: string, as: Person | null, fields: Fields, visit?: Visit): Promise<Response>;
  send(path: string, init: RequestInit, address?: string): Promise<Response>;
};

type CreateHandler = (services: Services) => Handler;

function isBuild(module: unknown): module is { createHandler: CreateHandler } {
  return typeof module === "object" && module !== null && "createHandler" in module && typeof module.createHandler === "function";
}

/** Test files of one run share one build: the first makes it, the others wait. */
export async function requireBuild(): Promise<void> {
  const { port, secrets } = inject("cluster");
  const lock = postgres(localUrl(SUPERUSER, secrets.superuserPassword, port, "postgres"), { max: 1, onnotice() {} });
  await lock`select pg_advisory_lock(7412)`;
  await buildIfNeeded(() => {}).finally(() => lock.end());
}

async function loadBuild(): Promise<CreateHandler> {
  await requireBuild();
  const module: unknown = await import(pathToFileURL(resolve(import.meta.dirname, "../../build/server/index.js")).href);
  if (!isBuild(module)) throw new Error("the build exports no createHandler");
  return module.createHandler;
}

export async function openSite(database: TestDatabase, change: Partial<Services> = {}): Promise<Site> {
  const createHandler = await loadBuild();
  const services: Services = {
    ...testServices(database),
    documents: { render: async () => new TextEncoder().encode("%PDF"), word: async () => new Uint8Array(), hasGlyph: () => true },
    ...change,
  };
  const handler = createHandler(services);
  const send = (path: string, init: RequestInit, clientAddress = "192.0.2.1") =>
    handler(new Request(services.config.origin + path, { redirect: "manual", ...init }), { id: "test", clientAddress });
  return {
    handler,
    send,
    get: (path, as, visit = {}) => send(path, { headers: headersOf(as, visit) }),
    post: (path, as, fields, visit = {}) =>
      send(path, { method: "POST", headers: { origin: services.config.origin, ...headersOf(as, visit) }, body: encode(fields) }, visit.address),
  };
}

function headersOf(as: Person | null, { cookie, headers }: Visit): Record<string, string> {
  const cookies = [as ? cookieOf(as) : "", cookie ?? ""].filter(Boolean).join("; ");
  return { accept: "text/html", "accept-language": "it", ...(cookies ? { cookie: cookies } : {}), ...headers };
}

/** The cookie that a sign-in leaves. */
export function cookieOf({ accessToken }: Pick<Person, "accessToken">): string {
  const kept = JSON.stringify({ access_token: accessToken, refresh_token: "none", expires_at: 4_000_000_000, token_type: "bearer", user: null });
  return `${loginCookieName}=base64-${Buffer.from(kept).toString("base64url")}`;
}

function encode(fields: Fields): FormData | URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => ({ name, one })));
  if (!pairs.some(({ one }) => one instanceof File)) return new URLSearchParams(pairs.map(({ name, one }) => [name, String(one)]));
  const form = new FormData();
  for (const { name, one } of pairs) form.append(name, one);
  return form;
}

/** The page without its scripts and styles: what React escaped for people, not what it packed for itself. */
export function markup(html: string): string {
  return html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ");
}

/** What a person reads there: tags gone, character references resolved. */
export function readable(html: string): string {
  return unescape(markup(html).replace(/<!-- -->/g, "").replace(/<head[\s\S]*?<\/head>/, " ").replace(/<[^>]+>/g, " "));
}

export function unescape(text: string): string {
  return text.replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
