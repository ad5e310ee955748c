import { randomUUID } from "node:crypto";
import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

function proposal(fixture: Fixture, state: string): string {
  const proposals = fixture.values["proposals"];
  return String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
}

/** The forms of the desk that concern proposals: screening, many at once, review, prepared answers, publication. */
export function proposalDeskForms({ fixture, other }: { fixture: Fixture; other: OtherThings }): SiteForm[] {
  const { districtSlug, tavoloId, people } = fixture;
  const [submitted, underReview] = [proposal(fixture, "submitted"), proposal(fixture, "underReview")];
  const at = (page: string, number = "") => ({ route: `/:ambito/ufficio/${page}`, path: `/${districtSlug}/ufficio/${page.replace(":numero", number)}`, who: "office" as const });
  const screening = at("proposte/:numero/vaglio", "AP-2026-0001");
  const review = at("proposte/:numero/istruttoria", "AP-2026-0003");
  const own = { proposalId: underReview, revision: "0" };
  const foreign = { proposalId: other.proposal_id };
  const prepared = { kind: "deferred", reason: "Una ragione pubblica chiara. ".repeat(5), sectionId: "", blockId: "" };
  const scores = { relevance: "4", relevanceText: "Bisogno diffuso", feasibility: "3", feasibilityText: "", cost: "2", costText: "", competence: "5", competenceText: "" };
  const bulk = { act: "assign", tavoloId: "", assigneeId: people.office.id, dueOn: "" };
  return [
    {
      ...screening, texts: ["reason"], foreign: { proposalId: other.proposal_id, tavoloId: other.tavolo_id },
      fields: { proposalId: submitted, revision: "2", decision: "admit", reason: "Manca qualcosa di importante", tavoloId },
    },
    { ...screening, fields: { intent: "follow", proposalId: submitted, revision: "2", assigneeId: people.office.id, dueOn: "2027-01-31" }, foreign, isButton: true },
    { ...at("proposte"), fields: { intent: "do", ...bulk, "chosen[]": `${submitted}~2` }, foreign: { "chosen[]": `${other.proposal_id}~3` }, isButton: true },
    { ...at("proposte"), fields: { intent: "view", name: "Da esaminare", shared: "on" }, texts: ["name"] },
    { ...at("bacheca"), fields: { act: "admit", "chosen[]": `${submitted}~2` }, foreign: { "chosen[]": `${other.proposal_id}~3` }, isButton: true },
    { ...review, fields: { intent: "review", ...own, ...scores }, texts: ["relevanceText"], foreign },
    { ...review, fields: { intent: "draft", ...own, ...prepared }, texts: ["reason"], foreign: { ...foreign, sectionId: other.section_id } },
    { ...review, fields: { intent: "note", proposalId: underReview, noteId: randomUUID(), body: "Chiedere il costo", "mentions[]": people.officeHead.id }, texts: ["body"], foreign: { ...foreign, "mentions[]": people.citizen.id } },
    { ...at("proposte/:numero/istruttoria/salva", "AP-2026-0003"), fields: { intent: "draft", ...own, ...prepared }, foreign, isScripted: true },
    { ...at("pubblicazione"), fields: { intent: "publish", "chosen[]": `${underReview}~4~1` }, foreign: { "chosen[]": `${other.proposal_id}~3~1` }, isButton: true },
    { ...at("criteri"), who: "officeHead", fields: { intent: "weights", relevance: "40", feasibility: "20", cost: "20", competence: "20" }, texts: ["relevance"] },
  ];
}
