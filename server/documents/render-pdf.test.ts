import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { financeChapter } from "#app/features/plan/compilation/finance.render.ts";
import { participationChapter } from "#app/features/plan/compilation/participation.render.ts";
import { toDocumentModel } from "#app/features/plan/compilation/to-document-model.render.ts";
import type { PlanSectionSource } from "#app/features/plan/compilation/to-document-model.render.ts";
import { anglonaFinance, compilationInput, exampleParticipation, exampleSections, node, nodeWith, p, section, text } from "#tests/builders/plan-document.ts";
import { readGlyphCoverage } from "./glyphs.ts";
import { createPdfRenderer } from "./render-pdf.ts";

const hasPoppler = spawnSync("pdftotext", ["-v"]).error === undefined;
if (!hasPoppler) console.info("pdftotext is not installed (poppler-utils): tests that read the PDF's text are skipped");

const hasGlyph = readGlyphCoverage();
const warnings: object[] = [];
const log = { warn: (details: object) => void warnings.push(details) };
const renderer = createPdfRenderer({ timeoutMs: 60_000, concurrency: 1, log });
const folder = mkdtempSync(join(tmpdir(), "plan-pdf-"));
afterAll(() => {
  renderer.close();
  rmSync(folder, { recursive: true });
});

const model = (...sections: PlanSectionSource[]) => toDocumentModel(compilationInput(sections, hasGlyph));
const example = () =>
  model(
    ...exampleSections({
      participation: participationChapter(exampleParticipation, { locale: "it" }),
      finance: financeChapter(anglonaFinance, { locale: "it" }),
    }),
  );

/** Text of the PDF without the spaces and hyphens that line breaks bring. */
function squeeze(value: string): string {
  return value.replace(/[\s\u00ad-]+/g, "");
}

function pdfText(pdf: Uint8Array): string {
  const file = join(folder, "plan.pdf");
  writeFileSync(file, pdf);
  return execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
}

const HOSTILE = [
  '#read("/etc/passwd")', "$x^2$", '#import "/main.typ": *', "*a* _b_", "= Titolo", "- voce", "@rif <etichetta>",
  '\\u{41} #eval("1+1")', "// c /* d */", "</w:t>", "{{x}} ${y}", "#{ panic() }", '"] #sys.version', "`raw` ~ --- ...", "[a](b)",
];

