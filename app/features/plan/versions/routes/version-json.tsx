import { getDistrict } from "#app/features/districts/district-context.ts";
import { getDb } from "#app/platform/context.ts";
import { requireFingerprintText } from "../versions.queries.server.ts";
import type { Route } from "./+types/version-json";

/** `/:ambito/piano/:sezione/versioni/:versione/dati.json`: byte for byte what the version's SHA-256 is of. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const text = await requireFingerprintText(getDb(context), getDistrict(context).id, params.sezione, Number(params.versione));
  return new Response(text, {
    headers: {
      "Content-Type": "application/json; charset=utf-8", "Content-Disposition": 'attachment; filename="dati.json"',
      "Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff", Vary: "Cookie",
    },
  });
}
