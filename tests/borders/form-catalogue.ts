import { randomUUID } from "node:crypto";
import { moderationForms } from "#tests/borders/moderation-forms.ts";
import { sectionCommentForms } from "#tests/borders/section-comment-forms.ts";
import { sectionForms } from "#tests/borders/section-forms.ts";
import { suggestionForms } from "#tests/borders/suggestion-forms.ts";
import { topicForms } from "#tests/borders/topic-forms.ts";
import { participationForms } from "#tests/borders/participation-forms.ts";
import { proposalDeskForms } from "#tests/borders/desk-forms.ts";
import { versionForms } from "#tests/borders/version-forms.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";
import type { Who } from "#tests/permissions/observe.ts";

/** One form of the site: where it is sent, by whom, and what a right filling looks like. */
export type SiteForm = {
  /** The address as in app/routes.ts. */
  route: string;
  path: string;
  who: Who;
  fields: Record<string, string>;
  /** Fields in which a person types words: what is wrong there must come back as typed. */
  texts?: readonly string[];
  /** Ids by field, each with the same thing of the other district. */
  foreign?: Record<string, string>;
  /** Shown for a form whose button alone was pressed: there is nothing that could be typed wrongly. */
  isButton?: boolean;
  /** Nothing of it must be filled in. */
  mayBeEmpty?: boolean;
  /** Done twice it is done: an id that is not there (any more) changes nothing and is no mistake. */
  isIdempotent?: boolean;
  /** Sent by a script that reads the answer itself: the page beside it shows nothing of it. */
  isScripted?: boolean;
  /** Whoever is signed in has her own: sent by another person it changes that person's alone. */
  isOwn?: boolean;
  /** Kept outside of the civic tables: sign-in forms answer before anything is looked up. */
  isPublic?: boolean;
};

type Things = { fixture: Fixture; other: OtherThings };

function text(values: Record<string, unknown>, name: string): string {
  const value = values[name];
  if (typeof value !== "string") throw new Error(`the fixture has no ${name}`);
  return value;
}

function proposal(fixture: Fixture, state: string): string {
  const proposals = fixture.values["proposals"];
  return String(typeof proposals === "object" && proposals !== null ? Reflect.get(proposals, state) : "");
}

/** Every form of the site. A test compares its addresses with the routes that have an action. */
export function siteForms(things: Things): SiteForm[] {
  return [...accountForms(), ...noticeForms(things), ...administrationForms(things), ...deskForms(things), ...tavoloForms(things), ...organisationForms(things), ...joiningForms(things), ...proposalForms(things), ...sessionForms(things), ...voteForms(things), ...planForms(things), ...versionForms(things), ...sectionForms(things), ...sectionCommentForms(things), ...suggestionForms(things), ...moderationForms(things), ...participationForms(things), ...topicForms(things)];
}

function accountForms(): SiteForm[] {
  const password = "quattro parole lunghe insieme";
  return [
    { route: "/accedi", path: "/accedi", who: "anonymous", isPublic: true, fields: { azione: "password", email: "nessuno@example.org", password }, texts: ["email"] },
    { route: "/accedi", path: "/accedi", who: "anonymous", isPublic: true, fields: { azione: "codice", email: "nessuno@example.org" }, texts: ["email"] },
    {
      route: "/registrati", path: "/registrati", who: "anonymous", isPublic: true, texts: ["displayName", "email"],
      fields: { displayName: "Nuova Persona", email: "nuova@example.org", password, municipalityId: "", ageDeclared: "on" },
    },
    { route: "/password-dimenticata", path: "/password-dimenticata", who: "anonymous", isPublic: true, fields: { email: "nessuno@example.org" }, texts: ["email"] },
    { route: "/profilo", path: "/profilo", who: "citizen", fields: { azione: "profilo", displayName: "Nome", locale: "it", municipalityId: "" }, texts: ["displayName"] },
    { route: "/profilo", path: "/profilo", who: "citizen", fields: { azione: "indirizzo", newEmail: "altra@example.org", currentPassword: password }, texts: ["newEmail"] },
    { route: "/profilo", path: "/profilo", who: "citizen", fields: { azione: "password", currentPassword: password, newPassword: password } },
  ];
}

