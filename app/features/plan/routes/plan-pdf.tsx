import { m } from "#app/paraglide/messages.js";
import { getServices } from "#app/platform/context.ts";
import { countPdf, documentHeaders, isUnchanged, loadPlanDocument } from "../plan-document.server.ts";
import type { Route } from "./+types/plan-pdf";

/** `/:ambito/piano.pdf`: the whole plan as a tagged PDF, made once for each content. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { model, etag, slug } = await loadPlanDocument(context, params);
  const headers = { ...documentHeaders(etag, "application/pdf"), "Content-Disposition": `inline; filename="${m.plan_pdf_name({ ambito: slug })}"` };
  if (isUnchanged(request, etag)) return new Response(null, { status: 304, headers });
  await countPdf(context);
  const pdf = await getServices(context).documents.render(model);
  return new Response(new Uint8Array(pdf), { headers });
}
