import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "#tests/builders/world.ts";
import { type ExternalApp, type Failure, FAILURES, startExternalApp, visibleText } from "#tests/external/external-app.ts";

let app: ExternalApp;
let world: World;
let citizenCookie: string;
beforeAll(async () => {
  app = await startExternalApp();
  world = await createWorld(app.database, { phase: "proposte" });
  citizenCookie = await app.signIn("cittadina.prova@example.org");
  await app.database.sql`update public.profiles set municipality_id = ${world.municipalityId} where id = (select id from auth.users where email = 'cittadina.prova@example.org')`;
});
afterAll(() => app.stop());
afterEach(async () => {
  app.repair();
  await app.database.sql`delete from private.rate_counters`;
});

const failures = Object.keys(FAILURES).filter((name): name is Failure => name in FAILURES);
const OUR_FAULT = /Il servizio non risponde in questo momento|Qualcosa non ha funzionato da parte nostra/;
const ADDRESS = "bruna.prova@example.org";

/** The page stays in Italian, says something that a person can act on, and never shows what the service answered. */
async function readAnswer(answer: Response): Promise<{ html: string; text: string }> {
  const html = await answer.text();
  const text = visibleText(html);
  expect(html).toContain('<html lang="it"');
  expect(text).not.toMatch(/PGRST|JWT|upstream|duplicate key|not what you asked|rate limit|SyntaxError|fetch failed|\bat [A-Za-z]+ \(/i);
  return { html, text };
}

describe.each(failures)("the project answers %s", (failure) => {
  it("to a registration: a sentence, and the name and address stay in the form", async () => {
    app.break("/auth/v1", failure);
    const answer = await app.post("/registrati", { displayName: "Bruna Prova", email: ADDRESS, password: "una frase di cinque parole", ageDeclared: "on" });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const { html, text } = await readAnswer(answer);
    expect(text).toMatch(failure === "429" ? /Hai provato troppe volte/ : OUR_FAULT);
    expect(html).toContain('value="Bruna Prova"');
    expect(html).toContain(`value="${ADDRESS}"`);
    expect(html).not.toContain("una frase di cinque parole");
  });

  it("to a sign-in: a sentence, and the address stays in the form", async () => {
    app.break("/auth/v1/token", failure);
    const answer = await app.post("/accedi", { email: ADDRESS, password: "una frase di cinque parole", azione: "password" });
    const { html } = await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(html).toContain(`value="${ADDRESS}"`);
  });

  it("to a public page: a clear page in the site's frame", async () => {
    app.break("/rest/v1", failure);
    const answer = await app.get("/area-ovest");
    const { text } = await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(text).toContain("Tavoli Aperti");
  });

  it("to a signed-in person's form: what was typed stays", async () => {
    app.break("/rest/v1/rpc/update_profile", failure);
    const answer = await app.post("/profilo", { azione: "profilo", displayName: "Nome Nuovo Di Prova", municipalityId: "", locale: "it" }, citizenCookie);
    const { html } = await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(html).toContain('value="Nome Nuovo Di Prova"');
  });
});

describe.each(failures)("the project answers %s", (failure) => {
  const typed = { title: "Una proposta che non si perde", need: "Il bisogno scritto con pazienza sul telefono.", who: "Chi prova", proposal: "Tenere il testo.", expectedChange: "Nessuno riscrive." };

  it("to a proposal being saved: every answer stays in its field", async () => {
    app.break("/rest/v1/rpc/save_proposal_draft", failure);
    const fields = { id: randomUUID(), revision: "0", intent: "review", organisationId: "", tavoloId: world.tavoloId, "municipalityIds[]": world.municipalityId, licenceOk: "on", ...typed };
    const answer = await app.post("/area-prova/proposte/nuova", fields, citizenCookie);
    const { html } = await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    for (const text of Object.values(typed)) expect(html).toContain(text);
    expect(await app.database.sql`select from public.proposals`, "nothing is stored half").toHaveLength(0);
  });

  it("to a proposal being sent: it stays a draft, and the page says that it was not sent", async () => {
    const id = randomUUID();
    const fields = { id, revision: "0", intent: "save", organisationId: "", tavoloId: world.tavoloId, "municipalityIds[]": world.municipalityId, licenceOk: "on", noPersonalData: "on", ...typed };
    expect((await app.post("/area-prova/proposte/nuova", fields, citizenCookie)).status).toBe(302);
    app.break("/rest/v1/rpc/submit_proposal", failure);
    const answer = await app.post(`/area-prova/proposte/bozze/${id}?passo=rilettura`, { intent: "send", revision: "1" }, citizenCookie);
    const { html } = await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(html).toContain(typed.need);
    expect(await app.database.sql`select number from public.proposals where id = ${id}`).toEqual([{ number: null }]);
    await app.database.sql`delete from public.proposals where id = ${id}`;
  });

  it("to everything, after a form: a clear page, and a way back", async () => {
    app.break("/", failure);
    const answer = await app.post("/area-prova/proposte/nuova", { id: randomUUID(), revision: "0", ...typed }, citizenCookie);
    await readAnswer(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});

it("the same pages work again as soon as the project answers", async () => {
  app.break("/rest/v1", "nothing");
  expect((await app.get("/area-ovest")).status).toBeGreaterThanOrEqual(500);
  app.repair();
  expect((await app.get("/registrati")).status).toBe(200);
});
