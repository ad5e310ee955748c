import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { Topic } from "#app/platform/realtime/topics.ts";

/** What has no revision counts as 0. */
const RowSchema = z.object({ revision: z.number().default(0) }).nullable();

/** The thing's revision when the person may read it, else null: absent and forbidden look the same. */
export async function readRevision(db: Db, topic: Topic, id: string): Promise<number | null> {
  return RowSchema.parse(unwrap<unknown>(await read(db, topic, id)))?.revision ?? null;
}

/** Through row security, as that person. */
function read(db: Db, topic: Topic, id: string) {
  switch (topic) {
    case "district":
      return db.from("districts").select("revision").eq("id", id).maybeSingle();
    case "tavolo":
      return db.from("tavoli").select("revision").eq("id", id).maybeSingle();
    case "proposal":
      return db.from("proposals").select("revision").eq("id", id).maybeSingle();
    case "session":
      return db.from("sessions").select("revision").eq("id", id).maybeSingle();
    case "vote":
      return db.from("votes").select("revision").eq("id", id).maybeSingle();
    case "section":
      return db.from("plan_sections").select("revision").eq("id", id).maybeSingle();
    case "notice":
      return ownNotices(db, id);
    case "document":
      return db.from("documents").select("id").eq("id", id).maybeSingle();
  }
}

/** One's own notices only: another person's room looks like one that is not there. */
async function ownNotices(db: Db, personId: string) {
  const answer = await db.rpc("notice_revision", { person_id: personId });
  return { ...answer, data: typeof answer.data === "number" ? { revision: answer.data } : null };
}
