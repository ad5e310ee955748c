import { parseCookieHeader, stringFromBase64URL } from "@supabase/ssr";
import { loginCookieName } from "./identity.limits.ts";

/** The tokens of a browser's login as its cookie keeps them; nothing here is verified yet. */
export type StoredLogin = { accessToken: string; refreshToken: string };

const ENCODED = "base64-";

/**
 * Reads the login's cookie (in one piece or in several, as @supabase/ssr writes it) out of a Cookie header.
 * Null when there is none or when it is damaged. Pure: pages and the socket handshake both use it.
 */
export function readStoredLogin(cookieHeader: string | null | undefined): StoredLogin | null {
  const jar = new Map(parseCookieHeader(cookieHeader ?? "").map(({ name, value }) => [name, value ?? ""]));
  const text = joinPieces(jar);
  if (!text?.startsWith(ENCODED)) return null;
  try {
    const kept: unknown = JSON.parse(stringFromBase64URL(text.slice(ENCODED.length)));
    return isTokens(kept) ? { accessToken: kept.access_token, refreshToken: kept.refresh_token } : null;
  } catch {
    return null;
  }
}

/** The access token that a socket's handshake carries in its cookie; verify it before believing it. */
export function readAccessToken(cookieHeader: string | null | undefined): string | null {
  return readStoredLogin(cookieHeader)?.accessToken ?? null;
}

function joinPieces(jar: ReadonlyMap<string, string>): string | null {
  const whole = jar.get(loginCookieName);
  if (whole) return whole;
  let text = "";
  for (let index = 0; ; index += 1) {
    const piece = jar.get(`${loginCookieName}.${index}`);
    if (!piece) return text || null;
    text += piece;
  }
}

function isTokens(value: unknown): value is { access_token: string; refresh_token: string } {
  return (
    typeof value === "object" && value !== null &&
    "access_token" in value && typeof value.access_token === "string" &&
    "refresh_token" in value && typeof value.refresh_token === "string"
  );
}
