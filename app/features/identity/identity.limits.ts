import { days, hours, minutes } from "#app/platform/time.ts";

/** The cookie that keeps a login: httpOnly, so no script of any page reads it. */
export const loginCookieName = "accesso";
/** How long a browser that comes back now and then stays signed in, in seconds. */
export const loginCookieSeconds = days(30) / 1000;

export const displayNameMax = 80;
export const emailMax = 254;
export const passwordMin = 12;
/** bcrypt reads no more than this. */
export const passwordMaxBytes = 72;
export const codeLength = 6;

/** An access token with less than this left is renewed before it is used, in milliseconds. */
export const renewBefore = minutes(1);

type Limit = { max: number; windowSeconds: number };

/**
 * How often somebody may try (rule IDN-07), per account (the e-mail that was typed) and per network address.
 * An office, a school or a library shares one address: its limit is the wider one.
 */
export const attemptLimits = {
  sign_in: { account: { max: 10, windowSeconds: minutes(15) / 1000 }, address: { max: 50, windowSeconds: minutes(15) / 1000 } },
  code: { account: { max: 10, windowSeconds: minutes(15) / 1000 }, address: { max: 50, windowSeconds: minutes(15) / 1000 } },
  mail: { account: { max: 5, windowSeconds: hours(1) / 1000 }, address: { max: 20, windowSeconds: hours(1) / 1000 } },
  register: { account: { max: 5, windowSeconds: hours(1) / 1000 }, address: { max: 20, windowSeconds: hours(1) / 1000 } },
} as const satisfies Record<string, { account: Limit; address: Limit }>;

export type AttemptAction = keyof typeof attemptLimits;

/** What signed-in people send, per network address: a tavolo that writes together in one room shares it. */
export const addressLimits = {
  submit_proposal: { max: 60, windowSeconds: hours(1) / 1000 }, follow_entry: { max: 30, windowSeconds: hours(1) / 1000 },
  upload_file: { max: 120, windowSeconds: hours(1) / 1000 },
  download_file: { max: 1_200, windowSeconds: hours(1) / 1000 },
} as const satisfies Record<string, Limit>;

export type AddressAction = keyof typeof addressLimits;

/** What a mailed link or code is for; the templates in supabase/templates name the same words. */
export const proofKinds = ["signup", "magiclink", "recovery", "email_change"] as const;
export type ProofKind = (typeof proofKinds)[number];
