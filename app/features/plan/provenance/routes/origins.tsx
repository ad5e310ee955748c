import { getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import { getDb, getServices } from "#app/platform/context.ts";
import { requireSectionPage } from "../../plan.queries.server.ts";
import { OriginQuestionSchema, type OriginAnswer } from "../provenance.schema.ts";
import { requireTextOrigins } from "../provenance.queries.server.ts";
import type { Route } from "./+types/origins";

/** «Da dove viene questo testo?»: JSON in, JSON out, no page. By POST, so that no words of a draft stand in an address or a log. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Response> {
  requirePerson(context, request);
  const parsed = OriginQuestionSchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ kind: "gone" } satisfies OriginAnswer, { status: 400 });
  const db = getDb(context);
  const { section, access } = await requireSectionPage(db, getDistrict(context).id, params.sezione);
  return Response.json((await requireTextOrigins(db, getServices(context).coediting, { section, access, anchor: parsed.data.anchor })) satisfies OriginAnswer);
}
