import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { RouterContextProvider } from "react-router";
import { identityMiddleware } from "#app/features/identity/identity.middleware.server.ts";
import { openDesk, type SignInDesk } from "#app/features/identity/sign-in.commands.server.ts";
import { getViewer, type Viewer } from "#app/features/identity/viewer.ts";
import { getDb, requestContext, type Services, servicesContext } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { embeddedFileStore } from "#server/files/create-file-store.ts";
import { storedTexts } from "#tests/builders/stored-texts.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type Visit = { viewer: Viewer; db: Db; desk: SignInDesk };

/** A browser that keeps cookies: each visit goes through the identity middleware, as a page's request does. */
export type SignInBrowser = {
  visit<T>(work: (visit: Visit) => Promise<T> | T): Promise<T>;
  cookieHeader(): string;
  /** The Set-Cookie lines of the last visit. */
  lastSetCookies(): string[];
};

export function testServices(database: TestDatabase, change: Partial<Services["config"]> = {}): Services {
  const { supabase, databases } = database;
  return {
    databases,
    config: {
      origin: "http://localhost",
      demo: false,
      mailbox: false,
      trustProxy: false,
      tokens: { secret: supabase.jwtSecret },
      supabase: { url: supabase.url, publishableKey: supabase.publishableKey, fetch: supabase.fetch },
      ...change,
    },
    documents: { render: () => Promise.reject(new Error("no documents here")), word: () => Promise.reject(new Error("no documents here")), hasGlyph: () => true },
    files: embeddedFileStore(mkdtempSync(join(tmpdir(), "tavoli-test-files-"))),
    coediting: { ...storedTexts(database), settle: async () => {}, catchUp: async () => {}, origins: async () => null, authors: async () => [] },
    testMails: null,
    crowd: null,
    log: pino({ level: "silent" }),
  };
}

export function createSignInBrowser(services: Services, { clientAddress = "192.0.2.1", cookies = "" } = {}): SignInBrowser {
  const jar = new Map(cookies.split("; ").filter(Boolean).map((pair) => splitPair(pair)));
  let last: string[] = [];
  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    cookieHeader,
    lastSetCookies: () => last,
    async visit(work) {
      const context = new RouterContextProvider();
      context.set(servicesContext, services);
      context.set(requestContext, { id: "test", clientAddress });
      const request = new Request("http://localhost/", { headers: { cookie: cookieHeader() } });
      const page = Promise.withResolvers<Awaited<ReturnType<typeof work>>>();
      const next = async () => {
        page.resolve(await work({ viewer: getViewer(context), db: getDb(context), desk: openDesk(context) }));
        return new Response(null);
      };
      const response = await identityMiddleware({ request, url: new URL(request.url), context, params: {}, pattern: "/" }, next);
      last = response instanceof Response ? response.headers.getSetCookie() : [];
      for (const line of last) keep(jar, line);
      return page.promise;
    },
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const [name, value] = splitPair(pair);
  if (!value || /max-age=0/i.test(line)) jar.delete(name);
  else jar.set(name, value);
}

function splitPair(pair: string): [string, string] {
  const at = pair.indexOf("=");
  return [pair.slice(0, at).trim(), pair.slice(at + 1)];
}
