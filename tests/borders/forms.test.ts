import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, expectEscaped, holds, saysWhy, type Answer } from "#tests/borders/form-answers.ts";
import { siteForms, type SiteForm } from "#tests/borders/form-catalogue.ts";
import { fingerprint } from "#tests/borders/fingerprint.ts";
import { addOtherDistrict } from "#tests/borders/other-district.ts";
import { listRoutes } from "#tests/borders/route-catalogue.ts";
import { type Fields, openSite, type Site } from "#tests/borders/site.ts";
import { createFixture, type Fixture } from "#tests/permissions/fixture.ts";
import type { Who } from "#tests/permissions/observe.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

let database: TestDatabase;
let fixture: Fixture;
let site: Site;
let forms: SiteForm[];

beforeAll(async () => {
  database = await createTestDatabase();
  fixture = await createFixture(database);
  site = await openSite(database);
  forms = siteForms({ fixture, other: await addOtherDistrict(database, fixture) });
}, 240_000);
afterAll(() => database.close());

const personOf = (who: Who) => (who === "anonymous" ? null : fixture.people[who]);
const nameOf = ({ route, fields }: SiteForm) => `${route} ${fields["intent"] ?? fields["azione"] ?? ""}`.trim();

async function send(form: SiteForm, changes: Fields, who: Who = form.who): Promise<Answer> {
  // Sign-in and mail are counted per address and account, and here everybody has the same: the count starts anew.
  if (form.isPublic) await database.sql`truncate private.rate_counters`;
  return answerOf(await site.post(form.path, personOf(who), { ...form.fields, ...changes }));
}

type Options = {
  who?: Who;
  /** Everything typed must be in the answer. */
  keeps?: boolean;
  /** Which third of the forms without words is tried. */
  turn?: number;
  /** No page of ours sends this: it must do nothing, and owes nobody a sentence. */
  isForged?: boolean;
};

async function complaints(form: SiteForm, changes: Fields, options: Options): Promise<string[]> {
  const answer = await send(form, changes, options.who);
  const label = nameOf(form);
  expectEscaped(answer, label);
  if (form.isIdempotent && answer.status === 302) return [];
  if (answer.status < 400 || answer.status >= 500) return [`${label}: ${answer.status} ${answer.location ?? ""}`];
  if (!form.isScripted && !options.isForged && !saysWhy(answer)) return [`${label}: ${answer.status} without a sentence`];
  return options.keeps ? lost(form, changes, answer).map((field) => `${label}: ${answer.status}, ${field} is lost`) : [];
}

/** Sends a change of every form and collects what is not as it should be; nothing at all may have been stored. */
async function expectRefusals(changesOf: (form: SiteForm) => Fields | readonly Fields[] | null, options: Options = {}): Promise<void> {
  const before = await fingerprint(database.sql);
  const wrong: string[] = [];
  for (const [index, form] of forms.entries()) {
    // Buttons that differ in one id alone take turns: their forms are the same code.
    if (options.turn !== undefined && form.isButton && index % 3 !== options.turn) continue;
    for (const changes of [changesOf(form) ?? []].flat()) wrong.push(...(await complaints(form, changes, options)));
  }
  expect(wrong).toEqual([]);
  expect(await fingerprint(database.sql)).toEqual(before);
}

function lost(form: SiteForm, changes: Fields, answer: Answer): string[] {
  return (form.texts ?? []).filter((name) => {
    const typed = changes[name] ?? form.fields[name];
    return typeof typed === "string" && typed !== "" && !holds(answer, typed.trim());
  });
}

function withTexts(form: SiteForm, value: string): Fields | null {
  return form.texts ? Object.fromEntries(form.texts.map((name) => [name, value])) : null;
}

const RIGHT_TO_LEFT = "\u202E\u2066";
const NASTY = `</textarea></title><script>globalThis.x=1</script><img src=x onerror=alert(1)>"><svg/onload=1> =HYPERLINK("http://x") @SUM(1) #eval("1") $x$ 🧓🏽👩‍👩‍👧 ${RIGHT_TO_LEFT}abc`;

