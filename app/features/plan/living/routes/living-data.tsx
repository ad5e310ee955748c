import { getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getDb } from "#app/platform/context.ts";
import { requireSectionPage } from "../../plan.queries.server.ts";
import { requireLivingBlocks } from "../living.queries.server.ts";
import { livingBlocksParameter } from "../living.render.ts";
import type { Route } from "./+types/living-data";

/** `/:ambito/piano/:sezione/dati?blocco=proposal:AO-2026-0001`: what blocks show that the editor's text holds and the saved one not yet. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  requirePerson(context, request);
  const db = getDb(context);
  const { section } = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  const living = await requireLivingBlocks(db, section.id, new URL(request.url).searchParams.getAll(livingBlocksParameter));
  return Response.json(living, { headers: { "Cache-Control": "private, no-store" } });
}
