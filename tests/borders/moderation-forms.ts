import { createHash } from "node:crypto";
import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** The forms of moderation, of one's own data and of the privacy notice. */
export function moderationForms({ fixture, other }: { fixture: Fixture; other: OtherThings }): SiteForm[] {
  const value = (name: string) => String(fixture.values[name] ?? "");
  const queue = { route: "/:ambito/ufficio/moderazione", path: `/${fixture.districtSlug}/ufficio/moderazione`, who: "office" } as const;
  const waiting = { intent: "decide", kind: "comment", subjectId: value("waiting_comment_id"), state: "waiting", mark: createHash("md5").update("Serve anche il sabato.").digest("hex") };
  const foreign = { subjectId: other.proposal_id };
  return [
    { ...queue, fields: { ...waiting, decision: "publish" }, foreign, isButton: true },
    { ...queue, fields: { ...waiting, decision: "ask_changes", passage: "", reason: "Togli il riferimento alla persona." }, texts: ["reason"], foreign },
    { ...queue, fields: { ...waiting, decision: "hide", ground: "offensive", reason: "Il testo offende chi organizza." }, texts: ["reason"], foreign },
    { ...queue, who: "officeHead", fields: { intent: "appeal", appealId: value("appeal_id"), outcome: "restored", answer: "Hai ragione: torna pubblico." }, texts: ["answer"] },
    { ...queue, who: "officeHead", fields: { intent: "mode", moderation: "after" }, isButton: true },
    {
      // Everybody may, with or without an account.
      isPublic: true, route: "/:ambito/segnala/:tipo/:id", path: `/${fixture.districtSlug}/segnala/comment/${value("public_comment_id")}`, who: "otherCitizen",
      fields: { ground: "off_topic", note: "Parla d'altro" }, texts: ["note"],
    },
    {
      route: "/:ambito/miei-testi", path: `/${fixture.districtSlug}/miei-testi`, who: "citizen",
      fields: { decisionId: value("decision_id"), body: "Non volevo offendere nessuno, davvero." }, texts: ["body"],
    },
    { route: "/profilo/dati", path: "/profilo/dati", who: "citizen", fields: { confirmation: "nobody@example.org" }, isButton: true },
    { route: "/amministrazione/conservazione", path: "/amministrazione/conservazione", who: "administrator", fields: { class: "drafts", days: "100" }, isButton: true },
    {
      route: "/:ambito/ufficio/privacy", path: `/${fixture.districtSlug}/ufficio/privacy`, who: "office", mayBeEmpty: true, texts: ["controller", "processors"],
      fields: { revision: "0", controller: "Comune", controllerContact: "", dpoContact: "", processors: "Nessuno", hosting: "", rightsContact: "" },
    },
  ];
}