function noticeForms({ fixture }: Things): SiteForm[] {
  const at = { route: "/avvisi", path: "/avvisi", who: "citizen" } as const;
  const token = text(fixture.values, "unsubscribe_token");
  const choices = { mine: "now", followed: "daily", tavoli: "weekly", topics: "never", comments: "daily", moderation: "now", desk: "now" };
  return [
    { ...at, fields: { azione: "letto", id: text(fixture.values, "notice_id") }, isButton: true },
    { ...at, fields: { azione: "tutti", upTo: "1" }, isButton: true, isOwn: true },
    { route: "/avvisi/preferenze", path: "/avvisi/preferenze", who: "citizen", fields: choices, isButton: true, isOwn: true },
    { route: "/avvisi/disiscrizione", path: `/avvisi/disiscrizione?t=${token}`, who: "anonymous", fields: {}, isButton: true, isPublic: true },
  ];
}

function administrationForms({ fixture }: Things): SiteForm[] {
  const at = { route: "/amministrazione", path: "/amministrazione", who: "administrator" } as const;
  return [
    { ...at, fields: { azione: "responsabile", districtId: fixture.districtId, email: fixture.people.stranger.email }, texts: ["email"] },
    {
      ...at, texts: ["name", "leadBody", "municipalities"],
      fields: { azione: "ambito", name: "PLUS nuovo", slug: "nuovo-plus", numberPrefix: "NP", leadBody: "Comune", municipalities: "A192;Alghero;07041" },
    },
  ];
}

function deskForms({ fixture, other }: Things): SiteForm[] {
  const at = (page: string, who: Who = "office") => ({ route: `/:ambito/ufficio/${page}`, path: `/${fixture.districtSlug}/ufficio/${page}`, who });
  const { values } = fixture;
  return [
    { ...at("ciclo"), fields: { intent: "cycle", label: "2030-2032", startsOn: "2030-01-01", endsOn: "2032-12-31" }, texts: ["label"] },
    { ...at("fase", "officeHead"), path: `/${fixture.districtSlug}/ufficio/fase?verso=redazione`, fields: { intent: "phase", phase: "redazione", revision: "1" } },
    { ...at("fase"), fields: { intent: "dates", "tavoli-opens": "2027-01-01", "tavoli-closes": "2027-02-01" } },
    {
      ...at("conferenza"), texts: ["actReference", "summary", "convenors", "whoMayTakePart", "programme"],
      fields: { intent: "conference", actReference: "Delibera 1", actDate: "", summary: "In breve", convenors: "Sindaca", whoMayTakePart: "Tutti", programme: "Saluti", revision: "1" },
    },
    { ...at("calendario"), fields: { intent: "event", title: "Apertura", place: "Sala", startsAt: "2027-05-01T16:00", endsAt: "" }, texts: ["title", "place"] },
    { ...at("calendario"), fields: { intent: "remove", id: text(values, "event_id") }, foreign: { id: other.event_id }, isButton: true, isIdempotent: true },
    { ...at("documenti"), fields: { intent: "document", title: "Avviso", body: "Testo" }, texts: ["title", "body"] },
    { ...at("documenti"), fields: { intent: "remove", id: text(values, "paper_id") }, foreign: { id: other.paper_id }, isButton: true, isIdempotent: true },
    { ...at("ruoli", "officeHead"), fields: { intent: "grant", role: "observer", email: fixture.people.stranger.email }, texts: ["email"] },
    { ...at("ruoli", "officeHead"), fields: { intent: "revoke", personId: fixture.people.mayor.id, role: "services_conference_member" }, isButton: true },
    ...proposalDeskForms({ fixture, other }),
    {
      route: "/:ambito/ufficio/proposte/:numero/esito", path: `/${fixture.districtSlug}/ufficio/proposte/AP-2026-0003/esito`, who: "office", texts: ["reason"],
      foreign: { proposalId: other.proposal_id, sectionId: other.section_id },
      fields: {
        intent: "publish", proposalId: proposal(fixture, "underReview"), revision: "4", kind: "accepted", reason: "Una ragione pubblica chiara. ".repeat(5), sectionId: text(values, "section_id"), blockId: "b1",
      },
    },
    {
      route: "/:ambito/ufficio/proposte/:numero/esito", path: `/${fixture.districtSlug}/ufficio/proposte/AP-2026-0002/esito`, who: "office", isButton: true,
      foreign: { proposalId: other.proposal_id }, fields: { intent: "review", proposalId: proposal(fixture, "admitted"), revision: "3" },
    },
  ];
}

