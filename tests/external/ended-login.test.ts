import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answerOf, holds, repeatedForm } from "#tests/borders/form-answers.ts";
import { siteForms, type SiteForm } from "#tests/borders/form-catalogue.ts";
import { addOtherDistrict } from "#tests/borders/other-district.ts";
import { cookieOf, readable } from "#tests/borders/site.ts";
import { type Person, signAccessToken } from "#tests/builders/people.ts";
import { type ExternalApp, startExternalApp } from "#tests/external/external-app.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";

let app: ExternalApp;
let fixture: Fixture;
let forms: SiteForm[];
beforeAll(async () => {
  app = await startExternalApp();
  fixture = await createFixture(app.database);
  forms = siteForms({ fixture, other: await addOtherDistrict(app.database, fixture) });
});
afterAll(() => app.stop());

function formWith(route: string, intent: string): SiteForm {
  const form = forms.find((one) => one.route === route && one.fields["intent"] === intent);
  if (!form) throw new Error(`the catalogue has no ${intent} at ${route}`);
  return form;
}

function personOf({ who }: SiteForm): Person {
  if (who === "anonymous") throw new Error("nobody is signed in here");
  return fixture.people[who];
}

/** The cookie of a login that ended while its person was writing. */
async function endedCookie(form: SiteForm): Promise<string> {
  return cookieOf({ accessToken: await signAccessToken(app.database, personOf(form), Math.floor(Date.now() / 1000) - 60) });
}

async function refused(form: SiteForm, fields = form.fields) {
  const answer = await answerOf(await app.post(form.path, fields, await endedCookie(form)));
  expect(answer.status).toBe(401);
  expect(readable(answer.html)).toContain("Il tuo accesso è finito");
  expect(answer.html).toContain("/accedi?poi=");
  return answer;
}

it("a proposal that is being written stays in its fields, and is saved after signing in again", async () => {
  const words = "Parole che nessuno vuole riscrivere";
  const fields = { id: randomUUID(), revision: "0", intent: "save", title: words, need: `${words}: il bisogno` };
  const form: SiteForm = { route: "/:ambito/proposte/nuova", path: `/${fixture.districtSlug}/proposte/nuova`, who: "citizen", fields };
  const answer = await refused(form);
  expect(holds(answer, fields.title) && holds(answer, fields.need)).toBe(true);
  // The form is still the page's own: its fields, sent again.
  expect((await app.post(form.path, fields, cookieOf(personOf(form)))).status).toBe(302);
  expect(await app.database.sql`select need from public.proposals where id = ${fields.id}`).toEqual([{ need: fields.need }]);
});

it("a vote is not cast, and the same choice is cast after signing in again", async () => {
  const form = formWith("/:ambito/votazioni/:votazione", "vote:cast");
  const before = await app.database.sql`select from public.ballots`;
  const again = repeatedForm(await refused(form), form.path);
  expect(again).toEqual(form.fields);
  expect(await app.database.sql`select from public.ballots`).toHaveLength(before.length);
  expect((await app.post(form.path, again ?? {}, cookieOf(personOf(form)))).status).toBeLessThan(400);
  expect(await app.database.sql`select from public.ballots`).toHaveLength(before.length + 1);
});

it("an outcome with its reason is kept whole, and published after signing in again", async () => {
  const form = formWith("/:ambito/ufficio/proposte/:numero/esito", "publish");
  form.fields = { ...form.fields, kind: "not_accepted", sectionId: "", blockId: "" };
  const answer = await refused(form);
  expect(holds(answer, form.fields["reason"] ?? "")).toBe(true);
  const again = repeatedForm(answer, form.path);
  expect(again).toEqual(form.fields);
  expect((await app.post(form.path, again ?? {}, cookieOf(personOf(form)))).status).toBe(302);
  expect(await app.database.sql`select from public.proposal_outcomes where proposal_id = ${form.fields["proposalId"] ?? ""}`).toHaveLength(1);
});
