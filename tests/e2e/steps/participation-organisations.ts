import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { DELEGATE, DISTRICT, heading, type ParticipationStage, TEACHER, toast, UNIONIST } from "#tests/e2e/participation-stage.ts";
import { NEW_TAVOLO } from "#tests/e2e/steps/participation-topic.ts";
import { registerPerson, withoutLooks } from "#tests/e2e/steps/registration.ts";

export const UNION = "Lega Pensionate e Pensionati Passu a Passu";
export const SCHOOL = "Istituto superiore «Sa Crai»";
/** Invented, with a right control digit; and one with a wrong one. */
const TAX_CODES = { union: "92077000013", school: "92077000021", wrong: "92077000012" };
const NEEDS = "Una sala senza gradini";

type Body = { name: string; category: string; seat: string; legalForm: string; taxCode: string };

/** The form of who is not in the register yet: organisation and adesione together. */
async function fillAdesione(stage: ParticipationStage, actor: Actor, body: Body): Promise<void> {
  const { page } = actor;
  await actor.press(page.getByRole("link", { name: m.conference_adesione_new_open() }));
  await field(page, m.organisations_field_name()).waitFor();
  await stage.inspect(actor, "form of a new organisation");
  await actor.fill(field(page, m.organisations_field_name()), body.name);
  await actor.pick(field(page, m.organisations_category()), body.category);
  await actor.pick(field(page, m.organisations_field_seat()), body.seat);
  await actor.pick(field(page, m.organisations_field_legal_form()), body.legalForm);
  await actor.fill(field(page, m.organisations_field_tax_code()), body.taxCode);
  await actor.tick(page.getByRole("group", { name: m.conference_adesione_tavoli() }).getByLabel(NEW_TAVOLO, { exact: true }));
  await actor.tick(field(page, m.conference_adesione_privacy()));
}

/** Wrong control digit: said beside the field, nothing lost; then sent, and the office is asked. */
export async function registerUnion(stage: ParticipationStage): Promise<void> {
  const { unionist } = stage.cast;
  const { page } = unionist;
  await unionist.visit(`${DISTRICT}/conferenza`);
  await stage.inspect(unionist, "Conferenza");
  await unionist.press(page.getByRole("link", { name: m.conference_adesione_open() }).first());
  await heading(unionist, m.conference_adesione_title());
  await stage.inspect(unionist, "adesione without an account");
  await unionist.press(page.getByRole("main").getByRole("link", { name: m.conference_adesione_sign_in() }));
  await heading(unionist, m.identity_sign_in_title());
  await registerPerson(withoutLooks(stage), unionist, UNIONIST, `${DISTRICT}/conferenza/adesione`);
  await fillAdesione(stage, unionist, {
    name: UNION, category: m.organisations_category_trade_union(), seat: "Assemini", legalForm: m.organisations_legal_unrecognised_association(), taxCode: TAX_CODES.wrong,
  });
  await unionist.fill(field(page, m.conference_adesione_needs()), NEEDS);
  await unionist.press(page.getByRole("button", { name: m.conference_adesione_send() }));
  await page.getByText(m.error_tax_code_wrong()).first().waitFor();
  await stage.inspect(unionist, "codice fiscale refused");
  expect(await field(page, m.conference_adesione_needs()).inputValue()).toBe(NEEDS);
  await unionist.fill(field(page, m.organisations_field_tax_code()), TAX_CODES.union);
  await unionist.press(page.getByRole("button", { name: m.conference_adesione_send() }));
  await toast(unionist, m.conference_adesione_sent_new());
  await stage.inspect(unionist, "adesione sent");
}

/** A school takes part through a teacher; no pupil is named. */
export async function registerSchool(stage: ParticipationStage): Promise<void> {
  const { teacher } = stage.cast;
  await teacher.visit(`${DISTRICT}/conferenza/adesione`);
  await teacher.page.getByText(m.conference_adesione_school_text()).waitFor();
  await stage.inspect(teacher, "as whom to join");
  await fillAdesione(stage, teacher, { name: SCHOOL, category: m.organisations_category_school_training(), seat: "Uta", legalForm: m.organisations_legal_public_body(), taxCode: TAX_CODES.school });
  await teacher.press(teacher.page.getByRole("button", { name: m.conference_adesione_send() }));
  await toast(teacher, m.conference_adesione_sent_new());
}

/** Both are verified with their adesione; from then on the register shows them, and never who asked. */
export async function accredit(stage: ParticipationStage): Promise<void> {
  const { office, reader } = stage.cast;
  const { page } = office;
  await office.visit(`${DISTRICT}/ufficio/accrediti`);
  await stage.inspect(office, "who asks to be let in");
  for (const [name, asker] of [[UNION, UNIONIST], [SCHOOL, TEACHER]] as const) {
    const card = page.getByRole("article", { name });
    await card.getByText(asker.email).waitFor();
    await office.press(card.getByRole("button", { name: m.organisations_decide_verify() }));
    await toast(office, m.organisations_decided());
    await card.waitFor({ state: "detached" });
    stage.facts.mails.push({ to: asker.email, subject: m.mail_organisation_verified_subject({ organisation: name }) });
  }
  await stage.inspect(office, "both let in");
  await reader.visit(`${DISTRICT}/organizzazioni`);
  await stage.inspect(reader, "register");
  await reader.press(reader.page.getByRole("link", { name: UNION }));
  await heading(reader, UNION);
  await reader.page.getByRole("link", { name: NEW_TAVOLO }).waitFor();
  await stage.inspect(reader, "the union's page");
}

/** Invited by mail, with an account of her own: she accepts, and acts for the union from then on. */
export async function inviteDelegate(stage: ParticipationStage): Promise<void> {
  const { unionist, delegate } = stage.cast;
  const { page } = unionist;
  await unionist.visit(`${DISTRICT}/organizzazioni`);
  await unionist.press(page.getByRole("link", { name: UNION }));
  await unionist.press(page.getByRole("link", { name: m.organisations_manage(), exact: true }));
  await page.getByRole("heading", { name: m.organisations_delegates() }).waitFor();
  await stage.inspect(unionist, "the union's own page");
  await unionist.fill(field(page, m.organisations_delegate_email()), DELEGATE.email);
  await unionist.press(page.getByRole("button", { name: m.organisations_delegate_invite() }));
  await toast(unionist, m.organisations_delegate_invitation_sent());
  await page.getByText(m.organisations_delegate_invited(), { exact: true }).waitFor();
  await stage.inspect(unionist, "delegate invited");
  const subject = m.mail_delegate_named_subject({ organisation: UNION });
  const { link } = await stage.readMail(DELEGATE.email, subject);
  stage.facts.mails.push({ to: DELEGATE.email, subject });
  await acceptInvitation(stage, delegate, link);
}

async function acceptInvitation(stage: ParticipationStage, delegate: Actor, link: string): Promise<void> {
  const { page } = delegate;
  await delegate.visit(link);
  await heading(delegate, m.identity_sign_in_title());
  await registerPerson(withoutLooks(stage), delegate, DELEGATE, new URL(link).pathname);
  await heading(delegate, m.organisations_invitation_title());
  await stage.inspect(delegate, "invitation");
  await delegate.press(page.getByRole("button", { name: m.organisations_invitation_accept(), exact: true }));
  await toast(delegate, m.organisations_invitation_accepted({ name: UNION }));
  await heading(delegate, UNION);
  await stage.inspect(delegate, "invitation accepted");
}
