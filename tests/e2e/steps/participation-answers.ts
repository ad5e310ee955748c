import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { CITIZEN_EMAIL, COOPERATIVE_EMAIL, DISTRICT, heading, type ParticipationStage, toast } from "#tests/e2e/participation-stage.ts";
import { CITIZENS } from "#tests/e2e/steps/participation-proposals.ts";

export const MERGE_REASON = "Chiedono la stessa cosa: un passaggio per chi non guida. Vanno avanti insieme.";
export const ACCEPTED = "La proposta è accolta: il passaggio condiviso parte da Siliqua con una prova di tre mesi, perché le visite saltate sono troppe e l’auto c’è già.";
const DEFERRED = "La proposta è buona ma chiede personale che oggi non c’è: la riprendiamo nel prossimo aggiornamento annuale, con i numeri del primo semestre in mano.";

/** The citizen's proposal flows into the cooperative's, with a reason that everybody reads. */
export async function merge(stage: ParticipationStage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  const { number, mergedNumber } = stage.facts;
  await office.visit(`${DISTRICT}/proposte/${mergedNumber}`);
  await office.press(page.getByRole("link", { name: m.thread_merge_link() }));
  await heading(office, m.thread_merge_title({ number: mergedNumber }));
  await stage.inspect(office, "merging");
  await office.tick(page.getByRole("radio", { name: new RegExp(number) }));
  await office.fill(field(page, m.thread_merge_reason()), MERGE_REASON);
  await office.press(page.getByRole("button", { name: m.thread_merge_send(), exact: true }));
  await toast(office, m.thread_merge_done({ number }));
  await page.getByRole("heading", { name: m.thread_lineage_originals() }).waitFor();
  await stage.inspect(office, "merged");
  const told = [
    { to: CITIZEN_EMAIL, subject: m.mail_proposal_merged_subject({ number: mergedNumber }) },
    { to: COOPERATIVE_EMAIL, subject: m.mail_proposal_absorbed_subject({ number }) },
  ];
  for (const { to, subject } of told) await stage.readMail(to, subject);
  stage.facts.mails.push(...told);
}

/** Four scores, and the answer beside them: accepted, with its passage of the plan. Nobody outside the office sees any of it. */
export async function prepareAnswers(stage: ParticipationStage): Promise<void> {
  const { office, reader } = stage.cast;
  const { page } = office;
  const { number } = stage.facts;
  await office.visit(`${DISTRICT}/ufficio/proposte/${number}/istruttoria`);
  await office.press(page.getByRole("button", { name: m.thread_form_review_start() }));
  await toast(office, m.thread_form_review_started({ number }));
  await stage.inspect(office, "review begun");
  await score(stage, office);
  await prepareAcceptance(stage, office);
  await prepareDeferral(stage, office);
  await reader.visit(`${DISTRICT}/proposte/${number}`);
  expect(await reader.page.content(), "prepared in silence").not.toContain(ACCEPTED);
  await stage.inspect(reader, "under review");
  expect(await stage.countMails(COOPERATIVE_EMAIL, m.mail_proposal_closed_subject({ number })), "no mail before the publication").toBe(0);
}

async function score(stage: ParticipationStage, office: Actor): Promise<void> {
  const { page } = office;
  const review = page.getByRole("form", { name: m.office_review_title() });
  const criteria = [[m.office_criterion_relevance(), "5"], [m.office_criterion_feasibility(), "4"], [m.office_criterion_cost(), "3"], [m.office_criterion_competence(), "5"]] as const;
  for (const [name, points] of criteria) await office.tick(review.getByRole("group", { name: new RegExp(`^${name}`) }).getByLabel(points, { exact: true }));
  await office.fill(field(page, m.office_review_text({ name: m.office_criterion_cost() })), "L’auto c’è già: resta il carburante.");
  // Saved by itself; the button says it aloud.
  await review.getByText(/^Salvato alle/).waitFor();
  await office.press(review.getByRole("button", { name: m.office_review_save() }));
  await toast(office, m.office_review_saved());
  await review.getByText(m.office_review_score({ score: "4,35" })).waitFor();
  await stage.inspect(office, "scores saved");
}

