import { getDistrict } from "#app/features/districts/district-context.ts";
import { getDb } from "#app/platform/context.ts";
import type { SimilarAnswer } from "../similar.limits.ts";
import { listSimilarTopics } from "../topics.queries.server.ts";
import { SimilarQuerySchema } from "../topics.schema.ts";
import type { Route } from "./+types/similar-topics";

/** The look-up while one writes: JSON in, JSON out, no page. By POST, so that no draft stands in an address or a log. */
export async function action({ context, request }: Route.ActionArgs): Promise<Response> {
  const parsed = SimilarQuerySchema.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return Response.json({ hits: [] } satisfies SimilarAnswer, { status: 400 });
  const hits = await listSimilarTopics(getDb(context), getDistrict(context).id, parsed.data.title, parsed.data.text);
  return Response.json({ hits } satisfies SimilarAnswer);
}
