import { renewAhead } from "../renewal.ts";
import { getLogin } from "../login.server.ts";
import { getViewer } from "../viewer.ts";
import type { Route } from "./+types/renew";

/** Renews the login's cookie ahead of its end and says when the new token ends; 401 when the login is over. */
export async function action({ context }: Route.ActionArgs) {
  const access = getViewer(context).kind === "person" ? await getLogin(context).access(Date.now(), renewAhead * 2) : null;
  const headers = { "Cache-Control": "no-store" };
  if (!access) return Response.json({ code: "sign_in_needed" }, { status: 401, headers });
  return Response.json({ expiresAt: access.expiresAt }, { headers });
}
