import type { RouteConfigEntry } from "@react-router/dev/routes";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sql } from "postgres";
import { type PersonaId, PERSONAS } from "#app/features/demonstration/demonstration.limits.ts";
import routes from "#app/routes.ts";
import { type App, startApp } from "#tests/setup/app-server.ts";
import { browserMissing, DESKTOP, launchBrowser, openSeat, PHONE, type Seat } from "#tests/setup/browser.ts";
import { hydrated } from "#tests/e2e/actor.ts";
import { accessibilityFindings } from "#tests/e2e/axe.ts";
import { connectTo } from "#tests/load/database-of.ts";

type Visitor = PersonaId | "anonymous";
/** Where to see a page: its address, the first link of that form on another page, or the address that the database knows. */
type Example = { as: Visitor; path: string } | { as: Visitor; on: string; like: RegExp } | { as: Visitor; known: (sql: Sql) => Promise<string>; late?: Late };
/** A part of a page whose code comes by itself: it must still be there when the browser has taken it over. */
type Late = { selector: string; says: RegExp };

const AO = "/area-ovest";
const ACF = "/anglona-coros-figulinas";
const emailOf = (persona: PersonaId): string => PERSONAS.find(({ id }) => id === persona)?.email ?? "";

/** A draft with nothing in it yet. */
async function draftAddress(sql: Sql): Promise<string> {
  const [draft] = await sql<{ id: string }[]>`
    insert into public.proposals (district_id, cycle_id, author_id)
    select d.id, c.id, u.id from public.districts d join public.planning_cycles c on c.district_id = d.id, auth.users u
    where d.slug = ${AO.slice(1)} and u.email = ${emailOf("citizen")} limit 1 returning id`;
  return `${AO}/proposte/bozze/${draft?.id ?? ""}`;
}

/** A draft that asks for what a public proposal asks for: else the page leads straight on. */
async function similarAddress(sql: Sql): Promise<string> {
  const draft = await draftAddress(sql);
  await sql`
    update public.proposals set title = p.title, need = p.need from public.proposals p
    where proposals.id = ${draft.split("/").at(-1) ?? ""} and p.number = ${(await publicProposal(sql, "admitted")).number}`;
  return `${draft}/simili`;
}

async function editSessionAddress(sql: Sql): Promise<string> {
  const [session] = await sql<{ number: number }[]>`
    select s.number from public.sessions s join public.districts d on d.id = s.district_id where d.slug = ${AO.slice(1)} and s.state = 'scheduled' order by s.number limit 1`;
  return `${AO}/sedute/${session?.number ?? 0}/modifica`;
}

async function receiptAddress(sql: Sql): Promise<string> {
  const [sent] = await sql<{ id: string }[]>`
    select p.id from public.proposals p join auth.users u on u.id = p.author_id join public.districts d on d.id = p.district_id
    where d.slug = ${AO.slice(1)} and u.email = ${emailOf("citizen")} and p.number is not null limit 1`;
  return `${AO}/proposte/inviata/${sent?.id ?? ""}`;
}

async function outcomeAddress(sql: Sql): Promise<string> {
  const [open] = await sql<{ number: string }[]>`
    select p.number from public.proposals p join public.districts d on d.id = p.district_id where d.slug = ${AO.slice(1)} and p.state = 'under_review' order by p.number limit 1`;
  return `${AO}/ufficio/proposte/${open?.number ?? ""}/esito`;
}

/** What the person behind a door sits on: her organisation's own page. */
async function managementAddress(sql: Sql): Promise<string> {
  const [delegation] = await sql<{ organisation_id: string }[]>`
    select d.organisation_id from public.organisation_delegates d join auth.users u on u.id = d.person_id where u.email = ${emailOf("union")} and d.revoked_at is null limit 1`;
  return `${AO}/organizzazioni/${delegation?.organisation_id ?? ""}/gestione`;
}

