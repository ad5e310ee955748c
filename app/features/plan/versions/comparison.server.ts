import { parseContent } from "#app/features/documents/document-content.rules.ts";
import type { CoeditingService } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { compareBlocks } from "./compare.rules.ts";
import { type Body, type CompareRow, compareRows, type ComparisonSummary, summarise } from "./comparison.rules.ts";
import { TODAY } from "./versions.limits.ts";
import { requireComparison } from "./versions.queries.server.ts";
import type { Comparison, SectionVersions } from "./versions.schema.ts";

export type Side = number | typeof TODAY;
export type LoadedComparison = { state: "preparing" } | { state: "ready"; summary: ComparisonSummary; rows: CompareRow[]; living: { before: Comparison["before"]["living"]; after: Comparison["after"]["living"] } };

type Wish = { db: Db; coediting: Pick<CoeditingService, "authors">; districtId: string; page: SectionVersions; sides: readonly [Side, Side]; isWhole: boolean };

/** Two sides in the order of time: a version before a later one, today last. */
export function inOrder(one: Side, other: Side): [Side, Side] {
  if (one === TODAY || (other !== TODAY && one > other)) return [other, one];
  return [one, other];
}

/** What happened between two texts of a section that the person asking may both read. 404 `not_found` otherwise. */
export async function loadComparison({ db, coediting, districtId, page, sides: [from, to], isWhole }: Wish): Promise<LoadedComparison> {
  const number = (side: Side) => (side === TODAY ? null : side);
  const { before, after } = await requireComparison(db, districtId, page.section.slug, { before: number(from), after: number(to) });
  if (before.content === null || after.content === null) return { state: "preparing" };
  const diffs = compareBlocks(parseContent(before.content).content ?? [], parseContent(after.content).content ?? []);
  const authors = await authorsBetween(coediting, page.section.documentId, before, after);
  return { state: "ready", summary: summarise(diffs), rows: compareRows(diffs, authors, isWhole), living: { before: before.living, after: after.living } };
}

/** Texts of different epochs have no common log: then nobody can be told. */
async function authorsBetween(
  coediting: Pick<CoeditingService, "authors">, documentId: string, before: Comparison["before"], after: Comparison["after"],
): Promise<Map<string, readonly Body[]>> {
  if (before.epoch !== after.epoch || before.seq >= after.seq) return new Map();
  const blocks = await coediting.authors(documentId, { epoch: after.epoch, from: before.seq, to: after.seq });
  return new Map(blocks.map(({ blockId, authors }) => [blockId, authors]));
}