async function prepareAcceptance(stage: ParticipationStage, office: Actor): Promise<void> {
  const { page } = office;
  const answer = page.getByRole("form", { name: m.office_draft_title() });
  await office.tick(answer.getByRole("group", { name: m.thread_form_kind() }).getByLabel(m.proposals_state_accepted(), { exact: true }));
  await office.fill(field(page, m.thread_form_reason()), ACCEPTED);
  await office.pick(field(page, m.thread_form_section()), /Anziani e non autosufficienza/);
  // The passages of the section come with the saving, which happens by itself.
  const passages = answer.getByRole("group", { name: m.thread_form_passage() });
  await passages.waitFor();
  await office.tick(passages.getByRole("radio").first());
  await answer.getByText(m.office_draft_ready()).waitFor();
  await stage.inspect(office, "answer with its passage");
  await office.press(answer.getByRole("button", { name: m.office_draft_save() }));
  await toast(office, m.office_draft_saved());
}

/** Another proposal of the demonstration, under review for weeks, gets its answer with it. */
async function prepareDeferral(stage: ParticipationStage, office: Actor): Promise<void> {
  const { page } = office;
  const [other] = await stage.sql<{ number: string; email: string }[]>`
    select p.number, u.email from public.proposals p join auth.users u on u.id = p.author_id join public.districts d on d.id = p.district_id
    where d.slug = ${DISTRICT.slice(1)} and p.state = 'under_review' and p.number <> ${stage.facts.number} order by p.number limit 1`;
  stage.facts.otherNumber = other?.number ?? "";
  await office.visit(`${DISTRICT}/ufficio/proposte/${stage.facts.otherNumber}/istruttoria`);
  const answer = page.getByRole("form", { name: m.office_draft_title() });
  await office.tick(answer.getByRole("group", { name: m.thread_form_kind() }).getByLabel(m.proposals_state_deferred(), { exact: true }));
  await office.fill(field(page, m.thread_form_reason()), DEFERRED);
  await office.press(answer.getByRole("button", { name: m.office_draft_save() }));
  await toast(office, m.office_draft_saved());
  stage.facts.mails.push({ to: other?.email ?? "", subject: m.mail_proposal_closed_subject({ number: stage.facts.otherNumber }) });
}

/** Both go out in the same moment, after a last look; each author is told, and the one whose proposal was merged too. */
export async function publishTogether(stage: ParticipationStage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  const { number, mergedNumber, otherNumber } = stage.facts;
  await office.visit(`${DISTRICT}/ufficio/pubblicazione`);
  for (const ready of [number, otherNumber]) expect(await page.getByRole("checkbox", { name: m.office_choose_proposal({ number: ready }) }).isChecked()).toBe(true);
  await stage.inspect(office, "answers ready");
  await office.press(page.getByRole("button", { name: m.office_publication_check() }));
  await page.getByRole("heading", { name: m.office_publication_confirm_title({ count: 2 }) }).waitFor();
  await stage.inspect(office, "last look");
  await office.press(page.getByRole("button", { name: m.office_publication_confirm({ count: 2 }) }));
  await toast(office, m.office_publication_done({ count: 2 }));
  await stage.inspect(office, "published together");
  stage.facts.mails.push(
    { to: COOPERATIVE_EMAIL, subject: m.mail_proposal_closed_subject({ number }) },
    { to: CITIZEN_EMAIL, subject: m.mail_merged_proposal_closed_subject({ number: mergedNumber }) },
  );
  for (const { to, subject } of stage.facts.mails) await stage.readMail(to, subject);
}

/** On her telephone the citizen opens the mail's link: her own proposal, and what became of it. */
export async function openMailedAnswer(stage: ParticipationStage): Promise<void> {
  const { citizen } = stage.cast;
  const { link } = await stage.readMail(CITIZEN_EMAIL, m.mail_merged_proposal_closed_subject({ number: stage.facts.mergedNumber }));
  await citizen.visit(link);
  await heading(citizen, CITIZENS.title);
  await citizen.page.getByText(ACCEPTED).waitFor();
  await stage.inspect(citizen, "the answer in her own proposal");
}
