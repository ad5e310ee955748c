import { minutes } from "#app/platform/time.ts";

/** A login's token is renewed this long before it ends, in milliseconds. */
export const renewAhead = minutes(2);

const EVENT = "login:renewed";

/**
 * Tells this tab that its login's cookie was renewed: a socket reconnects then, so that its handshake carries the
 * new token. `expiresAt` is null when the login is over: the socket becomes read-only. Returns the way to stop.
 */
export function onLoginRenewed(listener: (expiresAt: number | null) => void): () => void {
  const heard = (event: Event): void => {
    if (event instanceof CustomEvent) listener(typeof event.detail === "number" ? event.detail : null);
  };
  window.addEventListener(EVENT, heard);
  return () => window.removeEventListener(EVENT, heard);
}

/** Asks the server to renew the cookie. The new expiry, null when the login is over, undefined when the server didn't answer. */
export async function renewLogin(address: string): Promise<number | null | undefined> {
  try {
    const response = await fetch(address, { method: "POST", headers: { Accept: "application/json" } });
    if (!response.ok && response.status !== 401) return undefined;
    const body: unknown = await response.json();
    const expiresAt = isExpiry(body) ? body.expiresAt : null;
    window.dispatchEvent(new CustomEvent(EVENT, { detail: expiresAt }));
    return expiresAt;
  } catch {
    return undefined;
  }
}

function isExpiry(value: unknown): value is { expiresAt: number } {
  return typeof value === "object" && value !== null && "expiresAt" in value && typeof value.expiresAt === "number";
}
