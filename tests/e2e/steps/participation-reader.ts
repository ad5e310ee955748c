import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { field } from "#tests/e2e/actor.ts";
import { DELEGATE, DISTRICT, heading, type ParticipationStage, TEACHER, UNIONIST } from "#tests/e2e/participation-stage.ts";
import { ACCEPTED, MERGE_REASON } from "#tests/e2e/steps/participation-answers.ts";
import { UNION } from "#tests/e2e/steps/participation-organisations.ts";
import { CITIZENS, PROPOSAL } from "#tests/e2e/steps/participation-proposals.ts";
import { FOR } from "#tests/e2e/steps/participation-voices.ts";

/** Without an account: from the search to the merged original, on to the proposal, its answer, the plan, and back. */
export async function followThread(stage: ParticipationStage): Promise<void> {
  const { reader } = stage.cast;
  const { page } = reader;
  const { number, mergedNumber } = stage.facts;
  await reader.visit(`${DISTRICT}/proposte`);
  await reader.fill(field(page, m.proposals_list_query()), mergedNumber);
  await reader.press(page.getByRole("button", { name: m.proposals_list_search() }));
  await reader.press(page.getByRole("link", { name: CITIZENS.title }));
  await heading(reader, CITIZENS.title);
  for (const words of [MERGE_REASON, ACCEPTED]) await page.locator("main").getByText(words).first().waitFor();
  expect(await page.locator("main").innerText(), "the original keeps who proposed it").toMatch(/cittadina\/o di Siliqua/);
  await stage.inspect(reader, "merged original");
  const steps = page.getByRole("list", { name: m.thread_title() });
  await reader.press(steps.getByRole("link", { name: m.thread_step_other_link({ number }) }).first());
  await heading(reader, PROPOSAL.title);
  for (const words of [ACCEPTED, FOR]) await page.locator("main").getByText(words).first().waitFor();
  await page.locator("#sostegno").getByText(UNION).waitFor();
  await stage.inspect(reader, "proposal with its outcome");
  await reader.press(steps.getByRole("link", { name: m.thread_step_written_link() }));
  await page.getByRole("heading", { name: m.plan_section_origins_title() }).waitFor();
  await stage.inspect(reader, "passage of the plan");
  await reader.press(page.getByRole("link", { name: m.plan_section_origin({ number, title: PROPOSAL.title }) }).first());
  await heading(reader, PROPOSAL.title);
  await reader.press(page.locator("#confluite ~ ul").getByRole("link", { name: new RegExp(mergedNumber) }));
  await heading(reader, CITIZENS.title);
}

/** What anybody gets, as it leaves the server: of whoever acts for a body, or as a citizen, neither name nor address. */
export async function expectNobodyNamed(stage: ParticipationStage): Promise<void> {
  const { reader } = stage.cast;
  const { seen, number, topicPath } = stage.facts;
  const more = ["", "/feed.xml", "/calendario.ics", "/tavoli", "/temi", "/proposte", "/organizzazioni", "/moderazione", "/dati", "/piano.html"].map((path) => DISTRICT + path);
  const addresses = [...new Set([...seen, ...more, topicPath, `${DISTRICT}/proposte/${number}/versioni`])];
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses) {
    const answer = await reader.seat.context.request.get(address);
    expect(answer.status(), address).toBe(200);
    const text = await answer.text();
    for (const { name, email } of [DELEGATE, UNIONIST, TEACHER]) {
      for (const words of [...name.split(" "), email]) expect(text.includes(words), `«${words}» on ${address}`).toBe(false);
    }
  }
}

/** Every mail of the story arrived, and none twice; nothing is left in the outbox. */
export async function expectMailsOnce(stage: ParticipationStage): Promise<void> {
  for (const { to, subject } of stage.facts.mails) expect(await stage.countMails(to, subject), `${subject} for ${to}`).toBe(1);
  const [left] = await stage.sql<{ count: number }[]>`select count(*)::int from private.notices where channel = 'now' and sent_at is null`;
  expect(left?.count, "notices still in the outbox").toBe(0);
}