/** An invitation that waits for the citizen: the substitute's place of an organisation at one tavolo. */
async function invitationAddress(sql: Sql): Promise<string> {
  const [invitation] = await sql<{ id: string }[]>`
    insert into public.organisation_delegates (organisation_id, tavolo_id, kind, email)
    select s.organisation_id, s.tavolo_id, 'substitute', ${emailOf("citizen")} from public.tavolo_organisations s order by 1, 2 limit 1 returning id`;
  return `/inviti/${invitation?.id ?? ""}`;
}

/** The first public proposal that is in one of these states. */
async function publicProposal(sql: Sql, ...states: string[]): Promise<{ id: string; number: string }> {
  const [found] = await sql<{ id: string; number: string }[]>`
    select p.id, p.number from public.proposals p join public.districts d on d.id = p.district_id
    where d.slug = ${AO.slice(1)} and p.published_at is not null and p.state in ${sql(states)} order by p.number limit 1`;
  if (!found) throw new Error(`the demonstration has no proposal that is ${states.join(" or ")}`);
  return found;
}

async function versionsAddress(sql: Sql): Promise<string> {
  const [corrected] = await sql<{ number: string; slug: string }[]>`
    select p.number, d.slug from public.proposals p join public.districts d on d.id = p.district_id
    where p.published_at is not null order by (exists (select from public.proposal_versions v where v.proposal_id = p.id)) desc, p.number limit 1`;
  return `/${corrected?.slug ?? ""}/proposte/${corrected?.number ?? ""}/versioni`;
}

/** A section in which a proposal stands as a living block. */
async function livingAddress(sql: Sql): Promise<string> {
  const block = { type: "livingBlock", attrs: { id: "vivo", kind: "proposal", ref: (await publicProposal(sql, "admitted")).number } };
  const [section] = await sql<{ slug: string }[]>`
    with chosen as (select s.slug, s.document_id from public.plan_sections s join public.districts d on d.id = s.district_id where d.slug = ${AO.slice(1)} order by s.position desc limit 1)
    update public.documents set content = jsonb_set(content, '{content}', content -> 'content' || ${sql.json([block])}) from chosen where id = chosen.document_id returning chosen.slug`;
  return `${AO}/piano/${section?.slug ?? ""}`;
}