function tavoloForms({ fixture, other }: Things): SiteForm[] {
  const list = { route: "/:ambito/ufficio/tavoli", path: `/${fixture.districtSlug}/ufficio/tavoli`, who: "office" } as const;
  const at = { route: "/:ambito/ufficio/tavoli/:tavolo", path: `/${fixture.districtSlug}/ufficio/tavoli/anziani`, who: "office" } as const;
  const seat = { organisationId: fixture.organisationId };
  return [
    { ...list, fields: { intent: "tavolo", name: "Tavolo nuovo", area: "elderly", description: "Di che cosa" }, texts: ["name", "description"] },
    { ...at, fields: { intent: "edit", name: "Tavolo anziani", area: "elderly", description: "Di che cosa" }, texts: ["name", "description"] },
    { ...at, fields: { intent: "grant", role: "minute_taker", email: fixture.people.stranger.email }, texts: ["email"] },
    { ...at, fields: { intent: "revoke", personId: fixture.people.minuteTaker.id, role: "minute_taker" }, isButton: true },
    { ...at, fields: { intent: "seat", ...seat }, foreign: { organisationId: other.organisation_id }, isButton: true },
    { ...at, fields: { intent: "unseat", ...seat }, foreign: { organisationId: other.organisation_id }, isButton: true },
  ];
}

function organisationForms({ fixture, other }: Things): SiteForm[] {
  const list = { route: "/:ambito/ufficio/organizzazioni", path: `/${fixture.districtSlug}/ufficio/organizzazioni`, who: "office" } as const;
  const at = { route: "/:ambito/ufficio/organizzazioni/:organizzazione", path: `/${fixture.districtSlug}/ufficio/organizzazioni/${fixture.organisationId}`, who: "office" } as const;
  const facts = { name: "Associazione Nuova", category: "volunteer_org", municipalityId: fixture.municipalityId };
  const home = { municipalityId: randomUUID() };
  return [
    { ...list, fields: { intent: "organisation", ...facts, delegateEmail: "", substituteEmail: "" }, texts: ["name", "delegateEmail"], foreign: home },
    { ...at, fields: { intent: "edit", ...facts }, texts: ["name"], foreign: home },
    { ...at, fields: { intent: "substitute", kind: "substitute", email: "nuova@example.org" }, texts: ["email"] },
    { ...at, fields: { intent: "revoke", delegationId: text(fixture.values, "delegation_id") }, foreign: { delegationId: other.delegation_id }, isButton: true },
    { ...at, fields: { intent: "seat", tavoloId: fixture.tavoloId }, foreign: { tavoloId: other.tavolo_id }, isButton: true },
    { ...at, fields: { intent: "unseat", tavoloId: fixture.tavoloId }, foreign: { tavoloId: other.tavolo_id }, isButton: true },
  ];
}

