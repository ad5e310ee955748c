import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import { field } from "#tests/e2e/actor.ts";
import { enterByDoor } from "#tests/e2e/company.ts";
import { CITIZEN_EMAIL, DISTRICT, heading, type ParticipationStage, summary, TEACHER, toast } from "#tests/e2e/participation-stage.ts";
import { registerPerson } from "#tests/e2e/steps/registration.ts";

export const NEW_TAVOLO = "Strade e visite";
const TOPIC = { title: "Chi accompagna alle visite chi non guida più?", why: "Da Siliqua all’ospedale sono quaranta minuti, e la corriera non aspetta che finisca la visita." };
const LINE = "A scuola vediamo nonni che rinunciano per accompagnare i nipoti.";

/** From a telephone, with the keyboard: two answers and a number. The demonstration's door stands for her account. */
export async function proposeTopic(stage: ParticipationStage): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await enterByDoor(citizen, "citizen");
  await citizen.visit(`${DISTRICT}/temi`);
  await stage.inspect(citizen, "topics");
  await citizen.press(page.getByRole("link", { name: m.topics_propose() }).first());
  await heading(citizen, m.topics_new_title());
  await citizen.fill(field(page, m.topics_field_title()), TOPIC.title);
  await citizen.fill(field(page, m.topics_field_why()), `${TOPIC.why} Chiamate il 347 1234567.`);
  await page.getByText(m.moderation_personal_data_phone({ text: "347 1234567" })).waitFor();
  await stage.inspect(citizen, "a telephone number in a topic is pointed out");
  await citizen.fill(field(page, m.topics_field_why()), TOPIC.why);
  await page.getByRole("region", { name: m.topics_similar_title() }).waitFor();
  await stage.inspect(citizen, "similar topics while she writes");
  await citizen.press(page.getByRole("button", { name: m.topics_propose_submit(), exact: true }));
  await heading(citizen, TOPIC.title);
  stage.facts.topicPath = new URL(page.url()).pathname;
  const number = stage.facts.topicPath.split("/").at(-1) ?? "";
  await page.getByText(m.topics_sent_title({ number })).waitFor();
  await stage.inspect(citizen, "topic sent");
}

/** What people write is read before it is public: with the keys of the queue, as one who reads many does. */
export async function publishText(stage: ParticipationStage, words: string): Promise<void> {
  const { office } = stage.cast;
  const { page } = office;
  await office.visit(`${DISTRICT}/ufficio/moderazione`);
  const text = page.getByRole("article").filter({ hasText: words });
  await text.waitFor();
  await stage.inspect(office, `queue with «${words.slice(0, 20)}»`);
  await office.press(text.getByRole("button", { name: m.moderation_publish(), exact: true }));
  await toast(office, m.moderation_done_published());
  await text.waitFor({ state: "detached" });
}

/** Nobody but the author reads it before the office has; then a teacher makes an account to say that it matters to her too. */
export async function joinTopic(stage: ParticipationStage): Promise<void> {
  const { teacher, office, reader } = stage.cast;
  await enterByDoor(office, "office");
  expect((await reader.page.goto(stage.facts.topicPath))?.status(), "not public before it is read").toBe(404);
  await publishText(stage, TOPIC.title);
  const { page } = teacher;
  await teacher.visit(stage.facts.topicPath);
  await stage.inspect(teacher, "topic without an account");
  await teacher.press(page.getByRole("link", { name: m.topics_join_sign_in() }));
  await heading(teacher, m.identity_sign_in_title());
  await registerPerson(stage, teacher, TEACHER, stage.facts.topicPath);
  await teacher.fill(field(page, m.topics_join_why()), LINE);
  await teacher.press(page.getByRole("button", { name: m.topics_join(), exact: true }));
  await toast(teacher, m.topics_toast_joined());
  await page.getByText(m.topics_joined_self()).waitFor();
  await stage.inspect(teacher, "joined");
  await publishText(stage, LINE);
}

/** The office makes a tavolo of it: both are told, and the tavolo says where it comes from. */
export async function turnIntoTavolo(stage: ParticipationStage): Promise<void> {
  const { office, citizen, teacher } = stage.cast;
  const { page } = office;
  await office.visit(stage.facts.topicPath);
  await office.press(summary(office, m.topics_desk_new_tavolo()));
  await office.fill(field(page, m.topics_desk_name()), NEW_TAVOLO);
  await office.pick(field(page, m.topics_desk_area()), m.tavoli_area_multi_users());
  await stage.inspect(office, "what the topic becomes");
  await office.press(page.getByRole("button", { name: m.topics_desk_new_tavolo_submit() }));
  await toast(office, m.topics_toast_tavolo());
  await stage.inspect(office, "topic with its tavolo");
  const number = stage.facts.topicPath.split("/").at(-1) ?? "";
  const told = { to: CITIZEN_EMAIL, subject: m.mail_topic_became_tavolo_subject({ number }) };
  await stage.readMail(told.to, told.subject);
  stage.facts.mails.push(told);
  // Who only joined has it in her notices at once, and by mail with the next digest.
  await teacher.visit("/avvisi");
  await teacher.page.getByRole("link", { name: m.mail_joined_topic_news_subject({ number }) }).waitFor();
  await stage.inspect(teacher, "notices");
  await citizen.visit(stage.facts.topicPath);
  await citizen.press(citizen.page.getByRole("link", { name: NEW_TAVOLO }));
  await heading(citizen, NEW_TAVOLO);
  await citizen.page.getByText(m.topics_lineage_one()).waitFor();
  await stage.inspect(citizen, "tavolo born from the topic");
}
