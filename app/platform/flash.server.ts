import { randomUUID } from "node:crypto";
import { createCookie, redirect } from "react-router";

/** A short message that the next page shows once, whether or not scripts run there. */
export type Flash = { id: string; kind: "success" | "info" | "warning" | "danger"; text: string };

const cookie = createCookie("avviso", { path: "/", httpOnly: true, sameSite: "lax", maxAge: 60 });

const longestText = 400;

/**
 * Sends the person on and tells them there what was done. `text` is already in their language:
 * an action calls the message function itself.
 */
export async function redirectWithToast(to: string, toast: Omit<Flash, "id">, headers: Headers = new Headers()): Promise<Response> {
  headers.append("Set-Cookie", await flashCookie(toast));
  return redirect(to, { headers });
}

/** The Set-Cookie value alone, for an answer that is made elsewhere. */
export function flashCookie(toast: Omit<Flash, "id">): Promise<string> {
  return cookie.serialize({ ...toast, text: toast.text.slice(0, longestText), id: randomUUID() } satisfies Flash);
}

/** Seconds in which a page's scripts may ask twice, because something live changed while they went on to the next page. */
const graceSeconds = 5;

/**
 * What the last answer wanted to say, and a Set-Cookie value for the answer. A whole page shows it once and forgets it.
 * What scripts load may be thrown away for a newer load: there it stays for a moment, and its id shows that it is the same.
 */
export async function takeFlash(request: Request): Promise<{ flash: Flash; setCookie: string | null } | null> {
  const value: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (!isFlash(value)) return null;
  const { id, kind, text } = value;
  const flash: Flash = { id, kind, text };
  const isWholePage = request.headers.get("Accept")?.includes("text/html") ?? false;
  if (isWholePage) return { flash, setCookie: await cookie.serialize("", { maxAge: 0 }) };
  return { flash, setCookie: "seen" in value ? null : await cookie.serialize({ ...flash, seen: true }, { maxAge: graceSeconds }) };
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== "object" || value === null) return false;
  const isText = (key: string) => key in value && typeof Reflect.get(value, key) === "string";
  return isText("id") && isText("text") && ["success", "info", "warning", "danger"].includes(Reflect.get(value, "kind"));
}