function joiningForms({ fixture, other }: Things): SiteForm[] {
  const { values, districtSlug, tavoloId, municipalityId, otherOrganisationId } = fixture;
  const desk = (page: string) => ({ route: `/:ambito/ufficio/${page}`, path: `/${districtSlug}/ufficio/${page}`, who: "office" as const });
  const joins = (come: string, who: Who) => ({ route: "/:ambito/conferenza/adesione", path: `/${districtSlug}/conferenza/adesione?come=${come}`, who });
  const body = { route: "/:ambito/ufficio/organizzazioni/:organizzazione", path: `/${districtSlug}/ufficio/organizzazioni/${fixture.organisationId}`, who: "office" } as const;
  const own = { route: "/:ambito/organizzazioni/:organizzazione/gestione", path: `/${districtSlug}/organizzazioni/${otherOrganisationId}/gestione`, who: "otherDelegate" } as const;
  const waiting = text(values, "waiting_organisation_id");
  const adesione = { intent: "join", "tavoloIds[]": tavoloId, mode: "presence", accessNeeds: "Rampa", privacyRead: "on" };
  const details = { "operatesIn[]": municipalityId, legalForm: "cooperative", taxCode: "92001000014", runtsNumber: "123", runtsSection: "networks", legalRepresentative: "Presidente", contactEmail: "ente@example.org", website: "https://ente.example.org" };
  const detailTexts = ["taxCode", "runtsNumber", "legalRepresentative", "contactEmail", "website"];
  const place = { kind: "substitute", email: "invitata@example.org", tavoloId, endsOn: "" };
  const foreignTown = { "operatesIn[]": other.municipality_id };
  return [
    { ...joins("persona", "citizen"), fields: { ...adesione, ageDeclared: "on" }, texts: ["accessNeeds"], foreign: { "tavoloIds[]": other.tavolo_id } },
    {
      ...joins("nuova", "citizen"), isOwn: true, texts: ["name", "accessNeeds", ...detailTexts], foreign: { "tavoloIds[]": other.tavolo_id, ...foreignTown },
      fields: { ...adesione, name: "Ente che chiede", category: "volunteer_org", municipalityId, ...details },
    },
    { ...joins(fixture.organisationId, "delegate"), fields: adesione, texts: ["accessNeeds"], foreign: { "tavoloIds[]": other.tavolo_id } },
    { ...joins("persona", "delegate"), fields: { intent: "withdraw", adesioneId: text(values, "adesione_id") }, isButton: true },
    { route: "/inviti/:invito", path: `/inviti/${text(values, "invitation_id")}`, who: "otherCitizen", fields: { intent: "accept" }, isButton: true },
    { ...own, fields: { intent: "details", ...details }, texts: detailTexts, foreign: foreignTown },
    { ...own, fields: { intent: "name", ...place }, texts: ["email"], foreign: { tavoloId: other.tavolo_id } },
    { ...own, fields: { intent: "revoke", delegationId: text(values, "invitation_id") }, foreign: { delegationId: other.delegation_id }, isButton: true },
    { ...body, fields: { intent: "details", ...details }, texts: detailTexts, foreign: foreignTown },
    { ...body, fields: { intent: "name", ...place }, texts: ["email"], foreign: { tavoloId: other.tavolo_id } },
    { ...body, fields: { intent: "decide", organisationId: fixture.organisationId, decision: "suspend", reason: "Documenti scaduti da mesi" }, texts: ["reason"] },
    { ...desk("accrediti"), fields: { intent: `refuse-${waiting}`, organisationId: waiting, decision: "refuse", reason: "Manca lo statuto aggiornato" }, texts: ["reason"], foreign: { organisationId: other.organisation_id } },
    { ...desk("accrediti"), fields: { intent: "days", days: "14" }, isButton: true },
    { ...desk("adesioni"), fields: { intent: "decide", "adesioneIds[]": text(values, "adesione_id"), decision: "refuse", reason: "Il tavolo è completo per ora" }, texts: ["reason"] },
    { ...desk("adesioni"), fields: { intent: "citizens", needed: "on" }, isButton: true },
    { ...desk("organizzazioni/importa"), fields: { intent: "preview", text: "nome;categoria\nEnte importato;volontariato" }, texts: ["text"] },
  ];
}

