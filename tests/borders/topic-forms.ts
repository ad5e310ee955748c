import { randomUUID } from "node:crypto";
import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

type Things = { fixture: Fixture; other: OtherThings };

/** The forms of topics, of the step with similar proposals and of assisted participation. */
export function topicForms({ fixture, other }: Things): SiteForm[] {
  const value = (name: string) => String(fixture.values[name] ?? "");
  const { districtSlug, tavoloId } = fixture;
  const at = { route: "/:ambito/temi/:numero", path: `/${districtSlug}/temi/${value("topic_number")}` } as const;
  const own = { ...at, path: `/${districtSlug}/temi/${value("waiting_topic_number")}`, who: "citizen" } as const;
  const office = { ...at, who: "office" } as const;
  const foreign = { organisationId: other.organisation_id };
  return [
    {
      route: "/:ambito/temi/nuovo", path: `/${districtSlug}/temi/nuovo`, who: "citizen", texts: ["title", "why"], foreign,
      fields: { id: randomUUID(), title: "Un tema nuovo", why: "Perché serve", organisationId: "", similarSeen: "1" },
    },
    { ...at, who: "otherCitizen", fields: { intent: "join", organisationId: "", line: "Anche a me" }, texts: ["line"], foreign, mayBeEmpty: true },
    { ...at, who: "delegate", fields: { intent: "leave", organisationId: fixture.organisationId }, foreign, isButton: true },
    { ...own, fields: { intent: "revise", title: "Cambiato", why: "Meglio", revision: "1" }, texts: ["title", "why"] },
    { ...office, fields: { intent: "new-tavolo", name: "Tavolo dal tema", area: "elderly", description: "Di che cosa" }, texts: ["name", "description"] },
    { ...office, fields: { intent: "tavolo", tavoloId }, foreign: { tavoloId: other.tavolo_id }, isButton: true },
    { ...office, fields: { intent: "proposal", tavoloId }, foreign: { tavoloId: other.tavolo_id }, isButton: true, mayBeEmpty: true },
    { ...office, fields: { intent: "merge", intoId: value("into_id") }, foreign: { intoId: other.proposal_id }, isButton: true },
    { ...office, fields: { intent: "unmerge", topicId: value("merged_topic_id") }, foreign: { topicId: other.proposal_id }, isButton: true },
    ...similarForms({ fixture, other }),
    ...assistedForms({ fixture, other }),
  ];
}

function similarForms({ fixture, other }: Things): SiteForm[] {
  const proposals = fixture.values["proposals"];
  const proposal = (state: string) => String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
  return [{
    route: "/:ambito/proposte/bozze/:id/simili", path: `/${fixture.districtSlug}/proposte/bozze/${proposal("draft")}/simili`, who: "citizen", isButton: true,
    fields: { intoId: proposal("admitted"), wanted: "yes" }, foreign: { intoId: other.proposal_id },
  }];
}

function assistedForms({ fixture, other }: Things): SiteForm[] {
  const { districtSlug, municipalityId, tavoloId } = fixture;
  const at = (page: string) => ({ route: `/:ambito/ufficio/assistita${page}`, path: `/${districtSlug}/ufficio/assistita${page}`, who: "office" as const });
  const entry = { entryId: randomUUID(), municipalityId };
  const foreign = { municipalityId: other.municipality_id };
  const content = { title: "Trasporto per chi è solo", need: "Manca il bus", who: "Anziani", proposal: "Un pulmino", expectedChange: "Più visite", tavoloId, "municipalityIds[]": municipalityId, licenceOk: "on", noPersonalData: "on" };
  return [
    { ...at(""), fields: { intent: "start" }, isButton: true },
    { ...at(""), fields: { intent: "end" }, isButton: true },
    { ...at("/tema"), fields: { intent: "enter", ...entry, title: "Dalla carta", why: "Perché serve" }, texts: ["title", "why"], foreign },
    { ...at("/proposta"), fields: { intent: "enter", ...entry, ...content }, texts: ["title", "need", "who", "proposal", "expectedChange"], foreign: { ...foreign, tavoloId: other.tavolo_id } },
    { ...at("/adesione"), fields: { intent: "enter", ...entry, "tavoloIds[]": tavoloId, mode: "presence" }, foreign: { ...foreign, "tavoloIds[]": other.tavolo_id }, isButton: true },
    { route: "/segui", path: "/segui", who: "anonymous", isPublic: true, fields: { numero: "T-2026-999", codice: "AAAAA-AAAAA" }, texts: ["numero", "codice"] },
  ];
}