/** One look at every address of routes.ts, by who may see it. A new route without one fails. */
const EXAMPLES: Record<string, Example | Example[]> = {
  "/": { as: "anonymous", path: "/" },
  "/accessibilita": { as: "anonymous", path: "/accessibilita" },
  "/privacy": { as: "anonymous", path: "/privacy" },
  "/note-legali": { as: "anonymous", path: "/note-legali" },
  "/accedi": { as: "anonymous", path: "/accedi" },
  "/accedi/codice": { as: "anonymous", path: "/accedi/codice" },
  "/accedi/conferma": [{ as: "anonymous", path: "/accedi/conferma" }, { as: "anonymous", path: "/accedi/conferma?token_hash=abcdefghij0123456789&type=recovery" }],
  "/registrati": { as: "anonymous", path: "/registrati" },
  "/password-dimenticata": { as: "anonymous", path: "/password-dimenticata" },
  "/profilo": { as: "citizen", path: "/profilo" },
  "/profilo/dati": { as: "citizen", path: "/profilo/dati" },
  "/profilo/dati.html": { as: "citizen", path: "/profilo/dati.html" },
  "/inviti/:invito": [{ as: "citizen", known: invitationAddress }, { as: "union", path: "/inviti/00000000-0000-4000-8000-000000000000" }],
  "/avvisi": { as: "citizen", path: "/avvisi" },
  "/avvisi/preferenze": { as: "citizen", path: "/avvisi/preferenze" },
  "/amministrazione": { as: "school", path: "/amministrazione" },
  "/amministrazione/conservazione": { as: "school", path: "/amministrazione/conservazione" },
  "/posta-di-prova": { as: "anonymous", path: "/posta-di-prova" },
  "/demo/seduta": { as: "facilitator", path: "/demo/seduta" },
  "/demo/redazione": { as: "office", path: "/demo/redazione" },
  "/demo/visita": { as: "anonymous", path: "/demo/visita" },
  "/demo/visita/:passo": { as: "anonymous", path: "/demo/visita/1" },
  "/:ambito": [{ as: "anonymous", path: AO }, { as: "anonymous", path: ACF }],
  "/:ambito/comuni/:comune": { as: "anonymous", on: AO, like: /\/comuni\/[^/?#]+$/ },
  "/:ambito/organizzazioni": { as: "anonymous", path: `${AO}/organizzazioni` },
  "/:ambito/organizzazioni/:organizzazione": [{ as: "anonymous", on: `${AO}/organizzazioni`, like: /\/organizzazioni\/[^/?#]+$/ }, { as: "anonymous", on: `${ACF}/organizzazioni`, like: /\/organizzazioni\/[^/?#]+$/ }],
  "/:ambito/organizzazioni/:organizzazione/gestione": { as: "union", known: managementAddress },
  "/:ambito/conferenza": { as: "anonymous", path: `${AO}/conferenza` },
  "/:ambito/conferenza/adesione": [
    { as: "anonymous", path: `${AO}/conferenza/adesione` }, { as: "union", path: `${AO}/conferenza/adesione` }, { as: "union", path: `${AO}/conferenza/adesione?come=nuova` },
    { as: "citizen", path: `${AO}/conferenza/adesione?come=persona` }, { as: "citizen", path: `${ACF}/conferenza/adesione` },
  ],
  "/:ambito/documenti/:id": { as: "anonymous", on: `${AO}/conferenza`, like: /\/documenti\/[^/?#]+$/ },
  "/:ambito/privacy": { as: "anonymous", path: `${AO}/privacy` },
  "/:ambito/moderazione": [{ as: "anonymous", path: `${AO}/moderazione` }, { as: "anonymous", path: `${ACF}/moderazione` }],
  "/:ambito/segnala/:tipo/:id": { as: "anonymous", known: async (db) => `${AO}/segnala/proposal/${(await publicProposal(db, "admitted", "discussed")).id}` },
  "/:ambito/miei-testi": [{ as: "citizen", path: `${AO}/miei-testi` }, { as: "association", path: `${AO}/miei-testi` }],
  "/:ambito/temi": [{ as: "anonymous", path: `${AO}/temi` }, { as: "citizen", path: `${ACF}/temi?ordine=recenti` }],
  "/:ambito/temi/nuovo": [{ as: "anonymous", path: `${AO}/temi/nuovo` }, { as: "union", path: `${AO}/temi/nuovo` }],
  "/:ambito/temi/:numero": [{ as: "anonymous", on: `${AO}/temi`, like: /\/temi\/T-/ }, { as: "office", on: `${AO}/temi`, like: /\/temi\/T-/ }],
  "/:ambito/proposte/bozze/:id/simili": { as: "citizen", known: similarAddress },
  "/segui": { as: "anonymous", path: "/segui" },
  "/:ambito/ufficio/assistita": { as: "office", path: `${AO}/ufficio/assistita` },
  "/:ambito/ufficio/assistita/tema": { as: "office", path: `${AO}/ufficio/assistita/tema` },
  "/:ambito/ufficio/assistita/proposta": { as: "office", path: `${AO}/ufficio/assistita/proposta` },
  "/:ambito/ufficio/assistita/adesione": { as: "office", path: `${AO}/ufficio/assistita/adesione` },
  "/:ambito/tavoli": { as: "anonymous", path: `${AO}/tavoli` },
  "/:ambito/tavoli/:tavolo": { as: "anonymous", path: `${AO}/tavoli/anziani` },
  "/:ambito/sedute": [{ as: "anonymous", path: `${AO}/sedute` }, { as: "facilitator", path: `${AO}/sedute` }],
  "/:ambito/sedute/nuova": { as: "facilitator", path: `${AO}/sedute/nuova` },
  "/:ambito/sedute/:seduta": [{ as: "anonymous", on: `${AO}/sedute`, like: /\/sedute\/\d+$/ }, { as: "citizen", on: `${AO}/sedute`, like: /\/sedute\/\d+$/ }],
  "/:ambito/sedute/:seduta/conduzione": { as: "office", on: `${AO}/sedute`, like: /\/sedute\/\d+$/ },
  "/:ambito/sedute/:seduta/schermo": { as: "office", on: `${AO}/sedute`, like: /\/sedute\/\d+$/ },
  "/:ambito/sedute/:seduta/modifica": { as: "office", known: editSessionAddress },
  "/:ambito/sedute/:seduta/verbale": { as: "anonymous", on: `${ACF}/sedute`, like: /\/sedute\/\d+$/ },
  "/:ambito/votazioni": { as: "anonymous", path: `${AO}/votazioni` },
  "/:ambito/votazioni/:votazione": { as: "anonymous", on: `${AO}/votazioni`, like: /\/votazioni\/\d+$/ },
  "/:ambito/proposte": [{ as: "anonymous", path: `${AO}/proposte` }, { as: "anonymous", path: `${AO}/proposte?q=zzzzzz` }],
  "/:ambito/proposte/nuova": [{ as: "anonymous", path: `${AO}/proposte/nuova` }, { as: "union", path: `${AO}/proposte/nuova` }],
  "/:ambito/proposte/mie": { as: "citizen", path: `${AO}/proposte/mie` },
  "/:ambito/proposte/bozze/:id": { as: "citizen", known: draftAddress },
  "/:ambito/proposte/bozze/:id/allegati": { as: "citizen", known: async (db) => `${await draftAddress(db)}/allegati` },
  "/:ambito/proposte/inviata/:id": { as: "citizen", known: receiptAddress },
  "/:ambito/proposte/:numero": [{ as: "anonymous", on: `${AO}/proposte`, like: /\/proposte\/AO-/ }, { as: "anonymous", on: `${ACF}/proposte`, like: /\/proposte\/ACF-/ }],
  "/:ambito/proposte/:numero/versioni": { as: "anonymous", known: versionsAddress },
  "/:ambito/proposte/:numero/correggi": { as: "office", known: async (db) => `${AO}/proposte/${(await publicProposal(db, "admitted")).number}/correggi` },
  "/:ambito/piano": [{ as: "anonymous", path: `${ACF}/piano` }, { as: "office", path: `${AO}/piano` }],
  "/:ambito/piano.html": { as: "anonymous", path: `${ACF}/piano.html` },
  "/:ambito/piano/:sezione": [{ as: "anonymous", on: `${ACF}/piano`, like: /\/piano\/(?!come-)[^/.]+$/ }, { as: "office", on: `${AO}/piano`, like: /\/piano\/(?!come-)[^/.]+$/ }, { as: "office", known: livingAddress, late: { selector: "figure.ta-living", says: /AO-\d{4}-\d+/ } }],
  "/:ambito/piano/come-si-scrive": { as: "anonymous", path: `${AO}/piano/come-si-scrive` },
  "/:ambito/piano/:sezione/commenti": [{ as: "anonymous", path: `${ACF}/piano/premessa/commenti` }, { as: "office", on: `${AO}/piano`, like: /\/piano\/(?!come-)[^/.]+$/ }],
  "/:ambito/piano/:sezione/suggerimenti": [{ as: "anonymous", path: `${ACF}/piano/premessa/suggerimenti` }, { as: "office", on: `${AO}/piano`, like: /\/piano\/(?!come-)[^/.]+$/ }],
  "/:ambito/piano/:sezione/modifica": { as: "office", on: `${AO}/piano`, like: /\/piano\/(?!come-)[^/.]+$/ },
  "/:ambito/piano/:sezione/versioni/:versione": [{ as: "anonymous", on: `${ACF}/piano/premessa`, like: /\/versioni\/\d+$/ }, { as: "office", path: `${ACF}/piano/premessa/versioni/1` }],
  "/:ambito/piano/:sezione/confronta": { as: "anonymous", path: `${ACF}/piano/premessa/confronta?da=1&a=oggi&vista=affiancate&tutto=1` },
  "/:ambito/ufficio": { as: "office", path: `${AO}/ufficio` },
  "/:ambito/ufficio/ciclo": { as: "office", path: `${AO}/ufficio/ciclo` },
  "/:ambito/ufficio/fase": { as: "office", path: `${AO}/ufficio/fase` },
  "/:ambito/ufficio/conferenza": { as: "office", path: `${AO}/ufficio/conferenza` },
  "/:ambito/ufficio/calendario": { as: "office", path: `${AO}/ufficio/calendario` },
  "/:ambito/ufficio/documenti": { as: "office", path: `${AO}/ufficio/documenti` },
  "/:ambito/ufficio/tavoli": { as: "office", path: `${AO}/ufficio/tavoli` },
  "/:ambito/ufficio/tavoli/:tavolo": { as: "office", path: `${AO}/ufficio/tavoli/anziani` },
  "/:ambito/ufficio/organizzazioni": { as: "office", path: `${AO}/ufficio/organizzazioni` },
  "/:ambito/ufficio/organizzazioni/importa": { as: "office", path: `${AO}/ufficio/organizzazioni/importa` },
  "/:ambito/ufficio/accrediti": { as: "office", path: `${AO}/ufficio/accrediti` },
  "/:ambito/ufficio/adesioni": { as: "office", path: `${AO}/ufficio/adesioni` },
  "/:ambito/ufficio/moderazione": { as: "office", path: `${AO}/ufficio/moderazione` },
  "/:ambito/ufficio/privacy": { as: "office", path: `${AO}/ufficio/privacy` },
  "/:ambito/ufficio/organizzazioni/:organizzazione": { as: "office", on: `${AO}/ufficio/organizzazioni`, like: /\/ufficio\/organizzazioni\/[^/?#]+$/ },
  "/:ambito/ufficio/ruoli": { as: "office", path: `${AO}/ufficio/ruoli` },
  "/:ambito/ufficio/proposte": { as: "office", path: `${AO}/ufficio/proposte` },
  "/:ambito/ufficio/proposte/:numero/vaglio": { as: "office", on: `${AO}/ufficio/proposte?stato=submitted`, like: /\/vaglio$/ },
  "/:ambito/ufficio/proposte/:numero/istruttoria": { as: "office", on: `${AO}/ufficio/proposte?risposta=open`, like: /\/istruttoria$/ },
  "/:ambito/ufficio/proposte/:numero/esito": { as: "office", known: outcomeAddress },
  "/:ambito/ufficio/proposte/:numero/unisci": [
    { as: "office", known: async (db) => `${AO}/ufficio/proposte/${(await publicProposal(db, "admitted")).number}/unisci` },
    { as: "office", known: async (db) => `${AO}/ufficio/proposte/${(await publicProposal(db, "merged")).number}/unisci` },
  ],
  "/:ambito/ufficio/bacheca": { as: "office", path: `${AO}/ufficio/bacheca` },
  "/:ambito/ufficio/pubblicazione": { as: "office", path: `${AO}/ufficio/pubblicazione` },
  "/:ambito/ufficio/criteri": { as: "office", path: `${AO}/ufficio/criteri` },
  "/:ambito/ufficio/dati": { as: "office", path: `${AO}/ufficio/dati` },
  "/:ambito/ufficio/registro": { as: "office", path: `${AO}/ufficio/registro` },
  "/:ambito/dati": [{ as: "anonymous", path: `${AO}/dati` }, { as: "anonymous", path: `${ACF}/dati` }],
  "/*": { as: "anonymous", path: "/non/esiste" },
};

/** Addresses that show no page of their own: they answer a form, or a file. */
const NOT_PAGES = ["/:ambito/piano/:sezione/da-dove-viene", "/:ambito/piano/:sezione/dati", "/:ambito/piano/:sezione/suggerimenti.json", "/:ambito/piano/:sezione/revisioni.docx", "/:ambito/temi/simili", "/:ambito/proposte/simili", "/:ambito/moduli/:modulo", "/lingua", "/esci", "/sessione/rinnova", "/demo/entra", "/:ambito/proposte/bozze/:id/salva", "/:ambito/ufficio/proposte/:numero/istruttoria/salva", "/:ambito/ufficio/esporta/:file", "/:ambito/piano.pdf", "/:ambito/piano/:sezione/versioni/:versione/dati.json",
  "/profilo/dati.json", "/:ambito/proposte/bozze/:id/allegati/carica", "/:ambito/allegati/:id", "/:ambito/ufficio/organizzazioni/modello.csv",
  // Feeds and calendars, the number in the header, a notice's way to its page; the page behind a mail's signed link is looked at in its own test.
  "/:ambito/feed.xml", "/:ambito/calendario.ics", "/:ambito/tavoli/:tavolo/feed.xml", "/:ambito/tavoli/:tavolo/calendario.ics",
  "/avvisi/nuovi", "/avvisi/:id", "/avvisi/disiscrizione"];

/** What is looked at because it is not there. */
const MISSING = /^\/(non\/esiste|inviti\/0|accedi\/conferma$)/;

function patterns(entries: readonly RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${parent}/${entry.path}` : parent;
    const isPage = entry.path !== undefined || entry.index === true;
    return [...(isPage ? [path || "/"] : []), ...patterns(entry.children ?? [], path)];
  });
}

let app: App;
let browser: Browser;
let sql: Sql;
const seats = new Map<Visitor, Seat>();

async function seatOf(visitor: Visitor): Promise<Seat> {
  const known = seats.get(visitor);
  if (known) return known;
  const seat = await openSeat(browser, visitor, app.origin);
  seats.set(visitor, seat);
  if (visitor !== "anonymous") {
    await seat.page.goto("/");
    await seat.page.locator(`button[value="${visitor}"]`).first().click();
    await seat.page.locator('a[href="/profilo"]').first().waitFor({ state: "attached" });
  }
  return seat;
}

/** The address to look at. What a pattern has below the found link (`/conduzione`, `/verbale`) is added to it. */
async function addressOf({ page }: Seat, pattern: string, example: Example): Promise<string> {
  if ("path" in example) return example.path;
  if ("known" in example) return example.known(sql);
  await page.goto(example.on);
  const links = await page.locator("main a").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href") ?? ""));
  const found = links.find((link) => example.like.test(link));
  if (!found) throw new Error(`no link like ${String(example.like)} on ${example.on}`);
  const below = /:(?:seduta|sezione)((?:\/[^/:]+)*)$/.exec(pattern)?.[1] ?? "";
  return found + below;
}

describe.skipIf(browserMissing !== null)("axe finds nothing on any page, at 1280 and 375 pixels", () => {
  beforeAll(async () => {
    app = await startApp({ demo: true });
    browser = await launchBrowser();
    sql = connectTo(app.dataDir);
    // No persona of the demonstration administers the platform.
    await sql`insert into private.platform_admins (person_id) select id from auth.users where email = ${emailOf("school")}`;
  });
  afterAll(async () => {
    await browser?.close();
    await sql?.end();
    await app?.stop();
  });

  const all = [...new Set(patterns(routes))].filter((pattern) => !NOT_PAGES.includes(pattern));
  it("knows every route", () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(all.sort());
  });

  const looks = Object.entries(EXAMPLES).flatMap(([pattern, example]) => [example].flat().map((one): [string, Visitor, Example] => [pattern, one.as, one]));
  it.each(looks)("%s as %s", async (pattern, visitor, example) => {
    const seat = await seatOf(visitor);
    const { page } = seat;
    const address = await addressOf(seat, pattern, example);
    await page.setViewportSize(DESKTOP);
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBeLessThan(MISSING.test(address) ? 500 : 400);
    // A redirect would show another page than the one meant.
    if ("known" in example) expect(new URL(page.url()).pathname).toBe(address);
    if (!address.includes(".html")) await hydrated(page);
    if ("late" in example && example.late) {
      await page.waitForFunction((selector) => Object.keys(document.querySelector(selector) ?? {}).some((key) => key.startsWith("__reactProps")), example.late.selector);
      expect(await page.locator(example.late.selector).textContent()).toMatch(example.late.says);
    }
    const findings = await accessibilityFindings(page, "at 1280");
    await page.setViewportSize(PHONE);
    findings.push(...(await accessibilityFindings(page, "at 375")));
    expect(findings).toEqual([]);
    expect(seat.faults.splice(0), "errors in the page").toEqual([]);
    expect(seat.strayRequests, "requests that left the application").toEqual([]);
  });
});
