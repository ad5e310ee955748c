import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** The forms of a public proposal: support, comments, correction, merge. */
export function participationForms({ fixture, other }: { fixture: Fixture; other: OtherThings }): SiteForm[] {
  const value = (name: string) => String(fixture.values[name] ?? "");
  const of = (number: string, end = "") => ({ route: `/:ambito/proposte/:numero${end}`, path: `/${fixture.districtSlug}/proposte/${number}${end}` });
  const merge = (number: string) => ({ route: "/:ambito/ufficio/proposte/:numero/unisci", path: `/${fixture.districtSlug}/ufficio/proposte/${number}/unisci`, who: "office" }) as const;
  const foreign = { organisationId: other.organisation_id };
  const mine = { ...of("AP-2026-0002"), who: "citizen" } as const;
  const theirs = { ...of("AP-2026-0002"), who: "otherCitizen" } as const;
  const reason = "Chiedono la stessa corsa per le stesse frazioni.";
  const proposals = fixture.values["proposals"];
  const admitted = String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, "admitted") : "");
  return [
    { ...theirs, who: "delegate", fields: { intent: "support", organisationId: fixture.organisationId }, foreign, isButton: true },
    { ...theirs, who: "delegate", fields: { intent: "withdraw", organisationId: fixture.organisationId }, foreign, isButton: true, isIdempotent: true },
    { ...theirs, fields: { intent: "comment", kind: "for", body: "Serve anche a noi.", organisationId: "" }, texts: ["body"], foreign },
    {
      ...of(`AP-2026-0002?commento=${value("public_comment_id")}`), route: "/:ambito/proposte/:numero", who: "otherCitizen", texts: ["body"], foreign,
      fields: { intent: "reply", parentId: value("public_comment_id"), body: "Anche di domenica?", organisationId: "" },
    },
    { ...of(`AP-2026-0002?modifica=${value("public_comment_id")}`), route: "/:ambito/proposte/:numero", who: "citizen", fields: { intent: "revise", commentId: value("public_comment_id"), revision: "1", body: "Serve anche la domenica." }, texts: ["body"] },
    { ...mine, fields: { intent: "remove", commentId: value("public_comment_id") }, isButton: true },
    {
      ...of("AP-2026-0002", "/correggi"), who: "citizen", texts: ["need", "proposal"], foreign: { proposalId: other.proposal_id },
      fields: {
        proposalId: admitted, revision: "3", title: "Una corsa in più", need: "Manca il bus la sera", who: "Anziani", proposal: "Aggiungere una corsa",
        expectedChange: "Più visite", reason: "", withhold: "",
      },
    },
    { ...merge("AP-2026-0006"), fields: { intent: "merge", into: "", intoTyped: "AP-2026-0004", others: "", reason }, texts: ["reason", "intoTyped"] },
    { ...merge("AP-2026-0004"), fields: { intent: "undo", lineageId: value("lineage_id"), reason }, texts: ["reason"] },
  ];
}
