import { randomBytes } from "node:crypto";
import { htmlDocument } from "../compilation/html.render.ts";
import { documentHeaders, loadPlanDocument } from "../plan-document.server.ts";
import type { Route } from "./+types/plan-html";

/** `/:ambito/piano.html`: the whole plan as one file that needs nothing else. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { model, etag } = await loadPlanDocument(context, params);
  const nonce = randomBytes(16).toString("base64");
  const headers = {
    ...documentHeaders(etag, "text/html; charset=utf-8"),
    // No script at all, and only this file's own style.
    "Content-Security-Policy": `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
  return new Response(htmlDocument(model, { nonce }), { headers });
}