function proposalForms({ fixture, other }: Things): SiteForm[] {
  const draft = proposal(fixture, "draft");
  const at = { route: "/:ambito/proposte/bozze/:id", path: `/${fixture.districtSlug}/proposte/bozze/${draft}`, who: "citizen" } as const;
  const content = {
    title: "Trasporto per chi è solo", need: "Manca il bus", who: "Anziani", proposal: "Un pulmino", expectedChange: "Più visite", urgency: "high", tavoloId: fixture.tavoloId,
    organisationId: "", "municipalityIds[]": fixture.municipalityId, licenceOk: "on", noPersonalData: "on",
  };
  const texts = ["title", "need", "who", "proposal", "expectedChange"];
  const foreign = { tavoloId: other.tavolo_id, organisationId: other.organisation_id, "municipalityIds[]": other.municipality_id };
  return [
    { route: "/:ambito/proposte/nuova", path: `/${fixture.districtSlug}/proposte/nuova`, who: "citizen", fields: { id: randomUUID(), intent: "save", revision: "0", ...content }, texts, foreign },
    { ...at, fields: { intent: "save", revision: "1", ...content }, texts, foreign },
    { ...at, fields: { intent: "send", revision: "1" }, isButton: true },
    { ...at, fields: { intent: "delete" }, isButton: true },
    {
      route: "/:ambito/proposte/bozze/:id/allegati", path: `${at.path}/allegati`, who: "citizen", isButton: true,
      fields: { attachmentId: text(fixture.values, "attachment_id") }, foreign: { attachmentId: randomUUID() },
    },
  ];
}

function sessionForms({ fixture, other }: Things): SiteForm[] {
  const { values, districtSlug } = fixture;
  const sessionId = text(values, "session_id");
  const here = (page = "", who: Who = "facilitator") => ({ route: `/:ambito/sedute/:seduta${page}`, path: `/${districtSlug}/sedute/1${page}`, who });
  const facts = { title: "Seduta", day: "2027-05-01", from: "16:00", to: "18:00", place: "Sala", onlineLink: "" };
  const foreign = { sessionId: other.session_id };
  const item = { sessionId, itemId: text(values, "later_item_id") };
  const items = { ...foreign, itemId: other.item_id };
  const request = { sessionId, requestId: text(values, "request_id") };
  const requests = { ...foreign, requestId: other.request_id };
  const leads = here("/conduzione");
  return [
    {
      route: "/:ambito/sedute/nuova", path: `/${districtSlug}/sedute/nuova`, who: "facilitator", texts: ["title", "place", "items"], foreign: { tavoloId: other.tavolo_id },
      fields: { tavoloId: fixture.tavoloId, ...facts, items: "Apertura" },
    },
    { ...here("/modifica"), fields: { sessionId, ...facts, revision: "1" }, texts: ["title", "place"], foreign },
    { ...here("", "otherCitizen"), fields: { intent: "attendance:check_in", sessionId, code: "ABCDEF", mode: "presence", actingAs: "self" }, texts: ["code"], foreign },
    { ...here("", "citizen"), fields: { intent: "attendance:check_out", sessionId }, foreign, isButton: true },
    { ...here("", "citizen"), fields: { intent: "queue:ask", sessionId, kind: "intervention" }, foreign, isButton: true },
    { ...leads, fields: { intent: "session:open", sessionId }, foreign, isButton: true },
    { ...leads, fields: { intent: "session:close", sessionId }, foreign, isButton: true },
    { ...leads, fields: { intent: "session:move_to_item", ...item, expectedItemId: text(values, "item_id") }, foreign: items, isButton: true },
    { ...leads, fields: { intent: "agenda:add", sessionId, title: "Punto nuovo", minutes: "10", proposalId: "" }, texts: ["title"], foreign: { ...foreign, proposalId: other.proposal_id } },
    { ...leads, fields: { intent: "agenda:shift", ...item, direction: "up" }, foreign: items, isButton: true },
    { ...leads, fields: { intent: "agenda:remove", ...item }, foreign: items, isButton: true },
    { ...leads, fields: { intent: "agenda:write_note", sessionId, itemId: text(values, "item_id"), note: "Nota", decision: "", revision: "0" }, texts: ["note", "decision"], foreign: items },
    {
      ...leads, isButton: true, foreign: { ...foreign, who: `organisation:${other.organisation_id}` },
      fields: { intent: "attendance:admit", sessionId, who: `organisation:${fixture.otherOrganisationId}`, mode: "presence", requestId: randomUUID() },
    },
    { ...leads, fields: { intent: "attendance:mark_left", sessionId, attendanceId: text(values, "attendance_id") }, foreign: { ...foreign, attendanceId: other.attendance_id }, isButton: true },
    { ...leads, fields: { intent: "queue:set", sessionId, isOpen: "no" }, foreign, isButton: true },
    { ...leads, fields: { intent: "queue:give_floor", ...request }, foreign: requests, isButton: true },
    { ...leads, fields: { intent: "queue:end_floor", ...request }, foreign: requests, isButton: true },
    { ...leads, fields: { intent: "queue:withdraw", ...request }, foreign: requests, isButton: true },
  ];
}

