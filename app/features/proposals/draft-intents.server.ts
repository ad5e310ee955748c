import { href, redirect } from "react-router";
import { countByAddress } from "#app/features/identity/attempts.server.ts";
import { m } from "#app/paraglide/messages.js";
import type { Services } from "#app/platform/context.ts";
import type { Db } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { mergeContents } from "./draft-conflict.rules.ts";
import { choicesOfForm, formOfContent } from "./conflict-form.rules.ts";
import { contentOfForm } from "./draft-form.rules.ts";
import { lineFields } from "./proposals.limits.ts";
import { deleteDraft, saveDraftForm, submitProposal } from "./proposals.commands.server.ts";
import { requireMyProposal } from "./proposals.queries.server.ts";
import { SendFormSchema } from "./proposals.schema.ts";

export type DraftRequest = {
  /** Throws 401 when the login has ended: what was typed then comes back with the answer. */
  open: () => Db;
  id: string;
  ambito: string;
  districtId: string;
  cycleId: string;
  clientAddress: string;
  databases: Services["databases"];
};

/** What a draft's form was sent for. Every button but two saves first, and then leads where it says. */
export async function answerDraftForm(draft: DraftRequest, formData: FormData) {
  const [intent = "", detail = ""] = String(formData.get("intent")).split(":");
  switch (intent) {
    case "delete":
      return deleteFor(draft, formData);
    case "send":
      return sendFor(draft, formData);
    case "resolve":
      return resolveFor(draft, formData);
    case "form":
      formData.set("form", detail);
      return saveFor(draft, formData, "");
    case "row":
      return saveFor(draft, formData, [...lineFields, "activities"].includes(detail) ? `#${detail}` : "");
    case "attachments":
      return saveFor(draft, formData, "/allegati");
    case "review":
      // Who was not shown what resembles the text while typing sees it now.
      return saveFor(draft, formData, formData.get("similarSeen") === "1" ? "?passo=rilettura" : "/simili");
    case "save":
      return saveFor(draft, formData, "", m.proposals_draft_saved_toast());
    default:
      throw new AppError("bad_request");
  }
}

function pageOf({ ambito, id }: DraftRequest): string {
  return href("/:ambito/proposte/bozze/:id", { ambito, id });
}

async function saveFor(draft: DraftRequest, formData: FormData, then: string, toast?: string) {
  const saved = await saveDraftForm(draft.open, { id: draft.id, cycleId: draft.cycleId }, formData);
  if (!("ok" in saved)) return saved;
  const to = `${pageOf(draft)}${then}`;
  return toast ? redirectWithToast(to, { kind: "success", text: toast }) : redirect(to);
}

/** [PROP-02] Two versions, answer by answer as chosen, become the next one. If a third was saved meanwhile, one is asked again. */
async function resolveFor(draft: DraftRequest, formData: FormData) {
  const theirs = await commandResult(formData, async () => requireMyProposal(draft.open(), draft.districtId, draft.id));
  if (!("data" in theirs) || !("ok" in theirs)) return theirs;
  const merged = formOfContent(mergeContents(contentOfForm(formData), theirs.data.content, choicesOfForm(formData)));
  merged.set("id", draft.id);
  merged.set("revision", String(formData.get("theirRevision")));
  return saveFor(draft, merged, "", m.proposals_draft_saved_toast());
}

async function deleteFor(draft: DraftRequest, formData: FormData) {
  const deleted = await commandResult(formData, async () => deleteDraft(draft.open(), draft.id));
  if (!("ok" in deleted)) return deleted;
  return redirectWithToast(href("/:ambito/proposte/mie", { ambito: draft.ambito }), { kind: "success", text: m.proposals_draft_deleted() });
}

async function sendFor(draft: DraftRequest, formData: FormData) {
  const parsed = parseForm(SendFormSchema, formData);
  if (!parsed.ok) return formFailure(parsed);
  const sent = await commandResult(formData, async () => {
    const db = draft.open();
    await countByAddress(draft.databases, "submit_proposal", draft.clientAddress);
    return submitProposal(db, await requireMyProposal(db, draft.districtId, draft.id), parsed.data.revision);
  });
  return "ok" in sent ? redirect(href("/:ambito/proposte/inviata/:id", { ambito: draft.ambito, id: draft.id })) : sent;
}
