import { setTimeout as delay } from "node:timers/promises";
import { type AuthError, createClient } from "@supabase/supabase-js";
import type { RouterContextProvider } from "react-router";
import { getRequestInfo, getServices, type Services } from "#app/platform/context.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { countAttempt } from "./attempts.server.ts";
import type { ProofKind } from "./identity.limits.ts";
import type { Registration } from "./identity.schema.ts";
import { getLogin, type Login } from "./login.server.ts";

/** What signing in needs of a request. */
export type SignInDesk = { services: Services; login: Login; clientAddress: string };

export function openDesk(context: Readonly<RouterContextProvider>): SignInDesk {
  return { services: getServices(context), login: getLogin(context), clientAddress: getRequestInfo(context).clientAddress };
}

/** Signs this browser in. 401 sign_in_wrong for every wrong pair, also for an address that is not confirmed or not known. */
export async function signInWithPassword(desk: SignInDesk, { email, password }: { email: string; password: string }): Promise<void> {
  await countAttempt(desk.services.databases, "sign_in", { email, clientAddress: desk.clientAddress });
  await evenPace(async () => {
    const { error } = await desk.login.auth().signInWithPassword({ email, password });
    if (error) throw signInFailure(error, "sign_in_wrong");
  });
}

/** Mails a sign-in link and code to an account, if there is one: the answer is the same either way. */
export async function mailSignInCode(desk: SignInDesk, email: string): Promise<void> {
  await countAttempt(desk.services.databases, "mail", { email, clientAddress: desk.clientAddress });
  await evenPace(() => sendSignInCode(desk, email));
}

/** Mails a link to choose a new password, if there is such an account: the answer is the same either way. */
export async function mailRecovery(desk: SignInDesk, email: string): Promise<void> {
  await countAttempt(desk.services.databases, "mail", { email, clientAddress: desk.clientAddress });
  await evenPace(async () => {
    await forgetUnprovenPassword(desk.services, email);
    ignoreUnknownAccount(await passingClient(desk.services).resetPasswordForEmail(email));
  });
}

/**
 * Makes an account that waits for its address to be confirmed. For an address that has an account already it
 * mails a sign-in link instead, and the page says the same (rule IDN-01).
 */
export async function register(desk: SignInDesk, input: Registration, locale: "it" | "en"): Promise<void> {
  await countAttempt(desk.services.databases, "register", { email: input.email, clientAddress: desk.clientAddress });
  await countAttempt(desk.services.databases, "mail", { email: input.email, clientAddress: desk.clientAddress });
  await evenPace(async () => {
    const { data, error } = await passingClient(desk.services).signUp({
      email: input.email,
      password: input.password,
      options: { data: { display_name: input.displayName, locale, age_declared: true, ...(input.municipalityId ? { municipality_id: input.municipalityId } : {}) } },
    });
    if (error?.code === "weak_password") throw new AppError("password_too_easy", { field: "password", cause: error });
    if (error?.code === "email_address_invalid" || error?.code === "validation_failed") throw new AppError("email_invalid", { field: "email", cause: error });
    if (error && isNoAnswer(error)) throw signInFailure(error, "service_unavailable");
    // The embedded service refuses a known address; Supabase answers with an account that has no identity.
    const isKnown = error !== null || data.user?.identities?.length === 0;
    if (isKnown) await sendSignInCode(desk, input.email);
  });
}

/**
 * Uses a mailed link, once. Signs this browser in. 410 link_expired when it was used or is too old.
 * False when Supabase still waits for the second address of a change.
 */
export async function proveByLink(desk: SignInDesk, proof: { token_hash: string; type: ProofKind }): Promise<boolean> {
  // What a link carries is as long as its code is hard to guess: tries are counted for links too.
  await countAttempt(desk.services.databases, "code", { email: proof.token_hash, clientAddress: desk.clientAddress });
  const { data, error } = await desk.login.auth().verifyOtp(proof);
  if (error) throw signInFailure(error, "link_expired");
  return data.session !== null;
}

/** Uses a mailed code, once. Signs this browser in. 422 code_wrong for a wrong, used or old code. */
export async function proveByCode(desk: SignInDesk, { email, code, type }: { email: string; code: string; type: ProofKind }): Promise<void> {
  await countAttempt(desk.services.databases, "code", { email, clientAddress: desk.clientAddress });
  let failure: AuthError | null = null;
  for (const kind of kindsToTry(type)) {
    const { data, error } = await desk.login.auth().verifyOtp({ email, token: code, type: kind });
    if (data.session) return;
    if (error && isOurFailure(error)) throw signInFailure(error, "code_wrong");
    failure = error;
  }
  throw new AppError("code_wrong", { field: "code", cause: failure });
}

/** Ends this browser's login; the others of the same person stay. */
export async function signOut(desk: SignInDesk): Promise<void> {
  await desk.login.auth().signOut({ scope: "local" });
  desk.login.forget();
}

/** Whoever registers a known address gets a sign-in mail, and a sign-in mail may confirm a new account. */
function kindsToTry(type: ProofKind): ProofKind[] {
  switch (type) {
    case "signup":
      return ["signup", "magiclink"];
    case "magiclink":
      return ["magiclink", "signup"];
    case "recovery":
    case "email_change":
      return [type];
  }
}

async function sendSignInCode(desk: SignInDesk, email: string): Promise<void> {
  await forgetUnprovenPassword(desk.services, email);
  ignoreUnknownAccount(await passingClient(desk.services).signInWithOtp({ email, options: { shouldCreateUser: false } }));
}

/** [IDN-04] Whoever registered an address that isn't theirs keeps no password to it. */
async function forgetUnprovenPassword({ databases }: Services, email: string): Promise<void> {
  unwrap(await databases.asSystem("unproven_password").rpc("forget_unproven_password", { email }));
}

/** A client that keeps no login: for what only sends a mail or checks a password. */
export function passingClient({ config: { supabase } }: Services) {
  return createClient(supabase.url, supabase.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false, flowType: "implicit" },
    global: supabase.fetch ? { fetch: supabase.fetch } : {},
  }).auth;
}

/** Only failures of the service count: "no such account" and "mailed a moment ago" must look like success. */
function ignoreUnknownAccount({ error }: { error: AuthError | null }): void {
  if (error && isNoAnswer(error)) throw signInFailure(error, "service_unavailable");
}

/** Neither done nor a fact about the account: nothing was mailed, and the page must not say that it was. */
function isNoAnswer(error: AuthError): boolean {
  if (error.status === 429) return error.code !== "over_email_send_rate_limit";
  return isOurFailure(error) || error.status === 401 || error.status === 409;
}

function isOurFailure(error: AuthError): boolean {
  return error.status === undefined || error.status === 0 || error.status >= 500;
}

/** The code of ours for what the sign-in service answered; `otherwise` for its refusals. */
export function signInFailure(error: AuthError, otherwise: "sign_in_wrong" | "link_expired" | "code_wrong" | "service_unavailable"): AppError {
  if (isOurFailure(error)) return new AppError("service_unavailable", { cause: error });
  if (error.status === 429) return new AppError("too_many_attempts", { cause: error });
  return new AppError(otherwise, { cause: error });
}

/** Known and unknown addresses take the same time, as far as a stopwatch on the other side can tell. */
const paceMs = 600;

async function evenPace(work: () => Promise<void>): Promise<void> {
  const [outcome] = await Promise.allSettled([work(), delay(paceMs)]);
  if (outcome.status === "rejected") throw outcome.reason;
}
