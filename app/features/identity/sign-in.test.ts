import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSignInBrowser, testServices } from "#tests/builders/sign-in-browser.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { countAttempt } from "./attempts.server.ts";
import { readAccessToken } from "./identity.cookies.ts";
import { mailRecovery, mailSignInCode, proveByCode, proveByLink, register, signInWithPassword, signOut } from "./sign-in.commands.server.ts";
import { setPassword } from "./account.commands.server.ts";
import type { Services } from "#app/platform/context.ts";

const password = "quattro parole facili insieme";
let database: TestDatabase;
let services: Services;
let addresses = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  services = testServices(database);
});
afterAll(() => database.close());

/** Each browser comes from its own network address: the limits are another test's subject. */
function browser() {
  addresses += 1;
  return createSignInBrowser(services, { clientAddress: `192.0.2.${addresses}` });
}

function lastMail(to: string): { tokenHash: string; code: string; type: string } {
  const mail = database.authMails.findLast((one) => one.to === to);
  const [, tokenHash = "", type = ""] = /token_hash=([\w-]+)&amp;type=(\w+)/.exec(mail?.html ?? "") ?? [];
  const [, code = ""] = /<strong>(\d{6})<\/strong>/.exec(mail?.html ?? "") ?? [];
  return { tokenHash, code, type };
}

function registration(email: string) {
  return { displayName: "Maria Prova", email, password, municipalityId: null };
}

describe("registering", () => {
  it("signs in only after the address was confirmed by its link, once", async () => {
    const email = "nuova@example.org";
    const maria = browser();
    await maria.visit(({ desk }) => register(desk, registration(email), "en"));
    await expect(maria.visit(({ desk }) => signInWithPassword(desk, { email, password }))).rejects.toMatchObject({ code: "sign_in_wrong" });
    const { tokenHash, type } = lastMail(email);
    expect(type).toBe("signup");
    await maria.visit(({ desk }) => proveByLink(desk, { token_hash: tokenHash, type: "signup" }));
    await maria.visit(({ viewer }) => expect(viewer).toMatchObject({ kind: "person", displayName: "Maria Prova", locale: "en", platformAdmin: false }));
    await expect(browser().visit(({ desk }) => proveByLink(desk, { token_hash: tokenHash, type: "signup" }))).rejects.toMatchObject({ code: "link_expired" });
    await maria.visit(({ desk }) => signOut(desk));
    await maria.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
    await maria.visit(({ desk }) => signInWithPassword(desk, { email, password }));
    await maria.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
  });

  it("takes the code instead of the link, however it was typed", async () => {
    const email = "codice@example.org";
    const maria = browser();
    await maria.visit(({ desk }) => register(desk, registration(email), "it"));
    await expect(maria.visit(({ desk }) => proveByCode(desk, { email, code: "000000", type: "signup" }))).rejects.toMatchObject({ code: "code_wrong" });
    await maria.visit(({ desk }) => proveByCode(desk, { email, code: lastMail(email).code, type: "signup" }));
    await maria.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
  });

  it("[IDN-01] says the same for a known address and mails a sign-in link there", async () => {
    const email = "nota@example.org";
    const owner = browser();
    await owner.visit(({ desk }) => register(desk, registration(email), "it"));
    await owner.visit(({ desk }) => proveByLink(desk, { token_hash: lastMail(email).tokenHash, type: "signup" }));
    const outcome = await browser().visit(({ desk }) => register(desk, { ...registration(email), password: "tutt'altra frase lunga" }, "it"));
    expect(outcome).toBeUndefined();
    expect(lastMail(email).type).toBe("magiclink");
    await owner.visit(({ desk }) => signOut(desk));
    await owner.visit(({ desk }) => signInWithPassword(desk, { email, password }));
  });

  it("[IDN-04] a password chosen before the address was proven opens nothing after a mailed code", async () => {
    const email = "vittima@example.org";
    await browser().visit(({ desk }) => register(desk, registration(email), "it"));
    const owner = browser();
    await owner.visit(({ desk }) => mailSignInCode(desk, email));
    await owner.visit(({ desk }) => proveByCode(desk, { email, code: lastMail(email).code, type: "magiclink" }));
    await expect(browser().visit(({ desk }) => signInWithPassword(desk, { email, password }))).rejects.toMatchObject({ code: "sign_in_wrong" });
    await owner.visit(async ({ db }) => expect((await db.rpc("my_account")).data).toMatchObject({ hasPassword: false, email }));
  });
});

