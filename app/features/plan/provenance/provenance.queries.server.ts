import type { TextAnchor } from "#app/features/documents/text-anchor.schema.ts";
import type { CoeditingService } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { localDay } from "../compilation/format.render.ts";
import type { SectionPage } from "../plan.schema.ts";
import { PROVENANCE_LIMITS } from "./provenance.limits.ts";
import { writtenParts } from "./provenance.rules.ts";
import { type OriginAnswer, TextOriginsSchema } from "./provenance.schema.ts";

type Question = Pick<SectionPage, "section" | "access"> & { anchor: TextAnchor };

/** Where the words at an anchor come from. 404 `not_found` for who may not read the section. */
export async function requireTextOrigins(db: Db, coediting: Pick<CoeditingService, "origins">, { section, access, anchor }: Question): Promise<OriginAnswer> {
  if (access.right === "none") throw new AppError("not_found");
  const found = await coediting.origins(section.documentId, anchor);
  if (!found) return { kind: "gone" };
  const blocks = found.blocks.slice(0, PROVENANCE_LIMITS.blocks);
  const asked = {
    blocks: blocks.map(({ id }) => id),
    numbers: [...new Set(blocks.flatMap(({ proposals }) => proposals))],
    seqs: found.writings.flatMap(({ seq }) => seq ?? []).slice(-PROVENANCE_LIMITS.seqs),
  };
  const origins = TextOriginsSchema.parse(unwrap(await db.rpc("text_origins", { section_id: section.id, asked })));
  return { kind: "found", parts: writtenParts(found.writings, (at) => localDay(new Date(at))), origins };
}
