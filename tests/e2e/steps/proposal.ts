import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { type Stage } from "#tests/e2e/stage.ts";
import { registerCitizen } from "#tests/e2e/steps/registration.ts";

export const DISTRICT = "/area-ovest";
export const TAVOLO = "Anziani e non autosufficienza";

export const PROPOSAL = {
  title: "Panchine all’ombra lungo la strada dell’ambulatorio di Uta",
  need: "Chi ha più di settant’anni va all’ambulatorio a piedi, e fra la fermata e la porta ci sono ottocento metri senza un posto dove sedersi né un albero: d’estate molti rinunciano alla visita.",
  who: "Persone anziane che vivono sole e chi le accompagna",
  proposal: "Mettere sei panchine con schienale e una pensilina, scelte con chi quella strada la fa ogni settimana, e curarle insieme al centro anziani.",
  expectedChange: "Alla fine dell’anno nessuno salta più una visita perché la strada è troppo lunga.",
} as const;

/** Begun without an account, found again after registering, sent: ends with the numbered receipt. */
export async function sendProposal(stage: Stage): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await citizen.visit(`${DISTRICT}/proposte/nuova`);
  await page.getByText(m.proposals_new_anonymous_title()).waitFor();
  await stage.inspect(citizen, "form for who is not signed in");
  await citizen.fill(field(page, m.proposals_field_title()), PROPOSAL.title);
  await citizen.fill(field(page, m.proposals_field_need()), PROPOSAL.need);
  await page.getByText(m.proposals_draft_status_device()).waitFor();
  await stage.inspect(citizen, "begun without an account");
  await citizen.press(page.getByRole("link", { name: m.proposals_new_sign_in_to_send() }));
  await page.getByRole("heading", { level: 1, name: m.identity_sign_in_title() }).waitFor();
  await stage.inspect(citizen, "sign-in page");
  await registerCitizen(stage, `${DISTRICT}/proposte/nuova`);
  await page.getByText(m.proposals_new_resumed()).waitFor();
  await expect.poll(() => field(page, m.proposals_field_need()).inputValue()).toBe(PROPOSAL.need);
  await fillTheRest(stage, citizen);
  await citizen.press(page.getByRole("button", { name: m.proposals_draft_review() }));
  // The title came back from the device: nobody typed it here, so the similar ones are shown as a step of their own.
  await page.getByRole("heading", { level: 1, name: m.topics_similar_proposals_page() }).waitFor();
  await stage.inspect(citizen, "similar proposals before sending");
  await citizen.press(page.getByRole("link", { name: m.topics_similar_proposals_go_on() }));
  await page.getByRole("heading", { level: 1, name: m.proposals_review_title() }).waitFor();
  await stage.inspect(citizen, "reading again before sending");
  await citizen.press(page.getByRole("button", { name: m.proposals_review_send() }));
  await readReceipt(stage);
}

async function fillTheRest(stage: Stage, citizen: Actor): Promise<void> {
  const { page } = citizen;
  await citizen.pick(field(page, m.proposals_field_tavolo()), TAVOLO);
  await citizen.fill(field(page, m.proposals_field_who()), "Il signor Prova, telefono 347 1234567");
  await page.getByText(m.moderation_personal_data_phone({ text: "347 1234567" })).waitFor();
  await stage.inspect(citizen, "a telephone number is pointed out");
  await citizen.fill(field(page, m.proposals_field_who()), PROPOSAL.who);
  await citizen.tick(page.getByRole("group", { name: m.proposals_field_municipalities() }).getByLabel("Uta", { exact: true }));
  await citizen.fill(field(page, m.proposals_field_proposal()), PROPOSAL.proposal);
  await citizen.fill(field(page, m.proposals_field_expected_change()), PROPOSAL.expectedChange);
  await citizen.tick(field(page, m.proposals_field_licence()));
  await citizen.tick(field(page, m.proposals_field_no_personal_data()));
  await page.getByText(/^Salvata alle/).waitFor();
  await stage.inspect(citizen, "the whole form, saved");
}

async function readReceipt(stage: Stage): Promise<void> {
  const { citizen } = stage.cast;
  await citizen.page.getByRole("heading", { level: 1, name: m.proposals_receipt_title() }).waitFor();
  const lead = await citizen.page.getByText(/AO-\d{4}-\d{4}/).first().innerText();
  stage.facts.proposalNumber = /AO-\d{4}-\d{4}/.exec(lead)?.[0] ?? "";
  expect(stage.facts.proposalNumber).not.toBe("");
  await stage.inspect(citizen, "receipt");
}

/** The office reads the proposal at its desk and admits it: from then on anybody finds it, also with another word ending. */
export async function admitProposal(stage: Stage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  const { proposalNumber } = stage.facts;
  await office.visit(`${DISTRICT}/ufficio`);
  await stage.inspect(office, "desk");
  await office.press(page.locator(`a[href="${DISTRICT}/ufficio/proposte"]:visible`).first());
  await page.getByRole("heading", { level: 1, name: m.office_proposals_title() }).waitFor();
  await stage.inspect(office, "table of all proposals");
  await office.press(page.getByRole("link", { name: PROPOSAL.title }));
  const article = page.getByRole("article", { name: PROPOSAL.title });
  await article.waitFor();
  await stage.inspect(office, "proposals to read");
  await office.tick(article.getByLabel(m.proposals_office_admit()));
  await office.press(article.getByRole("button", { name: m.proposals_office_confirm() }));
  await page.getByText(m.proposals_office_admitted({ number: proposalNumber })).waitFor();
  await stage.inspect(office, "admitted");
  const { citizen } = stage.cast;
  await citizen.visit(`${DISTRICT}/proposte`);
  await citizen.fill(field(citizen.page, m.proposals_list_query()), "panchina ombra ambulatori");
  await citizen.press(citizen.page.getByRole("button", { name: m.proposals_list_search() }));
  await citizen.page.getByRole("link", { name: PROPOSAL.title }).waitFor();
  await stage.inspect(citizen, "found in the list");
}
