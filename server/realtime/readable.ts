import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { Topic } from "#app/platform/realtime/topics.ts";

type Read = (db: Db, id: string) => PromiseLike<Parameters<typeof unwrap<{ id: string; revision?: number } | null>>[0]>;

/** How each thing is read to find out whether somebody may follow it: through row security, as that person. */
const reads: Record<Topic, Read> = {
  district: (db, id) => db.from("districts").select("id, revision").eq("id", id).maybeSingle(),
  tavolo: (db, id) => db.from("tavoli").select("id, revision").eq("id", id).maybeSingle(),
  proposal: (db, id) => db.from("proposals").select("id, revision").eq("id", id).maybeSingle(),
  session: (db, id) => db.from("sessions").select("id, revision").eq("id", id).maybeSingle(),
  vote: (db, id) => db.from("votes").select("id, revision").eq("id", id).maybeSingle(),
  section: (db, id) => db.from("plan_sections").select("id, revision").eq("id", id).maybeSingle(),
  document: (db, id) => db.from("documents").select("id").eq("id", id).maybeSingle(),
};

/** The thing's revision when the person may read it, else null: absent and forbidden look the same. */
export async function readRevision(db: Db, topic: Topic, id: string): Promise<number | null> {
  const row = unwrap(await reads[topic](db, id));
  return row === null ? null : (row.revision ?? 0);
}
