import { z } from "zod";
import type { Db } from "#app/platform/db.ts";
import { unwrap } from "#app/platform/errors.ts";
import type { TextKind } from "./moderation.limits.ts";
import type { AppealDecisionFormSchema, AppealFormSchema, DecideFormSchema, QueueFormSchema, ReportFormSchema } from "./moderation.schema.ts";

const DecidedSchema = z.object({ decision: z.enum(["published", "changes_asked", "hidden", "kept"]), title: z.string() });

/** The office decides on a text; the author is told with the reason. 409 page_stale when a colleague was faster or the text is another one by now. */
export async function moderateText(db: Db, input: z.output<typeof DecideFormSchema>) {
  const decided = await db.rpc("moderate_text", {
    kind: input.kind, subject_id: input.subjectId, decision: input.decision, expected_state: input.state, expected_mark: input.mark, reason: input.reason, passage: input.passage,
    ...(input.ground === null ? {} : { ground: input.ground }),
  });
  return DecidedSchema.parse(unwrap(decided));
}

/** A reader points out a public text, with or without an account. */
export async function reportText(db: Db, subject: { kind: TextKind; id: string }, { ground, note }: z.output<typeof ReportFormSchema>): Promise<void> {
  unwrap(await db.rpc("report_text", { kind: subject.kind, subject_id: subject.id, ground, note }));
}

/** The author asks the head of the office to look again at a text that was hidden; a second request changes nothing. */
export async function appealModeration(db: Db, { decisionId, body }: z.output<typeof AppealFormSchema>): Promise<void> {
  unwrap(await db.rpc("appeal_moderation", { decision_id: decisionId, body }));
}

/** The head answers an appeal: the text is public again, or stays hidden. */
export async function decideAppeal(db: Db, { appealId, outcome, answer }: z.output<typeof AppealDecisionFormSchema>): Promise<void> {
  unwrap(await db.rpc("decide_appeal", { appeal_id: appealId, outcome, answer }));
}

/** Whether texts are read before or after they are public. Head of the office only. */
export async function setModeration(db: Db, districtId: string, moderation: "before" | "after"): Promise<void> {
  unwrap(await db.rpc("set_moderation", { district_id: districtId, moderation }));
}

/** One of the queue's forms, as parsed. Returns what was decided, for the message. */
export async function answerQueueForm(db: Db, districtId: string, input: z.output<typeof QueueFormSchema>) {
  switch (input.intent) {
    case "decide":
      return (await moderateText(db, input)).decision;
    case "appeal":
      await decideAppeal(db, input);
      return "answered" as const;
    case "mode":
      await setModeration(db, districtId, input.moderation);
      return "mode" as const;
  }
}
