import { expect } from "vitest";
import type { Locator } from "playwright-core";
import { m } from "#app/paraglide/messages.js";
import { smallPdf } from "#tests/builders/files.ts";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { enterByDoor } from "#tests/e2e/company.ts";
import { CITIZEN_EMAIL, COOPERATIVE_EMAIL, DISTRICT, heading, type ParticipationStage, toast } from "#tests/e2e/participation-stage.ts";
import { NEW_TAVOLO } from "#tests/e2e/steps/participation-topic.ts";

export const COOPERATIVE = "Cooperativa sociale Is Oras Longas";
export const PROPOSAL = {
  title: "Un passaggio condiviso per andare alle visite mediche",
  need: "Chi non guida più salta le visite mediche perché non c’è un passaggio: la corriera parte prima che la visita finisca, e chi abita fuori dal paese resta a casa.",
} as const;
export const CITIZENS = {
  title: "Un passaggio per andare alle visite mediche a chi non guida",
  need: "Mia zia non guida più e salta le visite mediche: non c’è un passaggio, e la corriera parte prima che la visita finisca.",
} as const;

/** The full form, all of it, for the cooperative; one document is attached on the way. */
export async function writeFullForm(stage: ParticipationStage): Promise<void> {
  const { cooperative } = stage.cast;
  const { page } = cooperative;
  await enterByDoor(cooperative, "cooperative");
  await cooperative.visit(`${DISTRICT}/proposte/nuova`);
  await cooperative.press(page.getByRole("button", { name: m.proposals_form_to_full() }));
  await page.getByRole("navigation", { name: m.proposals_parts() }).waitFor();
  await stage.inspect(cooperative, "empty full form");
  await cooperative.tick(page.getByLabel(m.proposals_field_sender_organisation({ name: COOPERATIVE }), { exact: true }));
  await fillNeed(cooperative);
  await fillProposal(cooperative);
  await fillMeans(cooperative);
  await page.getByText(/^Salvata alle/).waitFor();
  await stage.inspect(cooperative, "full form, saved");
  await attachDocument(stage, cooperative);
  stage.facts.number = await send(stage, cooperative);
}

async function fillNeed(actor: Actor): Promise<void> {
  const { page } = actor;
  await actor.fill(field(page, m.proposals_field_title()), PROPOSAL.title);
  await actor.pick(field(page, m.proposals_field_tavolo()), NEW_TAVOLO);
  await actor.fill(field(page, m.proposals_field_need()), PROPOSAL.need);
  await actor.fill(field(page, m.proposals_field_who()), "Persone che non guidano e chi le accompagna");
  await actor.tick(page.getByRole("group", { name: m.proposals_field_municipalities() }).getByLabel("Siliqua", { exact: true }));
  await actor.fill(field(page, m.proposals_field_evidence()), "In sei mesi lo sportello ha contato 140 visite saltate.");
  await actor.fill(field(page, m.proposals_field_existing_services()), "C’è la corriera di linea, che parte alle 12.10.");
}

function firstLine(actor: Actor, legend: string): Locator {
  return actor.page.getByRole("textbox", { name: m.proposals_rows_line({ legend, number: 1 }) });
}

async function fillProposal(actor: Actor): Promise<void> {
  const { page } = actor;
  await actor.fill(field(page, m.proposals_field_proposal()), "Un’auto della cooperativa e dodici volontari: si prenota per telefono, si parte insieme, si aspetta la fine della visita.");
  await actor.fill(field(page, m.proposals_field_expected_change()), "Nessuno salta più una visita perché non ha un passaggio.");
  await actor.fill(firstLine(actor, m.proposals_field_objectives()), "Duecento passaggi nel primo anno");
  await actor.fill(page.getByRole("group", { name: m.proposals_activity_row({ number: 1 }) }).getByLabel(m.proposals_activity_what()), "Prova di tre mesi a Siliqua");
  await actor.tick(page.getByRole("group", { name: m.proposals_field_urgency() }).getByLabel(m.proposals_urgency_high(), { exact: true }));
}

async function fillMeans(actor: Actor): Promise<void> {
  const { page } = actor;
  await actor.fill(firstLine(actor, m.proposals_field_partners()), "ASL e medici di famiglia");
  await actor.fill(field(page, m.proposals_field_own_resources()), "Un’auto e chi coordina le prenotazioni");
  await actor.fill(field(page, m.proposals_field_cost()), "12.500");
  await actor.pick(field(page, m.proposals_field_cost_source()), m.proposals_cost_own_estimate());
  await actor.fill(field(page, m.proposals_field_recipients()), "120");
  await actor.tick(page.getByRole("group", { name: m.proposals_field_sociohealth() }).getByLabel(m.proposals_yes(), { exact: true }));
  await actor.tick(field(page, m.proposals_field_licence()));
  await actor.tick(field(page, m.proposals_field_no_personal_data()));
}

