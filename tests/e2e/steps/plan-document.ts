import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { m } from "#app/paraglide/messages.js";
import type { Stage } from "#tests/e2e/stage.ts";
import { DISTRICT, PROPOSAL } from "#tests/e2e/steps/proposal.ts";
import { REASON } from "#tests/e2e/steps/outcome.ts";
import { OFFICE_WORDS, UNION_WORDS } from "#tests/e2e/steps/writing.ts";

// poppler complains about an entry of the catalogue that PDF 2 defines and it does not know yet.
const QUIET = { stdio: ["ignore", "pipe", "ignore"] } satisfies { stdio: ("ignore" | "pipe")[] };
const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined && spawnSync("pdfinfo", ["-v"]).error === undefined;
if (!hasPoppler) process.stdout.write("The PDF's text is not looked at: pdftotext and pdfinfo (poppler-utils) are not installed.\n");

/** One's own proposal, its vote and the section's words stand in the document that everybody can download. */
export async function readPlan(stage: Stage): Promise<void> {
  const { citizen } = stage.cast;
  const { page } = citizen;
  await citizen.visit(`${DISTRICT}/piano`);
  await stage.inspect(citizen, "plan as a citizen");
  await citizen.press(page.getByRole("link", { name: m.plan_whole_html() }));
  await page.waitForURL(/piano\.html$/);
  await stage.inspect(citizen, "document as a page");
  expectOwnThings(await page.locator("body").innerText(), stage);
  await citizen.visit(`${DISTRICT}/piano`);
  const href = await page.getByRole("link", { name: m.plan_whole_pdf() }).getAttribute("href");
  const answer = await citizen.seat.context.request.get(href ?? "", { timeout: 90_000 });
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const pdf = await answer.body();
  expect(pdf.subarray(0, 5).toString("latin1")).toBe("%PDF-");
  if (hasPoppler) expectPdf(pdf, stage);
}

function expectPdf(pdf: Buffer, stage: Stage): void {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-pdf-"));
  const file = join(folder, "piano.pdf");
  try {
    writeFileSync(file, pdf);
    expect(execFileSync("pdfinfo", [file], QUIET).toString()).toMatch(/^Tagged:\s+yes$/m);
    // In the order in which it was written: a table cell by cell.
    expectOwnThings(execFileSync("pdftotext", ["-raw", file, "-"], QUIET).toString(), stage);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines end, and long words are divided, where the page is narrow: only the letters count. */
function lettersOf(text: string): string {
  return text.replace(/[’']/g, "'").replace(/[\s\u00ad\u2010\u2011\u2060-]/g, "");
}

function expectOwnThings(document: string, { facts }: Stage): void {
  const letters = lettersOf(document);
  const expected = [facts.proposalNumber, PROPOSAL.title, OFFICE_WORDS, UNION_WORDS, PROPOSAL.proposal, m.votes_question_prefill({ title: PROPOSAL.title }), `2 0 0 2 su ${facts.eligible}`, REASON];
  expect(expected.filter((text) => !letters.includes(lettersOf(text))), "not in the document").toEqual([]);
}
