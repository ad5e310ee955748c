import { expect } from "vitest";
import type { Locator } from "playwright-core";
import { m } from "#app/paraglide/messages.js";
import { type Actor, field } from "#tests/e2e/actor.ts";
import { DISTRICT, heading, type ParticipationStage, toast } from "#tests/e2e/participation-stage.ts";
import { SCHOOL, UNION } from "#tests/e2e/steps/participation-organisations.ts";
import { COOPERATIVE, PROPOSAL } from "#tests/e2e/steps/participation-proposals.ts";
import { publishText } from "#tests/e2e/steps/participation-topic.ts";

export const FOR = "Le nostre iscritte lo chiedono da anni: l’orario della corriera non basta.";
const QUESTION = "Possono salire anche i nostri studenti che accompagnano i nonni?";
export const REPLY = "Sì, un posto è per chi accompagna.";

function box(actor: Actor, id: "sostegno" | "commenti"): Locator {
  return actor.page.locator(`#${id}`);
}

async function openProposal(stage: ParticipationStage, actor: Actor): Promise<void> {
  await actor.visit(`${DISTRICT}/proposte/${stage.facts.number}`);
  await heading(actor, PROPOSAL.title);
}

/** The union by its name, the citizen as one more: each once. */
export async function support(stage: ParticipationStage): Promise<void> {
  const { delegate, citizen } = stage.cast;
  await openProposal(stage, delegate);
  await stage.inspect(delegate, "before supporting");
  await delegate.tick(box(delegate, "sostegno").getByLabel(m.organisations_acting_for({ name: UNION }), { exact: true }));
  await delegate.press(box(delegate, "sostegno").getByRole("button", { name: m.support_give() }));
  await toast(delegate, m.support_done());
  await box(delegate, "sostegno").getByText(m.support_mine_for({ name: UNION })).waitFor();
  await stage.inspect(delegate, "supported for the union");
  await openProposal(stage, citizen);
  await citizen.press(box(citizen, "sostegno").getByRole("button", { name: m.support_give() }));
  await toast(citizen, m.support_done());
  const words = await box(citizen, "sostegno").innerText();
  for (const part of [UNION, m.support_citizens_one()]) expect(words).toContain(part);
  await stage.inspect(citizen, "supported as a citizen");
}

async function comment(stage: ParticipationStage, actor: Actor, said: { kind: string; body: string; as: string }): Promise<void> {
  await openProposal(stage, actor);
  const comments = box(actor, "commenti");
  await actor.tick(comments.getByRole("group", { name: m.comments_kind() }).getByLabel(said.kind, { exact: true }));
  await actor.fill(field(actor.page, m.comments_body()), said.body);
  await actor.tick(comments.getByLabel(m.organisations_acting_for({ name: said.as }), { exact: true }));
  await actor.press(comments.getByRole("button", { name: m.comments_send(), exact: true }));
  await toast(actor, m.comments_done_waiting());
  await comments.getByText(m.comments_mine_title()).waitFor();
  await stage.inspect(actor, "comment waiting");
}

/** For, a question and its reply: each is read before it is public. */
export async function comments(stage: ParticipationStage): Promise<void> {
  const { delegate, teacher, cooperative, reader } = stage.cast;
  await comment(stage, delegate, { kind: m.comments_kind_for(), body: FOR, as: UNION });
  await comment(stage, teacher, { kind: m.comments_kind_question(), body: QUESTION, as: SCHOOL });
  await openProposal(stage, reader);
  expect(await reader.page.locator("main").innerText(), "nothing is public unread").not.toContain(FOR);
  await publishText(stage, FOR);
  await publishText(stage, QUESTION);
  await openProposal(stage, cooperative);
  const question = cooperative.page.getByRole("article").filter({ hasText: QUESTION });
  await cooperative.press(question.getByRole("link", { name: m.comments_reply(), exact: true }));
  await cooperative.page.getByRole("heading", { name: m.comments_new_reply() }).waitFor();
  await stage.inspect(cooperative, "one thread");
  await cooperative.fill(field(cooperative.page, m.comments_body()), REPLY);
  const asCooperative = box(cooperative, "commenti").getByLabel(m.organisations_acting_for({ name: COOPERATIVE }), { exact: true });
  await cooperative.tick(asCooperative);
  await cooperative.press(box(cooperative, "commenti").getByRole("button", { name: m.comments_send(), exact: true }));
  await toast(cooperative, m.comments_done_waiting());
  await publishText(stage, REPLY);
  await openProposal(stage, reader);
  for (const words of [FOR, QUESTION, REPLY]) await box(reader, "commenti").getByText(words, { exact: true }).first().waitFor();
  await stage.inspect(reader, "support and comments");
}