/** The browser's own window for files opens from the keyboard too. */
async function attachDocument(stage: ParticipationStage, actor: Actor): Promise<void> {
  const { page } = actor;
  await actor.press(page.getByRole("button", { name: m.files_go_add() }));
  await heading(actor, m.files_title());
  await stage.inspect(actor, "page of the attachments");
  const chooser = page.waitForEvent("filechooser");
  await actor.press(field(page, m.files_file()));
  await (await chooser).setFiles({ name: "visite-saltate.pdf", mimeType: "application/pdf", buffer: smallPdf() });
  await actor.press(page.getByRole("button", { name: m.files_attach() }));
  await toast(actor, m.files_stored());
  await page.getByRole("link", { name: "visite-saltate" }).waitFor();
  await stage.inspect(actor, "document attached");
  await actor.press(page.getByRole("link", { name: m.files_back() }));
  await field(page, m.proposals_field_title()).waitFor();
}

/** Reads over, sends, and returns the number of the receipt. */
async function send(stage: ParticipationStage, actor: Actor): Promise<string> {
  const { page } = actor;
  await actor.press(page.getByRole("button", { name: m.proposals_draft_review() }));
  await heading(actor, m.proposals_review_title());
  await stage.inspect(actor, "reading over");
  await actor.press(page.getByRole("button", { name: m.proposals_review_send() }));
  await heading(actor, m.proposals_receipt_title());
  await stage.inspect(actor, "receipt");
  const number = /AO-\d{4}-\d{4}/.exec(await page.locator("main").innerText())?.[0] ?? "";
  expect(number).not.toBe("");
  return number;
}

/** While the citizen writes, on her telephone, the cooperative's proposal shows: she goes on, and offers to merge. */
export async function writeSimilar(stage: ParticipationStage): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await citizen.visit(`${DISTRICT}/proposte/nuova`);
  await citizen.fill(field(page, m.proposals_field_title()), CITIZENS.title);
  await citizen.fill(field(page, m.proposals_field_need()), CITIZENS.need);
  const similar = page.getByRole("region", { name: m.topics_similar_proposals_title() });
  const hit = similar.getByRole("listitem").filter({ hasText: stage.facts.number });
  await hit.waitFor();
  await page.getByText(/^Salvata alle/).waitFor();
  await stage.inspect(citizen, "a similar proposal shows");
  await citizen.press(hit.getByRole("button", { name: m.topics_similar_proposals_merge() }));
  await hit.getByText(m.topics_similar_proposals_merged()).waitFor();
  await stage.inspect(citizen, "merge offered");
  await citizen.pick(field(page, m.proposals_field_tavolo()), NEW_TAVOLO);
  await citizen.fill(field(page, m.proposals_field_who()), "Chi non guida più e vive da solo");
  await citizen.tick(page.getByRole("group", { name: m.proposals_field_municipalities() }).getByLabel("Siliqua", { exact: true }));
  await citizen.fill(field(page, m.proposals_field_proposal()), "Un elenco di persone che danno un passaggio, tenuto dal Comune.");
  await citizen.fill(field(page, m.proposals_field_expected_change()), "Chi è solo va alla visita.");
  await citizen.tick(field(page, m.proposals_field_licence()));
  await citizen.tick(field(page, m.proposals_field_no_personal_data()));
  stage.facts.mergedNumber = await send(stage, citizen);
}

async function admit(stage: ParticipationStage, number: string, title: string): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  await office.visit(`${DISTRICT}/ufficio/proposte/${number}/vaglio`);
  const article = page.getByRole("article", { name: title, exact: true });
  await article.waitFor();
  await stage.inspect(office, `screening ${number}`);
  await office.tick(article.getByLabel(m.proposals_office_admit()));
  await office.press(article.getByRole("button", { name: m.proposals_office_confirm() }));
  await toast(office, m.proposals_office_admitted({ number }));
}

export async function admitFullForm(stage: ParticipationStage): Promise<void> {
  await admit(stage, stage.facts.number, PROPOSAL.title);
  const subject = m.mail_proposal_admitted_subject({ number: stage.facts.number });
  stage.facts.mails.push({ to: COOPERATIVE_EMAIL, subject });
  const { reader } = stage.cast;
  await reader.visit(`${DISTRICT}/proposte/${stage.facts.number}`);
  for (const words of [COOPERATIVE, "Duecento passaggi nel primo anno", "visite-saltate"]) await reader.page.getByText(words).first().waitFor();
  await stage.inspect(reader, "full proposal");
}

/** The offer to merge reaches whoever screens. */
export async function admitSimilar(stage: ParticipationStage): Promise<void> {
  const { office } = stage.cast;
  await office.visit(`${DISTRICT}/ufficio/proposte/${stage.facts.mergedNumber}/vaglio`);
  await office.page.getByText(m.topics_merge_offers()).waitFor();
  await admit(stage, stage.facts.mergedNumber, CITIZENS.title);
  stage.facts.mails.push({ to: CITIZEN_EMAIL, subject: m.mail_proposal_admitted_subject({ number: stage.facts.mergedNumber }) });
}
