import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Services } from "#app/platform/context.ts";
import { addOrganisation, createWorld, type World } from "#tests/builders/world.ts";
import { createSignInBrowser, type SignInBrowser, testServices } from "#tests/builders/sign-in-browser.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { changeEmail, changePassword, saveProfile, signOutEverywhere } from "./account.commands.server.ts";
import { requireAccount } from "./identity.queries.server.ts";
import { proveByLink, register, signInWithPassword } from "./sign-in.commands.server.ts";

const password = "quattro parole facili insieme";
let database: TestDatabase;
let services: Services;
let world: World;
let addresses = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database);
  world = await createWorld(database);
});
afterAll(() => database.close());

function tokenOf(to: string): string {
  return /token_hash=([\w-]+)/.exec(database.authMails.findLast((mail) => mail.to === to)?.html ?? "")?.[1] ?? "";
}

async function newPerson(email: string, municipalityId: string | null = null): Promise<SignInBrowser> {
  addresses += 1;
  const browser = createSignInBrowser(services, { clientAddress: `192.0.2.${addresses}` });
  await browser.visit(({ desk }) => register(desk, { displayName: "Anna Prova", email, password, municipalityId }, "it"));
  await browser.visit(({ desk }) => proveByLink(desk, { token_hash: tokenOf(email), type: "signup" }));
  return browser;
}

async function signIn(email: string): Promise<SignInBrowser> {
  addresses += 1;
  const browser = createSignInBrowser(services, { clientAddress: `192.0.2.${addresses}` });
  await browser.visit(({ desk }) => signInWithPassword(desk, { email, password }));
  return browser;
}

describe("profile", () => {
  it("[IDN-08] the declared municipality makes a citizen of its district, while registering or later", async () => {
    const anna = await newPerson("anna@example.org", world.municipalityId);
    await anna.visit(({ viewer }) => expect(viewer).toMatchObject({ citizenDistrictIds: [world.districtId] }));
    await anna.visit(({ db }) => saveProfile(db, { displayName: "Anna P.", locale: "en", municipalityId: world.otherMunicipalityId }));
    await anna.visit(({ viewer }) => expect(viewer).toMatchObject({ displayName: "Anna P.", locale: "en", citizenDistrictIds: [world.otherDistrictId] }));
    await anna.visit(({ db }) => saveProfile(db, { displayName: "Anna P.", locale: "en", municipalityId: null }));
    await anna.visit(({ viewer }) => expect(viewer).toMatchObject({ municipalityId: null, citizenDistrictIds: [] }));
  });

  it("refuses a name that is nothing but invisible characters", async () => {
    const anna = await signIn("anna@example.org");
    await expect(anna.visit(({ db }) => saveProfile(db, { displayName: "\u200b\u202e \u2066", locale: "it", municipalityId: null }))).rejects.toMatchObject({ code: "text_empty", field: "displayName" });
  });
});

describe("signing out everywhere", () => {
  it("[IDN-05] a token that still looks good does nothing from the next command on, on any device", async () => {
    const phone = await newPerson("ovunque@example.org");
    const laptop = await signIn("ovunque@example.org");
    const stolen = await laptop.visit(({ db }) => db);
    await phone.visit(({ db, desk }) => signOutEverywhere(db, desk));
    const { error } = await stolen.rpc("update_profile", { display_name: "Ladra", locale: "it" });
    expect(error).toMatchObject({ message: "sign_in_needed" });
    await laptop.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
    expect(laptop.cookieHeader()).toBe("");
    await phone.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
  });
});

describe("changing the address", () => {
  it("[IDN-06] counts only once the new address proved itself; the old one is told", async () => {
    const anna = await newPerson("prima@example.org");
    const account = await anna.visit(({ db }) => requireAccount(db));
    await expect(anna.visit(({ desk }) => changeEmail(desk, account, { newEmail: "dopo@example.org", currentPassword: "un'altra" }))).rejects.toMatchObject({ code: "password_wrong", field: "currentPassword" });
    await anna.visit(({ desk }) => changeEmail(desk, account, { newEmail: "dopo@example.org", currentPassword: password }));
    await anna.visit(async ({ db }) => expect(await requireAccount(db)).toMatchObject({ email: "prima@example.org", pendingEmail: "dopo@example.org" }));
    expect(tokenOf("prima@example.org")).not.toBe(tokenOf("dopo@example.org"));
    await anna.visit(({ desk }) => proveByLink(desk, { token_hash: tokenOf("dopo@example.org"), type: "email_change" }));
    await anna.visit(async ({ db }) => expect(await requireAccount(db)).toMatchObject({ email: "dopo@example.org", pendingEmail: null }));
    const notices = await database.sql`select kind, payload->>'locale' as locale from private.notices where email = 'prima@example.org'`;
    expect(notices).toEqual([{ kind: "email_changed", locale: "it" }]);
  });

  it("[IDN-06] nobody becomes a delegate by naming the delegate's address", async () => {
    const organisation = await addOrganisation(database, world.districtId, "Associazione in attesa", "volunteer_org", world.municipalityId);
    await database.sql`insert into public.organisation_delegates (organisation_id, kind, email) values (${organisation}, 'delegate', 'delegata@example.org')`;
    const thief = await newPerson("furbo@example.org");
    const account = await thief.visit(({ db }) => requireAccount(db));
    await thief.visit(({ desk }) => changeEmail(desk, account, { newEmail: "delegata@example.org", currentPassword: password }));
    expect(database.authMails.findLast((mail) => mail.to === "furbo@example.org")?.html).toContain("type=signup");
    await thief.visit(({ viewer }) => expect(viewer).toMatchObject({ organisations: [] }));
  });

  it("[IDN-01] another account's address gives the same answer", async () => {
    const anna = await newPerson("terza@example.org");
    const account = await anna.visit(({ db }) => requireAccount(db));
    await anna.visit(({ desk }) => changeEmail(desk, account, { newEmail: "dopo@example.org", currentPassword: password }));
    await anna.visit(async ({ db }) => expect(await requireAccount(db)).toMatchObject({ email: "terza@example.org" }));
  });
});

describe("changing the password", () => {
  it("asks for the present one and ends the other logins", async () => {
    const here = await newPerson("chiave@example.org");
    const elsewhere = await signIn("chiave@example.org");
    const account = await here.visit(({ db }) => requireAccount(db));
    const change = (currentPassword: string) => here.visit(({ desk }) => changePassword(desk, account, { currentPassword, newPassword: "tutt'altra frase lunga" }));
    await expect(change("sbagliata")).rejects.toMatchObject({ code: "password_wrong" });
    await change(password);
    await here.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
    await elsewhere.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
  });
});

describe("being named", () => {
  it("a delegate is told, with or without an account", async () => {
    const school = await addOrganisation(database, world.districtId, "Scuola Prova", "school_training", world.municipalityId);
    await world.people.office.db.rpc("name_delegate", { organisation_id: school, kind: "substitute", email: world.people.stranger.email });
    const [withAccount] = await database.sql`select kind, payload from private.notices where person_id = ${world.people.stranger.id}`;
    expect(withAccount).toMatchObject({ kind: "delegate_named", payload: { organisation: "Scuola Prova", place: "substitute", path: expect.stringMatching(/^\/inviti\//) } });
    const [waiting] = await database.sql`select kind from private.notices where email = 'delegata@example.org'`;
    expect(waiting).toEqual({ kind: "delegate_named" });
  });
});