describe("the PDF of the plan", () => {
  test("[DOC-12] it is tagged PDF/UA-1 with language, title, headings and table headers", async () => {
    const raw = Buffer.from(await renderer.render(example())).toString("latin1");
    for (const mark of ["pdfuaid:part>1", "/Lang (it-IT)", "/MarkInfo", "/DisplayDocTitle true", "/StructTreeRoot", "/S /TH", "/S /H1", "/S /TOC", "/Outlines"]) {
      expect(raw).toContain(mark);
    }
    expect(raw).not.toMatch(/\/JavaScript|\/Launch/);
    const fonts = [...raw.matchAll(/\/FontName \/[A-Z]{6}\+([A-Za-z-]+)/g)].map((found) => found[1] ?? "");
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((name) => name.startsWith("TitilliumWeb"))).toBe(true);
  });

  test("[DOC-11] two exports of one version are the same bytes", async () => {
    const [first, second] = await Promise.all([renderer.render(example()), renderer.render(example())]);
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test.skipIf(!hasPoppler)("[DOC-14] the PDF carries every section title, total and origin", async () => {
    const source = example();
    const plain = squeeze(pdfText(await renderer.render(source)));
    for (const entry of source.toc) expect(plain).toContain(squeeze(`${entry.num ?? ""}${entry.text}`));
    for (const word of ["5.070.112,93 €", "228.014,47 €", "5.298.127,40 €", "Tabella 4: Proposte", "Origine: proposta ACF-2026-0001", "Esito consultivo"]) {
      expect(plain).toContain(squeeze(word));
    }
  });

  test.skipIf(!hasPoppler)("[DOC-15] every page of a demonstration plan says so", async () => {
    const pages = pdfText(await renderer.render(example())).split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page).toContain("DATI DIMOSTRATIVI");
  });

  test.skipIf(!hasPoppler)("[DOC-08] hostile strings are printed as they are, wherever they stand", async () => {
    const content = HOSTILE.flatMap((value) => [
      nodeWith("heading", { level: 1 }, text(value)),
      p(value),
      node("bulletList", node("listItem", p(value))),
      node("paragraph", text(value, { type: "code" })),
      nodeWith("table", { caption: value }, node("tableRow", node("tableHeader", p(value))), node("tableRow", node("tableCell", p(value)))),
    ]);
    const input = compilationInput([section("Prova", ...content)], hasGlyph, { leadBody: HOSTILE[0] ?? "", districtName: HOSTILE[1] ?? "" });
    const plain = squeeze(pdfText(await renderer.render(toDocumentModel(input))));
    for (const value of HOSTILE) expect(plain.split(squeeze(value)).length - 1).toBeGreaterThanOrEqual(6);
    expect(plain).not.toContain("root:x:0");
  });

  test("[DOC-02] emoji, foreign scripts and every awkward structure still give a valid PDF", async () => {
    const link = { type: "link", attrs: { href: "https://a.it/" } };
    const cell = (attrs: object, ...content: ReturnType<typeof p>[]) => nodeWith("tableCell", { ...attrs }, ...content);
    const awkward = model(
      { ...section("🏛 → ✓", nodeWith("heading", { level: 3 }, text("salto")), nodeWith("heading", { level: 1 })), level: 4 },
      section(
        "Struttura",
        node("paragraph", text("Дългопол 🏛 \u202e\u0007 x\u0331 €", { type: "underline" }, { type: "strike" }), text("l", link, { type: "underline" })),
        p("parola".repeat(3400)),
        node("table", node("tableRow", cell({ colspan: 900, rowspan: 40 }, p("a"))), node("tableRow", cell({}), cell({}, p("b ".repeat(9000))))),
        node("table", node("tableRow", cell({}, node("table", node("tableRow", cell({}, p("dentro"))))))),
        node("bulletList", node("listItem", node("orderedList", node("listItem", nodeWith("heading", { level: 2 }, text("in lista")))))),
        node("blockquote", node("blockquote", p("citazione"))),
        node("paragraph", node("hardBreak"), text("dopo"), node("hardBreak")),
        node("horizontalRule"),
      ),
    );
    const pdf = await renderer.render(awkward);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    for (const code of ["characters_replaced", "heading_level_changed", "heading_empty", "marks_conflict", "table_span_clamped"]) {
      expect(awkward.issues.map((issue) => issue.code)).toContain(code);
    }
  });

  test("[DOC-13] a document that takes too long is stopped and the next one is made", async () => {
    const hurried = createPdfRenderer({ timeoutMs: 1, concurrency: 1, log });
    await expect(hurried.render(example())).rejects.toMatchObject({ code: "document_too_slow" });
    await expect(hurried.render(example())).rejects.toMatchObject({ code: "document_too_slow" });
    hurried.close();
    await expect(renderer.render(model(section("A", p("x"))))).resolves.toBeInstanceOf(Uint8Array);
  });

  test("[DOC-13] the queue has an end, closing refuses what waits, a bad model fails alone", async () => {
    const small = createPdfRenderer({ timeoutMs: 60_000, concurrency: 1, maxQueue: 1, log });
    const outcomes = Promise.allSettled([small.render(example()), small.render(example()), small.render(example())]);
    small.close();
    const codes = (await outcomes).map((one) => (one.status === "rejected" ? one.reason.code : "made"));
    expect(codes).toEqual(["document_failed", "document_failed", "document_queue_full"]);
    const source = example();
    await expect(renderer.render({ ...source, meta: { ...source.meta, title: "" } })).rejects.toMatchObject({ code: "document_failed" });
  });
});
