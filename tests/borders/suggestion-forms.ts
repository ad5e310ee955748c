import { randomUUID } from "node:crypto";
import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** Suggestions to a section: asking for a change, writing one's own anew, taking it back, the answers. */
export function suggestionForms({ fixture }: { fixture: Fixture }): SiteForm[] {
  const page = { route: "/:ambito/piano/:sezione/suggerimenti", path: `/${fixture.districtSlug}/piano/premessa/suggerimenti`, who: "office" } as const;
  const panel = { route: "/:ambito/piano/:sezione/suggerimenti.json", path: `/${fixture.districtSlug}/piano/premessa/suggerimenti.json`, who: "office", isScripted: true, isButton: true } as const;
  const suggestionId = String(fixture.values["suggestion_id"] ?? "");
  const foreign = { suggestionId: randomUUID() };
  const asked = () => ({ intent: "suggest", id: randomUUID(), kind: "add_block", blockId: "", words: "", proposed: "Un inizio.", reason: "Manca un inizio." });
  const answered = { intent: "decide", suggestionId, revision: "1", seen: "", appliedText: "Una riga." };
  return [
    { ...page, fields: asked(), texts: ["proposed", "reason"] },
    { ...page, fields: { intent: "revise", suggestionId, revision: "1", proposed: "Due righe.", reason: "Più chiaro così." }, texts: ["proposed", "reason"], foreign },
    { ...page, fields: { ...answered, decision: "decline", outcomeReason: "Sta già nel capitolo dopo." }, texts: ["outcomeReason"], foreign },
    { ...page, fields: { ...answered, decision: "partly", outcomeReason: "Basta una riga." }, texts: ["appliedText", "outcomeReason"], foreign },
    { ...page, fields: { intent: "withdraw", suggestionId }, foreign, isButton: true },
    { ...panel, fields: asked() },
  ];
}
