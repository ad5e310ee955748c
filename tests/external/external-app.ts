import { createClient } from "@supabase/supabase-js";
import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import pino from "pino";
import { parseEnv } from "#server/env.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

/** Where the application believes its Supabase project to be: only msw answers there. */
export const PROJECT = "http://project.supabase.example";
const PASSWORD = "quattro parole lunghe insieme";

/** How the project can fail: HTTP answers as Supabase and its load balancer give them, a broken body, and silence. */
export const FAILURES = {
  "401": () => HttpResponse.json({ code: "PGRST301", message: "JWT expired", msg: "invalid JWT", error_code: "bad_jwt" }, { status: 401 }),
  "409": () => HttpResponse.json({ code: "23505", message: "duplicate key value violates unique constraint", msg: "conflict", error_code: "conflict" }, { status: 409 }),
  "429": () => HttpResponse.json({ code: 429, message: "rate limit", msg: "Request rate limit reached", error_code: "over_request_rate_limit" }, { status: 429 }),
  "503": () => new HttpResponse("upstream connect error", { status: 503, headers: { "content-type": "text/plain" } }),
  "bad JSON": () => new HttpResponse("<html>not what you asked for", { status: 200, headers: { "content-type": "application/json" } }),
  nothing: () => HttpResponse.error(),
} as const;

export type Failure = keyof typeof FAILURES;

export type ExternalApp = {
  origin: string;
  database: TestDatabase;
  /** From now on calls whose path begins so fail in this way. */
  break(path: string, failure: Failure): void;
  repair(): void;
  /** Cookie header of somebody who signed in by the page; the account is made first. */
  signIn(email: string): Promise<string>;
  post(path: string, fields: Record<string, string>, cookie?: string): Promise<Response>;
  get(path: string, cookie?: string): Promise<Response>;
  stop(): Promise<void>;
};

/** The application in external mode, in this process, against a project that works until a test breaks it. */
export async function startExternalApp(): Promise<ExternalApp> {
  const database = await createTestDatabase();
  const { supabase } = database;
  const working = http.all(`${PROJECT}/*`, ({ request }) => supabase.fetch(request.url.replace(PROJECT, supabase.url), forwarded(request)));
  const network = setupServer(working, http.all("http://127.0.0.1:*/*", () => passthrough()));
  network.listen({ onUnhandledFrame: "error" });
  const running = await startServer({ env: externalEnv(database), log: pino({ level: "silent" }), say() {} });
  return { database, ...controls(network, running), ...visitor(running.origin, database), async stop() {
    await running.stop();
    network.close();
    await database.close();
  } };
}

function forwarded(request: Request): RequestInit {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  return { method: request.method, headers: request.headers, ...(hasBody ? { body: request.body, duplex: "half" } : {}) };
}

function externalEnv({ supabase }: TestDatabase) {
  return parseEnv({
    NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", DEMO: "0", LOG_LEVEL: "silent",
    SUPABASE_URL: PROJECT, SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey, SUPABASE_SECRET_KEY: supabase.secretKey,
    SUPABASE_JWT_SECRET: supabase.jwtSecret, DATABASE_URL: supabase.databaseUrl,
  });
}

function controls(network: ReturnType<typeof setupServer>, { origin }: RunningServer): Pick<ExternalApp, "origin" | "break" | "repair"> {
  return {
    origin,
    break: (path, failure) => network.use(http.all(`${PROJECT}${path}*`, FAILURES[failure])),
    repair: () => network.resetHandlers(),
  };
}

function visitor(origin: string, { supabase, sql }: TestDatabase): Pick<ExternalApp, "get" | "post" | "signIn"> {
  const get = (path: string, cookie = "") => fetch(`${origin}${path}`, { redirect: "manual", headers: { cookie } });
  const post = (path: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${origin}${path}`, { method: "POST", redirect: "manual", headers: { cookie, origin }, body: new URLSearchParams(fields) });
  return {
    get,
    post,
    async signIn(email) {
      const project = createClient(supabase.url, supabase.publishableKey, { global: { fetch: supabase.fetch }, auth: { persistSession: false } });
      const { error } = await project.auth.signUp({ email, password: PASSWORD, options: { data: { display_name: "Prova Esterna" } } });
      if (error) throw error;
      await sql`update auth.users set email_confirmed_at = now() where email = ${email}`;
      const answer = await post("/accedi", { email, password: PASSWORD, azione: "password" });
      if (answer.status !== 302) throw new Error(`signing in answered ${answer.status}: ${visibleText(await answer.text())}`);
      return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
    },
  };
}

/** What a person reads of a page: no scripts, styles or tags. */
export function visibleText(html: string): string {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'").replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
