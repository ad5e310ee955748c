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

/** What the last answer wanted to say, and the Set-Cookie value that forgets it. Null when there is nothing. */
export async function takeFlash(request: Request): Promise<{ flash: Flash; clear: string } | null> {
  const value: unknown = await cookie.parse(request.headers.get("Cookie"));
  if (!isFlash(value)) return null;
  return { flash: value, clear: await cookie.serialize("", { maxAge: 0 }) };
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== "object" || value === null) return false;
  const isText = (key: string) => key in value && typeof Reflect.get(value, key) === "string";
  return isText("id") && isText("text") && ["success", "info", "warning", "danger"].includes(Reflect.get(value, "kind"));
}
