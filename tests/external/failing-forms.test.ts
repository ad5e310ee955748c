import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Answer, answerOf, holds, repeatedForm } from "#tests/borders/form-answers.ts";
import { siteForms, type SiteForm } from "#tests/borders/form-catalogue.ts";
import { addOtherDistrict } from "#tests/borders/other-district.ts";
import { cookieOf } from "#tests/borders/site.ts";
import { type ExternalApp, type Failure, FAILURES, startExternalApp, visibleText } from "#tests/external/external-app.ts";
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
afterEach(() => app.repair());

const failures = Object.keys(FAILURES).filter((name): name is Failure => name in FAILURES);

function cookieFor({ who }: SiteForm): string {
  return who === "anonymous" ? "" : cookieOf(fixture.people[who]);
}

async function send(form: SiteForm, fields = form.fields): Promise<Answer> {
  return answerOf(await app.post(form.path, fields, cookieFor(form)));
}

describe.each(failures)("the project answers %s to everything", (failure) => {
  it("a form of whatever kind: a page of ours, no success, and every typed word in it", async () => {
    const wrong: string[] = [];
    app.break("/", failure);
    for (const form of forms) {
      const label = `${form.route} ${form.fields["intent"] ?? form.fields["azione"] ?? ""}`;
      const answer = await send(form);
      if (answer.status < 400) wrong.push(`${label}: ${answer.status}`);
      // What a script sends it reads itself: it gets data, and keeps what was typed.
      if (!form.isScripted && !answer.html.includes('<html lang="it"')) wrong.push(`${label}: no page in Italian`);
      if (/PGRST|JWT|upstream|duplicate key|SyntaxError|fetch failed/i.test(visibleText(answer.html))) wrong.push(`${label}: shows what the service said`);
      for (const field of form.texts ?? []) if (!holds(answer, form.fields[field] ?? "")) wrong.push(`${label}: ${answer.status}, ${field} is lost`);
    }
    expect(wrong).toEqual([]);
  });
});

it("«Riprova» sends the same again, and this time it arrives", async () => {
  const typed = forms.filter(({ who, texts, isScripted, fields }) => who !== "anonymous" && texts && !isScripted && !Object.keys(fields).some((name) => /password/i.test(name)));
  for (const form of typed) {
    app.break("/", "503");
    const answer = await send(form);
    expect(answer.html, form.route).toContain("Riprova");
    expect(repeatedForm(answer, form.path), `${form.route} ${form.fields["intent"] ?? ""}`).toEqual(form.fields);
    app.repair();
  }
  const calendar = typed.find(({ fields }) => fields["intent"] === "event");
  if (!calendar) throw new Error("the catalogue has no such form");
  app.break("/", "nothing");
  const again = repeatedForm(await send(calendar), calendar.path);
  app.repair();
  expect((await send(calendar, again ?? {})).status).toBe(302);
});
