import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { countAttempt } from "./attempts.server.ts";
import type { Account } from "./identity.schema.ts";
import { passingClient, type SignInDesk, signInFailure } from "./sign-in.commands.server.ts";

/** Changes one's name, language and municipality. */
export async function saveProfile(db: Db, input: { displayName: string; locale: "it" | "en"; municipalityId: string | null }): Promise<void> {
  const { displayName: display_name, locale, municipalityId } = input;
  unwrap(await db.rpc("update_profile", { display_name, locale, ...(municipalityId ? { municipality_id: municipalityId } : {}) }));
}

/**
 * Asks for another address: it becomes the account's when its mailed link or code is used; the former one is told
 * then. Says the same when another account has that address (rule IDN-01).
 */
export async function changeEmail(desk: SignInDesk, account: Account, input: { newEmail: string; currentPassword: string }): Promise<void> {
  await countAttempt(desk.services.databases, "mail", { email: account.email, clientAddress: desk.clientAddress });
  await checkCurrentPassword(desk, account, input.currentPassword);
  const { error } = await desk.login.auth().updateUser({ email: input.newEmail });
  if (error && error.code !== "email_exists") throw signInFailure(error, "service_unavailable");
}

/** Gives the account a new password and ends every other login of the person. */
export async function changePassword(desk: SignInDesk, account: Account, input: { currentPassword: string; newPassword: string }): Promise<void> {
  await checkCurrentPassword(desk, account, input.currentPassword);
  await setPassword(desk, input.newPassword);
}

/** The same, for whoever has just proven the account's address. */
export async function setPassword(desk: SignInDesk, password: string): Promise<void> {
  const auth = desk.login.auth();
  const { error } = await auth.updateUser({ password });
  if (error?.code === "weak_password") throw new AppError("password_too_easy", { cause: error });
  if (error && error.code !== "same_password") throw signInFailure(error, "service_unavailable");
  const ended = await auth.signOut({ scope: "others" });
  if (ended.error) throw signInFailure(ended.error, "service_unavailable");
}

/** Ends every login of the person, here and elsewhere; their tokens are worth nothing from the next command on. */
export async function signOutEverywhere(db: Db, desk: SignInDesk): Promise<void> {
  unwrap(await db.rpc("sign_out_everywhere"));
  desk.login.forget();
}

/** An open browser is not enough to take an account over: who has a password says it again. */
async function checkCurrentPassword(desk: SignInDesk, account: Account, password: string): Promise<void> {
  if (!account.hasPassword) return;
  await countAttempt(desk.services.databases, "sign_in", { email: account.email, clientAddress: desk.clientAddress });
  const passing = passingClient(desk.services);
  const { error } = await passing.signInWithPassword({ email: account.email, password });
  if (error) {
    const failure = signInFailure(error, "sign_in_wrong");
    throw failure.code === "sign_in_wrong" ? new AppError("password_wrong", { field: "currentPassword", cause: error }) : failure;
  }
  await passing.signOut({ scope: "local" });
}
