import { href } from "react-router";
import type { z } from "zod";
import { m } from "#app/paraglide/messages.js";
import type { Db } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { joinTopic, leaveTopic, mergeTopics, reviseTopic, topicsToNewTavolo, topicsToTavolo, topicToProposal, unmergeTopic } from "./topics.commands.server.ts";
import {
  JoinTopicFormSchema, LeaveTopicFormSchema, MergeFormSchema, NewTavoloFormSchema, ReviseTopicFormSchema, ToProposalFormSchema, ToTavoloFormSchema, UnmergeFormSchema,
} from "./topics.schema.ts";

type Sent = {
  formData: FormData;
  /** The topic of the page, looked up as the person: 404 when she may not read it, 401 when she is not signed in. */
  open: () => Promise<{ db: Db; topicId: string }>;
  ambito: string;
  number: string;
};

/** Every form of a topic's page, by its button. */
export async function topicAction({ formData, open, ambito, number }: Sent) {
  const send = async <S extends z.ZodType>(schema: S, told: () => string, command: (db: Db, topicId: string, input: z.output<S>) => Promise<unknown>) => {
    const parsed = parseForm(schema, formData);
    if (!parsed.ok) return formFailure(parsed);
    const done = await commandResult(formData, async () => {
      const { db, topicId } = await open();
      await command(db, topicId, parsed.data);
    });
    if (!("ok" in done)) return done;
    return redirectWithToast(href("/:ambito/temi/:numero", { ambito, numero: number }), { kind: "success", text: told() });
  };
  switch (formData.get("intent")) {
    case "join":
      return send(JoinTopicFormSchema, m.topics_toast_joined, joinTopic);
    case "leave":
      return send(LeaveTopicFormSchema, m.topics_toast_left, (db, id, input) => leaveTopic(db, id, input.organisationId));
    case "revise":
      return send(ReviseTopicFormSchema, m.topics_toast_revised, reviseTopic);
    case "new-tavolo":
      return send(NewTavoloFormSchema, m.topics_toast_tavolo, topicsToNewTavolo);
    case "tavolo":
      return send(ToTavoloFormSchema, m.topics_toast_tavolo, topicsToTavolo);
    case "proposal":
      return send(ToProposalFormSchema, m.topics_toast_proposal, (db, id, input) => topicToProposal(db, id, input.tavoloId));
    case "merge":
      return send(MergeFormSchema, m.topics_toast_merged, (db, id, input) => mergeTopics(db, id, input.intoId));
    case "unmerge":
      return send(UnmergeFormSchema, m.topics_toast_unmerged, (db, _, input) => unmergeTopic(db, input.topicId));
    default:
      throw new AppError("bad_request");
  }
}
