import { randomUUID } from "node:crypto";
import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** The comments on a section: a thread, a reply, one's own words anew, taking them away, resolving and opening again. */
export function sectionCommentForms({ fixture }: { fixture: Fixture }): SiteForm[] {
  const list = { route: "/:ambito/piano/:sezione/commenti", path: `/${fixture.districtSlug}/piano/premessa/commenti`, who: "office" } as const;
  const commentId = String(fixture.values["section_comment_id"] ?? "");
  const resolved = String(fixture.values["resolved_comment_id"] ?? "");
  const alone = { ...list, path: `${list.path}?commento=${commentId}`, foreign: { commentId: randomUUID() } };
  return [
    { ...list, fields: { intent: "comment", blockId: "", body: "Manca il trasporto serale." }, texts: ["body"] },
    { ...alone, fields: { intent: "reply", commentId, body: "Lo aggiungiamo." }, texts: ["body"] },
    { ...alone, path: `${alone.path}&modifica=${commentId}`, fields: { intent: "revise", commentId, revision: "1", body: "Manca il trasporto la sera." }, texts: ["body"] },
    { ...alone, fields: { intent: "resolve", commentId, note: "Aggiunto nel testo." }, texts: ["note"], mayBeEmpty: true },
    { ...alone, path: `${list.path}?commento=${resolved}`, fields: { intent: "reopen", commentId: resolved }, isButton: true },
    { ...alone, fields: { intent: "remove", commentId }, isButton: true },
  ];
}
