import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import type { Stage } from "#tests/e2e/stage.ts";
import { DISTRICT, PROPOSAL } from "#tests/e2e/steps/proposal.ts";

export const REASON =
  "La proposta è accolta: le sei panchine e la pensilina entrano fra le azioni per gli anziani, perché la strada dell’ambulatorio fa saltare troppe visite e la spesa è sostenibile.";

/** The office closes the proposal: outcome, reason and the passage that comes of it. A reason too short is refused, and stays. */
export async function closeProposal(stage: Stage): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  await office.visit(`${DISTRICT}/ufficio/proposte/${stage.facts.proposalNumber}/istruttoria`);
  await page.getByRole("group", { name: m.thread_form_kind() }).waitFor();
  await stage.inspect(office, "review beside the answer");
  await office.press(page.getByRole("link", { name: m.office_draft_publish_alone() }));
  await page.getByRole("heading", { level: 1 }).filter({ hasText: stage.facts.proposalNumber }).waitFor();
  await stage.inspect(office, "outcome form");
  const section = page.locator('select[name="sezione"]');
  await office.pick(section, /Anziani e non autosufficienza/);
  await office.press(page.getByRole("button", { name: m.thread_form_section_show() }));
  await page.getByRole("group", { name: m.thread_form_passage() }).waitFor();
  await office.tick(page.getByRole("group", { name: m.thread_form_kind() }).getByLabel(m.proposals_state_accepted(), { exact: true }));
  await office.tick(page.getByLabel(PROPOSAL.proposal));
  await office.fill(field(page, m.thread_form_reason()), "Va bene.");
  await stage.inspect(office, "outcome chosen");
  await office.press(page.getByRole("button", { name: m.thread_form_review() }));
  await page.getByText(m.error_reason_too_short()).first().waitFor();
  await stage.inspect(office, "reason too short");
  expect(await field(page, m.thread_form_reason()).inputValue()).toBe("Va bene.");
  await office.fill(field(page, m.thread_form_reason()), REASON);
  await office.press(page.getByRole("button", { name: m.thread_form_review() }));
  await page.getByRole("heading", { name: m.thread_form_confirm_title() }).waitFor();
  await stage.inspect(office, "last look at the outcome");
  await office.press(page.getByRole("button", { name: m.thread_form_confirm() }));
  await page.getByText(m.thread_form_published({ number: stage.facts.proposalNumber })).waitFor();
  await stage.inspect(office, "outcome published");
}

/** The citizen finds the whole thread, every step leads where it says, and the plan leads back. */
export async function followThread(stage: Stage): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await citizen.visit(`${DISTRICT}/proposte/${stage.facts.proposalNumber}`);
  const thread = page.getByRole("region", { name: m.thread_title() }).first();
  const steps = page.getByRole("list", { name: m.thread_title() });
  const words = await steps.innerText();
  for (const step of [m.thread_step_sent(), m.thread_step_screened(), m.thread_step_discussed(), m.thread_step_voted(), m.thread_step_written()]) expect(words).toContain(step);
  stage.facts.eligible = /Favorevoli 2, contrari 0, astenuti 0, su (\d+) aventi diritto/.exec(words)?.[1] ?? "";
  expect(stage.facts.eligible, "the vote's numbers in the thread").not.toBe("");
  expect(await thread.getByRole("img").getAttribute("aria-label")).toContain(m.thread_station_done({ name: m.thread_station_outcome() }));
  expect(await page.locator("main").innerText()).toContain(REASON);
  await stage.inspect(citizen, "thread of the proposal");
  const links = await steps.getByRole("link").evaluateAll((nodes) => nodes.map((node) => (node instanceof HTMLAnchorElement ? node.href : "")));
  expect(links.length).toBeGreaterThanOrEqual(5);
  for (const link of links) await expectLinkLeads(citizen, link);
  await citizen.visit(`${DISTRICT}/proposte/${stage.facts.proposalNumber}`);
  await citizen.press(page.getByRole("link", { name: m.thread_step_written_link() }));
  await page.getByRole("heading", { name: m.plan_section_origins_title() }).waitFor();
  await stage.inspect(citizen, "section with its origin");
  await citizen.press(page.getByRole("link", { name: m.plan_section_origin({ number: stage.facts.proposalNumber, title: PROPOSAL.title }) }));
  await page.getByRole("heading", { level: 1, name: PROPOSAL.title }).waitFor();
}

/** A link of the thread answers, and what stands after `#` is really on the page. */
async function expectLinkLeads({ page }: Actor, link: string): Promise<void> {
  const answer = await page.goto(link);
  const status = answer?.status() ?? 200;
  expect(status, link).toBeLessThan(400);
  const anchor = link.split("#")[1];
  if (anchor) expect(await page.locator(`[id="${anchor}"]`).count(), `${link}: no such place on the page`).toBe(1);
}