describe("the catalogue of forms", () => {
  it("holds every address that takes a form", () => {
    // Answered without a page of their own, and tested one by one in small-forms.test.ts.
    const elsewhere = ["/esci", "/lingua", "/sessione/rinnova", "/accedi/codice", "/accedi/conferma", "/:ambito/proposte/bozze/:id/salva", "/:ambito/temi/simili", "/:ambito/proposte/simili", "/:ambito/piano/:sezione/da-dove-viene", "/:ambito/proposte/bozze/:id/allegati/carica"];
    const sent = new Set([...forms.map(({ route }) => route), ...elsewhere]);
    const missing = listRoutes().filter(({ pattern, hasAction }) => hasAction && !pattern.startsWith("/demo/") && pattern !== "/*" && !sent.has(pattern));
    expect(missing.map(({ pattern }) => pattern)).toEqual([]);
  });
});

describe("what can't be right", () => {
  it("empty: every field is missing", () => expectRefusals((form) => {
    const typed = Object.keys(form.fields).filter((name) => !["intent", "azione"].includes(name));
    const isCheckedLater = form.fields["intent"] === "dates" || form.fields["intent"] === "conference" || form.fields["intent"] === "save";
    return typed.length === 0 || isCheckedLater || form.mayBeEmpty ? null : Object.fromEntries(typed.map((name) => [name, ""]));
  }, { turn: 0 }), 90_000);

  it("a megabyte of text in every field for words, kept in the page", () =>
    expectRefusals((form) => withTexts(form, `${"àè🧓".repeat(60_000)}fine`), { keeps: true }), 120_000);

  it("an id that is no id, a number that is none, a choice that nobody offers", () => expectRefusals((form) => {
    const ids = Object.keys(form.fields).filter((name) => /id$/i.test(name) || ["who", "actingAs", "revision", "kind", "role", "area", "category", "phase", "direction", "state", "locked", "isOpen", "choice"].includes(name));
    const wrongChoice = ids.filter((name) => form.fields[name] !== "");
    return wrongChoice.length === 0 ? null : Object.fromEntries(wrongChoice.map((name) => [name, "' or 1=1 --"]));
  }), 90_000);

  it("each field twice", () => expectRefusals((form) => {
    const typed = Object.entries(form.fields).filter(([name]) => !["intent", "azione"].includes(name) && !name.endsWith("[]"));
    if (typed.length === 0 || form.fields["intent"] === "dates") return null;
    return Object.fromEntries(typed.map(([name, value]) => [name, [value, value]]));
  }, { turn: 1 }), 90_000);

  it("a file where words are asked", () => expectRefusals((form) => {
    const [name] = form.texts ?? Object.keys(form.foreign ?? {});
    return name === undefined ? null : { [name]: new File(["MZ"], "x.exe", { type: "application/octet-stream" }) };
  }, { turn: 2 }), 90_000);

  it("a button that the page does not have: nothing is done", () =>
    expectRefusals((form) => ("intent" in form.fields && form.isButton ? { intent: "__proto__" } : null), { isForged: true }), 90_000);
});

describe("what is not mine", () => {
  it("things of the other district", () => expectRefusals((form) => Object.entries(form.foreign ?? {}).map(([name, id]) => ({ [name]: id }))), 90_000);

  it("a stranger's form, with everything right in it", () =>
    expectRefusals((form) => (form.isPublic || form.isOwn || form.route === "/profilo" || form.route.endsWith("/nuova") && form.who === "citizen" ? null : {}), { who: "stranger" }), 90_000);

  it("the other district's office", () =>
    expectRefusals((form) => (form.isPublic || form.route === "/profilo" || form.who === "citizen" ? null : {}), { who: "otherOffice" }), 90_000);

  it("a sign-in that ended while one typed: said, and nothing typed is lost", () =>
    expectRefusals((form) => (form.isPublic ? null : {}), { who: "anonymous", keeps: true }), 90_000);
});

describe("words that bite", () => {
  it("come back escaped and whole", () => expectRefusals((form) => withTexts(form, NASTY + "x".repeat(21_000)), { keeps: true }), 120_000);

  it("NUL and lone surrogates are refused or cleaned, never a failure of ours", async () => {
    const wrong: string[] = [];
    for (const form of forms) {
      const words = withTexts(form, "uno\u0000due\uD800tre");
      if (words === null) continue;
      const [foreign] = Object.entries(form.foreign ?? {});
      const answer = await send(form, foreign ? { ...words, [foreign[0]]: foreign[1] } : words);
      if (answer.status >= 500) wrong.push(`${nameOf(form)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  }, 90_000);
});