describe("mailed links and codes", () => {
  it("[IDN-03] a sign-in link works once", async () => {
    const email = "nota@example.org";
    await browser().visit(({ desk }) => mailSignInCode(desk, email));
    const proof = { token_hash: lastMail(email).tokenHash, type: "magiclink" } as const;
    const first = browser();
    await first.visit(({ desk }) => proveByLink(desk, proof));
    await first.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
    await expect(browser().visit(({ desk }) => proveByLink(desk, proof))).rejects.toMatchObject({ code: "link_expired" });
  });

  it("[IDN-01] an unknown address gets the same answer and no mail", async () => {
    const before = database.authMails.length;
    await browser().visit(({ desk }) => mailSignInCode(desk, "nessuno@example.org"));
    await browser().visit(({ desk }) => mailRecovery(desk, "nessuno@example.org"));
    expect(database.authMails).toHaveLength(before);
    const [row] = await database.sql`select count(*)::int as n from auth.users where email = 'nessuno@example.org'`;
    expect(row).toEqual({ n: 0 });
  });

  it("a recovery link chooses a new password and ends the other logins", async () => {
    const email = "nota@example.org";
    const elsewhere = browser();
    await elsewhere.visit(({ desk }) => signInWithPassword(desk, { email, password }));
    const here = browser();
    await here.visit(({ desk }) => mailRecovery(desk, email));
    await here.visit(async ({ desk }) => {
      await proveByLink(desk, { token_hash: lastMail(email).tokenHash, type: "recovery" });
      await setPassword(desk, "una frase tutta nuova");
    });
    await here.visit(({ viewer }) => expect(viewer.kind).toBe("person"));
    await elsewhere.visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
    await expect(browser().visit(({ desk }) => signInWithPassword(desk, { email, password }))).rejects.toMatchObject({ code: "sign_in_wrong" });
    await browser().visit(({ desk }) => signInWithPassword(desk, { email, password: "una frase tutta nuova" }));
  });
});

describe("attempts", () => {
  it("[IDN-07] an account bears ten tries in a quarter of an hour, known or not", async () => {
    for (const email of ["codice@example.org", "mai-vista@example.org"]) {
      for (let attempt = 0; attempt < 10; attempt += 1) await countAttempt(services.databases, "sign_in", { email, clientAddress: `203.0.113.${attempt}` });
      await expect(browser().visit(({ desk }) => signInWithPassword(desk, { email, password }))).rejects.toMatchObject({ code: "too_many_attempts" });
    }
  });

  it("[IDN-07] mails are five an hour for an account", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await countAttempt(services.databases, "mail", { email: "posta@example.org", clientAddress: `203.0.113.${attempt}` });
    await expect(browser().visit(({ desk }) => mailSignInCode(desk, "posta@example.org"))).rejects.toMatchObject({ code: "too_many_attempts" });
    await expect(browser().visit(({ desk }) => mailRecovery(desk, "posta@example.org"))).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("[IDN-07] a network address bears fifty tries", async () => {
    const { databases } = services;
    const codes: string[] = [];
    for (let attempt = 0; attempt < 51; attempt += 1) {
      await countAttempt(databases, "sign_in", { email: `p${attempt}@example.org`, clientAddress: "198.51.100.9" }).catch((error: { code: string }) => codes.push(error.code));
    }
    expect(codes).toEqual(["too_many_attempts"]);
  });
});

describe("the login's cookie", () => {
  it("is httpOnly, lax, written once, and secure behind https", async () => {
    const secure = createSignInBrowser(testServices(database, { origin: "https://tavoli.example" }), { clientAddress: "192.0.2.250" });
    await secure.visit(({ desk }) => signInWithPassword(desk, { email: "nota@example.org", password: "una frase tutta nuova" }));
    const lines = secure.lastSetCookies();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^accesso=.*HttpOnly/);
    expect(lines[0]).toMatch(/Secure/);
    expect(lines[0]).toMatch(/SameSite=lax/i);
    expect(readAccessToken(secure.cookieHeader())).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it.each(["accesso=base64-%%%", "accesso=base64-e30", "accesso=x", "accesso.0=base64-abc; accesso.2=def", "accesso=base64-bnVsbA"])("a damaged cookie is nobody: %s", async (cookies) => {
    expect(readAccessToken(cookies)).toBeNull();
    await createSignInBrowser(services, { cookies }).visit(({ viewer }) => expect(viewer.kind).toBe("anonymous"));
  });
});
