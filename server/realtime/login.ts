import type { Databases } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";

/** Checks a token's signature and dates without asking anybody; null when it is not good (any more). */
export type VerifyToken = (token: string) => Promise<{ personId: string; expiresAt: number } | null>;

/** In whose name a socket acts, and until when (milliseconds since 1970). */
export type SocketLogin = { personId: string; accessToken: string; expiresAt: number };

export type LoginChecker = {
  /** The login behind a token; null when the token is over or the person has signed out of it. */
  check(accessToken: string): Promise<SocketLogin | null>;
};

export function createLoginChecker(databases: Databases, verifyToken: VerifyToken): LoginChecker {
  return {
    async check(accessToken) {
      const claims = await verifyToken(accessToken);
      if (!claims || claims.expiresAt <= Date.now()) return null;
      // The token may still look good after a sign-out: only the database knows.
      const roles = unwrap(await databases.asUser(accessToken).rpc("my_roles"));
      return roles === null ? null : { personId: claims.personId, accessToken, expiresAt: claims.expiresAt };
    },
  };
}
