import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { createPdfRenderer } from "#server/documents/render-pdf.ts";
import { paperForm, type PaperFormName, paperFormNames } from "./paper-form.render.ts";
import { qrOf } from "./qr.server.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined;
const warnings: object[] = [];
const renderer = createPdfRenderer({ timeoutMs: 60_000, concurrency: 1, log: { warn: (details) => void warnings.push(details) } });
const folder = mkdtempSync(join(tmpdir(), "paper-form-"));
afterAll(() => {
  renderer.close();
  rmSync(folder, { recursive: true });
});

const hostile = '#read("/etc/passwd") $x$ *a* ] <b> = Titolo';
function form(name: PaperFormName, tavolo = "Anziani e non autosufficienza") {
  const address = `https://tavoli.example/area-ovest/${name}`;
  return paperForm({
    name, address, qr: qrOf(address), day: "2026-11-22", locale: "it", hasGlyph: readGlyphCoverage(),
    district: { name: "Ambito PLUS Area Ovest", leadBody: "Comune di Villa San Pietro", demonstration: true },
    choices: {
      tavoli: [{ id: "a", slug: "a", name: tavolo }],
      municipalities: ["Uta", "Pula", "Villa San Pietro"].map((municipality) => ({ id: municipality, code: "X", name: municipality })),
    },
  });
}

it.each(paperFormNames)("[ASSIST-04] %s.pdf is tagged, Italian, of one typeface", async (name) => {
  const raw = Buffer.from(await renderer.render(form(name))).toString("latin1");
  for (const mark of ["pdfuaid:part>1", "/Lang (it-IT)", "/MarkInfo", "/DisplayDocTitle true", "/StructTreeRoot", "/S /H1", "/S /Figure", "/Alt"]) expect(raw, mark).toContain(mark);
  expect(raw).not.toMatch(/\/JavaScript|\/Launch/);
  expect(warnings).toEqual([]);
});

it.skipIf(!hasPoppler)("[ASSIST-04] names are printed as they are: no word is markup, nothing is smaller than 16 pt", async () => {
  const file = join(folder, "form.pdf");
  writeFileSync(file, await renderer.render(form("proposta", hostile)));
  const text = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  expect(text).toContain('#read("/etc/passwd") $x$ *a* ] <b> = Titolo');
  const html = execFileSync("pdftohtml", ["-xml", "-stdout", "-i", "-zoom", "1", file], { encoding: "utf8" });
  const sizes = [...html.matchAll(/<fontspec [^>]*size="(\d+)"/g)].map((found) => Number(found[1]));
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
});
