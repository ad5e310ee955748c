import { createRemoteJWKSet, errors, type JWTVerifyGetKey, type JWTVerifyResult, jwtVerify } from "jose";
import { AppError } from "#app/platform/errors.ts";
import { seconds } from "#app/platform/time.ts";

/** What an access token says, once its signature and its dates were checked. */
export type AccessClaims = { personId: string; loginId: string; /** Milliseconds since 1970. */ expiresAt: number };

/** Checks a token without a call to the sign-in service; null for one that is expired, forged or not a person's. */
export type VerifyAccessToken = (accessToken: string) => Promise<AccessClaims | null>;

/**
 * Makes the check for one installation: with the shared secret (embedded, older projects), or with the
 * project's public keys, which are fetched once and kept. 503 service_unavailable when they can't be fetched.
 */
export function createAccessTokenVerifier(tokens: { secret: string } | { jwksUrl: string }): VerifyAccessToken {
  const verify = "secret" in tokens ? withSecret(tokens.secret) : withKeys(createRemoteJWKSet(new URL(tokens.jwksUrl), { timeoutDuration: seconds(5) }));
  return async (accessToken) => {
    try {
      return claimsOf(await verify(accessToken));
    } catch (error) {
      // The keys could not be fetched: that says nothing about the token.
      if (!(error instanceof errors.JOSEError) || error.code === "ERR_JWKS_TIMEOUT" || error.code === "ERR_JOSE_GENERIC") throw new AppError("service_unavailable", { cause: error });
      return null;
    }
  };
}

type Verify = (accessToken: string) => Promise<JWTVerifyResult>;

function withSecret(secret: string): Verify {
  const key = new TextEncoder().encode(secret);
  return (accessToken) => jwtVerify(accessToken, key, { algorithms: ["HS256"] });
}

function withKeys(keys: JWTVerifyGetKey): Verify {
  return (accessToken) => jwtVerify(accessToken, keys, { algorithms: ["ES256", "RS256"] });
}

function claimsOf({ payload }: JWTVerifyResult): AccessClaims | null {
  const { sub, exp, role, session_id: loginId } = payload;
  if (role !== "authenticated" || !sub || !exp || typeof loginId !== "string") return null;
  return { personId: sub, loginId, expiresAt: seconds(exp) };
}
