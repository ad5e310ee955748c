import { getDistrict } from "#app/features/districts/district-context.ts";
import { requirePerson } from "#app/features/identity/require-person.server.ts";
import type { SimilarAnswer } from "#app/features/topics/similar.limits.ts";
import { SimilarQuerySchema } from "#app/features/topics/topics.schema.ts";
import { getDb } from "#app/platform/context.ts";
import { isAppError } from "#app/platform/errors.ts";
import { askMerge } from "../similar.commands.server.ts";
import { listSimilarProposals } from "../similar.queries.server.ts";
import { AskMergeSchema } from "../similar.schema.ts";
import type { Route } from "./+types/look-up-similar";

/**
 * For scripts: what resembles the text that is being typed ({title, text} → {hits}), and the offer to merge one's draft into one
 * of them ({proposalId, intoId, wanted} → {ok}). By POST, so that no draft stands in an address or a log.
 */
export async function action({ context, request }: Route.ActionArgs): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  const db = getDb(context);
  const offer = AskMergeSchema.safeParse(body);
  if (offer.success) {
    try {
      requirePerson(context, request);
      await askMerge(db, offer.data.proposalId, offer.data);
      return Response.json({ ok: true });
    } catch (error) {
      if (!isAppError(error)) throw error;
      return Response.json({ ok: false, code: error.code }, { status: error.status });
    }
  }
  const query = SimilarQuerySchema.safeParse(body);
  if (!query.success) return Response.json({ hits: [] } satisfies SimilarAnswer, { status: 400 });
  const hits = await listSimilarProposals(db, getDistrict(context).id, query.data.title, query.data.text);
  return Response.json({ hits } satisfies SimilarAnswer);
}
