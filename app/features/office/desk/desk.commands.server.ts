import type { Db } from "#app/platform/db.ts";
import { AppError, isErrorCode, unwrap } from "#app/platform/errors.ts";
import { givenFilters } from "./desk.queries.server.ts";
import { type ActResult, ActResultsSchema, type BulkForm, type DeskFilters, type FollowForm, MergedSchema, type MergeManyForm, type NoteForm } from "./desk.schema.ts";

/** [DESK-02] The same act on many proposals: what became of each. Fails as the first row did when none was done. */
export async function actOnProposals(db: Db, districtId: string, { act, chosen, ...value }: BulkForm): Promise<ActResult[]> {
  return ActResultsSchema.parse(unwrap(await db.rpc("act_on_proposals", { district_id: districtId, act, chosen, value })));
}

/** The chosen proposals flow into one of them, all or none; returns the number of that one. */
export async function mergeMany(db: Db, { chosen, intoId, reason }: MergeManyForm): Promise<string> {
  const originals = chosen.flatMap(({ id }) => (id === intoId ? [] : [id]));
  return MergedSchema.parse(unwrap(await db.rpc("merge_proposals", { into_id: intoId, original_ids: originals, reason }))).number;
}

/** The AppError for a single row that was refused. */
export function refusalOf(results: readonly ActResult[]): AppError | null {
  const refused = results.find((result) => !result.done);
  if (!refused) return null;
  return new AppError(isErrorCode(refused.code) ? refused.code : "unexpected");
}

/** Who follows a proposal and until when. */
export async function setFollow(db: Db, districtId: string, { proposalId, revision, assigneeId, dueOn }: FollowForm): Promise<void> {
  const chosen = [{ id: proposalId, revision }];
  for (const act of ["assign", "due"] as const) {
    const refusal = refusalOf(await actOnProposals(db, districtId, { act, chosen, tavoloId: null, assigneeId, dueOn }));
    if (refusal) throw refusal;
  }
}

/** [DESK-03] A note for the colleagues; those whom it mentions are told. */
export async function writeDeskNote(db: Db, { proposalId, noteId, body, mentions }: NoteForm): Promise<void> {
  unwrap(await db.rpc("write_desk_note", { proposal_id: proposalId, note_id: noteId, body, mentions }));
}

/** [DESK-04] Keeps a choice of filters under a name. */
export async function saveDeskView(db: Db, districtId: string, input: { name: string; shared: boolean; filters: DeskFilters }): Promise<void> {
  unwrap(await db.rpc("save_desk_view", { district_id: districtId, name: input.name, shared: input.shared, filters: givenFilters(input.filters) }));
}

export async function deleteDeskView(db: Db, districtId: string, viewId: string): Promise<void> {
  unwrap(await db.rpc("delete_desk_view", { district_id: districtId, view_id: viewId }));
}
