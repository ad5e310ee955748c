import type { MiddlewareFunction } from "react-router";
import { dbContext, endedLoginContext, getServices, type Services } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, isAppError, toAppError } from "#app/platform/errors.ts";
import { RolesSchema } from "./identity.schema.ts";
import { type Login, loginContext, openLogin } from "./login.server.ts";
import { anonymousViewer, type Viewer, viewerContext } from "./viewer.ts";

/**
 * Finds out who is asking, once per request: the cookie's token is checked here, renewed when it is about to
 * end, and the person's roles come in one call. Puts Viewer, Db and Login in the context. First in root.tsx
 * after the language.
 */
export const identityMiddleware: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const services = getServices(context);
  const login = openLogin(services, request);
  context.set(loginContext, login);
  const { viewer, db } = await identify(services, login);
  context.set(viewerContext, viewer);
  // The answer forgets the browser's login: there was one.
  context.set(endedLoginContext, viewer.kind === "anonymous" && login.setCookies().length > 0);
  context.set(dbContext, db);
  return withCookies(await next(), login.setCookies());
};

async function identify(services: Services, login: Login): Promise<{ viewer: Viewer; db: Db }> {
  const anonymous = { viewer: anonymousViewer, db: services.databases.asUser(null) };
  const access = await login.access(Date.now());
  if (!access) return anonymous;
  const db = services.databases.asUser(access.accessToken);
  const roles = await loadRoles(db);
  if (!roles) {
    // Signed out everywhere, or the account is gone: the token may still look good.
    login.forget();
    return anonymous;
  }
  return { viewer: { kind: "person", accessToken: access.accessToken, ...roles }, db };
}

async function loadRoles(db: Db) {
  const { data, error, status } = await db.rpc("my_roles");
  if (error) {
    const failure = toAppError(error, status);
    if (isAppError(failure) && failure.code === "sign_in_needed") return null;
    throw failure;
  }
  if (data === null) return null;
  const roles = RolesSchema.safeParse(data);
  if (!roles.success) throw new AppError("unexpected", { cause: roles.error });
  return roles.data;
}

/** An answer that writes a login's cookie belongs to one person: no cache may keep it. */
function withCookies(response: Response, cookies: readonly string[]): Response {
  if (cookies.length === 0) return response;
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  headers.set("Cache-Control", "private, no-store");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