function voteForms({ fixture, other }: Things): SiteForm[] {
  const { values, districtSlug } = fixture;
  const [voteId, sessionId] = [text(values, "vote_id"), text(values, "session_id")];
  const board = { route: "/:ambito/votazioni/:votazione", path: `/${districtSlug}/votazioni/1` } as const;
  const panel = { route: "/:ambito/sedute/:seduta", path: `/${districtSlug}/sedute/1?index` } as const;
  const leads = { route: "/:ambito/sedute/:seduta/conduzione", path: `/${districtSlug}/sedute/1/conduzione?index`, who: "facilitator" } as const;
  const foreign = { voteId: other.vote_id };
  const rule = { majorityBase: "yes_no", majority: "more_than_half", quorumPercent: "0" };
  return [
    { ...leads, fields: { intent: "vote:open", sessionId, itemId: text(values, "item_id"), question: "Siete d'accordo?", ...rule }, texts: ["question"], foreign: { sessionId: other.session_id, itemId: other.item_id } },
    { ...leads, fields: { intent: "vote:close", voteId }, foreign, isButton: true },
    { ...board, who: "delegate", fields: { intent: "vote:cast", voteId, choice: "yes", organisationId: fixture.organisationId }, foreign: { ...foreign, organisationId: other.organisation_id }, isButton: true },
    { ...panel, who: "citizen", fields: { intent: "vote:cast", voteId, choice: "yes", organisationId: "" }, foreign, isButton: true },
    { ...panel, who: "substitute", fields: { intent: "vote:declare_conflict", voteId, organisationId: fixture.organisationId }, foreign: { ...foreign, organisationId: other.organisation_id }, isButton: true },
  ];
}

function planForms({ fixture, other }: Things): SiteForm[] {
  const { districtSlug } = fixture;
  const section = { route: "/:ambito/piano/:sezione", path: `/${districtSlug}/piano/premessa`, who: "office" } as const;
  return [
    { route: "/:ambito/piano", path: `/${districtSlug}/piano`, who: "office", fields: {}, isButton: true },
    { ...section, fields: { intent: "version", label: "Prima versione" }, texts: ["label"] },
    {
      route: "/:ambito/piano/:sezione/modifica", path: `/${districtSlug}/piano/premessa/modifica`, who: "facilitator", isButton: true, isScripted: true, foreign: { proposalId: other.proposal_id },
      fields: { proposalId: proposal(fixture, "admitted"), blockId: "b1", quote: "Brano" },
    },
  ];
}
