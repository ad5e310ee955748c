import { type CookieOptions, createServerClient, parseCookieHeader, serializeCookieHeader } from "@supabase/ssr";
import { createContext, type RouterContextProvider } from "react-router";
import type { Services } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { seconds } from "#app/platform/time.ts";
import { type AccessClaims, createAccessTokenVerifier, type VerifyAccessToken } from "./access-token.server.ts";
import { readStoredLogin } from "./identity.cookies.ts";
import { loginCookieName, loginCookieSeconds, renewBefore } from "./identity.limits.ts";

type AuthClient = ReturnType<typeof createServerClient>["auth"];
type Cookie = { name: string; value: string; options: CookieOptions };

/** The login of one browser during one request: what its cookie says, and what the answer will write there. */
export type Login = {
  /** supabase-js on this browser's cookie: signing in, changing the account, signing out. */
  auth(): AuthClient;
  /** The verified token, renewed first when less than `withinMs` are left of it; null when nobody is signed in. */
  access(now: number, withinMs?: number): Promise<(AccessClaims & { accessToken: string }) | null>;
  /** Forgets the login in this browser, whatever the sign-in service says. */
  forget(): void;
  /** Set-Cookie values for the answer, each cookie once. */
  setCookies(): string[];
  /** True while the answer to a sent form is made: loaders run then, too, with a request that looks like a plain visit. */
  isFormSent: boolean;
};

export const loginContext = createContext<Login>();

export function getLogin(context: Readonly<RouterContextProvider>): Login {
  return context.get(loginContext);
}

/** What one process keeps for all requests: checked keys, and renewals under way (two tabs may ask at once). */
type Shared = { verify: VerifyAccessToken; renewals: Map<string, Promise<Cookie[] | null>> };
const sharedByServices = new WeakMap<Services, Shared>();

function sharedOf(services: Services): Shared {
  const known = sharedByServices.get(services);
  if (known) return known;
  const made: Shared = { verify: createAccessTokenVerifier(services.config.tokens), renewals: new Map() };
  sharedByServices.set(services, made);
  return made;
}

/** Opens the cookie jar of a request. Nothing is asked of anybody before `access` or `auth` is called. */
export function openLogin(services: Services, request: Request): Login {
  const shared = sharedOf(services);
  const jar = new Map(parseCookieHeader(request.headers.get("cookie") ?? "").map(({ name, value }) => [name, value ?? ""]));
  const written = new Map<string, Cookie>();
  const write = (cookies: readonly Cookie[]): void => {
    for (const cookie of cookies) {
      written.set(cookie.name, cookie);
      if (cookie.value) jar.set(cookie.name, cookie.value);
      else jar.delete(cookie.name);
    }
  };
  const stored = () => readStoredLogin([...jar].filter(([name]) => isLoginCookie(name)).map(([name, value]) => `${name}=${value}`).join("; "));
  const forget = (): void => write([...jar.keys()].filter(isLoginCookie).map((name) => ({ name, value: "", options: { ...cookieOptions(services), maxAge: 0 } })));
  return {
    isFormSent: request.method === "POST",
    auth: () => authClient(services, jar, write),
    async access(now, withinMs = renewBefore) {
      const login = stored();
      if (!login) return null;
      const claims = await shared.verify(login.accessToken);
      if (claims && claims.expiresAt - now > withinMs) return { ...claims, accessToken: login.accessToken };
      const renewed = await renewOnce(services, shared, login.refreshToken);
      forget();
      if (renewed === null) return null;
      write(renewed);
      const next = stored();
      const nextClaims = next ? await shared.verify(next.accessToken) : null;
      return next && nextClaims ? { ...nextClaims, accessToken: next.accessToken } : null;
    },
    forget,
    setCookies: () => [...written.values()].map(({ name, value, options }) => serializeCookieHeader(name, value, options)),
  };
}

function isLoginCookie(name: string): boolean {
  return name === loginCookieName || name.startsWith(`${loginCookieName}.`);
}

function cookieOptions(services: Services): CookieOptions {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: services.config.origin.startsWith("https:") };
}

function authClient(services: Services, jar: ReadonlyMap<string, string>, write: (cookies: readonly Cookie[]) => void): AuthClient {
  const { url, publishableKey, fetch } = services.config.supabase;
  return createServerClient(url, publishableKey, {
    cookieOptions: { ...cookieOptions(services), name: loginCookieName },
    // Tokens alone: the person's data are asked of the database, and the cookie stays in one piece.
    cookies: {
      encode: "tokens-only",
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) =>
        write(cookies.filter(({ name }) => !name.endsWith("code-verifier")).map(({ name, value, options }) => ({
          name, value, options: { ...options, maxAge: value ? loginCookieSeconds : 0 },
        }))),
    },
    global: fetch ? { fetch } : {},
  }).auth;
}

/** One renewal per refresh token in this process; every request that waits for it writes the same cookies. Null: the login is over. */
function renewOnce(services: Services, shared: Shared, refreshToken: string): Promise<Cookie[] | null> {
  const running = shared.renewals.get(refreshToken);
  if (running) return running;
  const renewal = renew(services, refreshToken).finally(() => shared.renewals.delete(refreshToken));
  shared.renewals.set(refreshToken, renewal);
  return renewal;
}

const renewalPatience = seconds(6);

async function renew(services: Services, refreshToken: string): Promise<Cookie[] | null> {
  const cookies: Cookie[] = [];
  const outage = Promise.withResolvers<never>();
  const giveUp = (cause: unknown): void => outage.reject(new AppError("service_unavailable", { cause }));
  const timer = setTimeout(giveUp, renewalPatience);
  const { supabase } = services.config;
  // An empty jar: with the old cookie in it, the client would renew by itself a second time.
  const auth = authClient({ ...services, config: { ...services.config, supabase: { ...supabase, fetch: impatient(supabase.fetch ?? fetch, giveUp) } } }, new Map(), (more) => cookies.push(...more));
  try {
    const { data, error } = await Promise.race([auth.refreshSession({ refresh_token: refreshToken }), outage.promise]);
    if (data.session) return cookies;
    if (error?.status === 429) throw new AppError("too_many_attempts", { cause: error });
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** supabase-js tries again for half a minute when the service is away; a page doesn't wait so long. */
function impatient(ask: typeof fetch, giveUp: (cause: unknown) => void): typeof fetch {
  let failure: unknown = null;
  return async (input, init) => {
    if (failure) throw failure;
    try {
      const response = await ask(input, init);
      if (response.status < 500) return response;
      throw new TypeError(`the sign-in service answered ${response.status}`);
    } catch (error) {
      failure = error;
      giveUp(error);
      throw error;
    }
  };
}
