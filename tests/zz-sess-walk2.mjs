import { chromium } from "playwright-core";
import { existsSync } from "node:fs";
const base = "http://127.0.0.1:3471"; const log = (...a) => console.log(...a);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless","--no-sandbox","--disable-gpu"] });
async function seat(email, options) {
  const context = await browser.newContext({ locale: "it-IT", ...options });
  const page = await context.newPage();
  page.on("pageerror", (e) => log("PAGEERROR", email, e.message));
  await page.goto(base + "/accedi");
  await page.locator("input[name=email]").first().fill(email);
  await page.locator("input[name=password]").first().fill("tavoli-aperti-demo");
  await page.locator("form:has(input[name=password]) button[type=submit]").first().click();
  await page.waitForURL((u) => !u.pathname.startsWith("/accedi"));
  return page;
}
const s = base + "/area-ovest/sedute/7";
// facilitator without scripts
const fac = await seat("ao-fac-anziani@example.org", { javaScriptEnabled: false });
await fac.goto(s + "/conduzione");
log("banner", JSON.stringify(await fac.locator(".ta-live-notice").innerText()));
const code = await fac.locator(".ta-code").first().textContent();
await fac.locator("summary:has-text('Aggiungi un punto')").click();
await fac.getByLabel("Titolo del punto").fill("Punto senza script");
await fac.getByRole("button", { name: "Aggiungi all’ordine del giorno" }).click();
log("url after", fac.url(), await fac.getByText("Punto senza script").count());
await fac.locator("summary:has-text('Aggiungi un punto')").click();
await fac.getByLabel("Titolo del punto").fill("Punto senza script");
await fac.getByRole("button", { name: "Aggiungi all’ordine del giorno" }).click();
log("dup:", await fac.locator(".ta-error, .alert-danger").allInnerTexts(), "kept:", await fac.getByLabel("Titolo del punto").inputValue());
await fac.locator("textarea[name=note]").first().fill("Nota scritta senza script, chiamare 333 123 4567");
await fac.getByRole("button", { name: "Salva gli appunti" }).first().click();
log("note:", await fac.locator(".ta-error, .alert-danger").allInnerTexts(), "kept:", (await fac.locator("textarea[name=note]").first().inputValue()).slice(0,60));
// participant without scripts
const del = await seat("ao-del-aps@example.org", { javaScriptEnabled: false, viewport: { width: 375, height: 800 } });
await del.goto(s);
log("del sees", (await del.locator("main").innerText()).includes("Registra la tua presenza"), await del.locator("input[name=actingAs]").count());
if (await del.locator("input[name=code]").count()) {
  await del.locator("input[name=code]").fill("ZZZZZZ");
  await del.getByRole("button", { name: "Sono presente" }).click();
  log("wrong:", await del.locator(".ta-error, .alert-danger").allInnerTexts(), await del.locator("input[name=code]").inputValue());
  await del.locator("input[name=code]").fill(code.toLowerCase());
  await del.getByRole("button", { name: "Sono presente" }).click();
  log("in:", await del.getByText("Sei presente come").allInnerTexts());
}
// socket blocked
const cit = await seat("ao-cit-siliqua@example.org", { viewport: { width: 375, height: 800 } });
await cit.route("**/socket.io/**", (route) => route.abort());
await cit.goto(s); await cit.waitForTimeout(4000);
log("down:", await cit.locator(".ta-live-notice").innerText());
for (const name of ["Ho finito", "Rinuncia alla parola"]) { const b = cit.getByRole("button", { name }); if (await b.count()) { await b.click(); await cit.waitForTimeout(1500); } }
await cit.getByRole("button", { name: "Chiedi la parola" }).click();
await cit.getByText("Sei in lista").waitFor({ timeout: 8000 });
log("asked by form", await cit.getByText("Sei in lista").innerText());
// anonymous
const anon = await (await browser.newContext({ locale: "it-IT" })).newPage();
await anon.goto(s + "?codice=" + code); await anon.waitForTimeout(2500);
log("anon:", await anon.locator(".ta-live-notice").innerText(), (await anon.locator("main").innerText()).includes(code), await anon.getByText("Accedi e torna qui").getAttribute("href"));
await anon.goto(s + "/schermo"); log("anon screen has code", (await anon.locator("body").innerText()).includes(code));
// live note: typing is not wiped by push
const fac2 = await seat("ao-fac-anziani@example.org", {});
await fac2.goto(s + "/conduzione"); await fac2.waitForTimeout(2500);
await fac2.locator("textarea[name=note]").first().fill("Sto scrivendo…");
const before = await fac2.locator("table tbody tr").count();
await cit.getByRole("button", { name: "Rinuncia alla parola" }).click(); await cit.waitForTimeout(1500);
log("typing kept:", await fac2.locator("textarea[name=note]").first().inputValue());
await fac.goto(s + "/conduzione");
await fac.locator("textarea[name=note]").first().fill("Testo del collega"); await fac.getByRole("button", { name: "Salva gli appunti" }).first().click();
await fac2.getByText("Qualcun altro ha salvato").waitFor({ timeout: 8000 });
log("warned; kept:", await fac2.locator("textarea[name=note]").first().inputValue());
await fac2.getByRole("button", { name: "Salva gli appunti" }).first().click(); await fac2.waitForTimeout(1200);
log("refused:", await fac2.locator(".alert-danger").allInnerTexts());
await fac2.getByRole("button", { name: "Tieni il mio testo" }).click();
await fac2.getByRole("button", { name: "Salva gli appunti" }).first().click(); await fac2.waitForTimeout(1500);
log("after keep:", await fac2.locator(".alert-danger, .alert-warning").allInnerTexts(), await fac2.locator("textarea[name=note]").first().inputValue());
await browser.close();
