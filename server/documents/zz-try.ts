import { writeFileSync } from "node:fs";
import { createPdfRenderer } from "#server/documents/render-pdf.ts";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { compilationInput, exampleSections, exampleParticipation, anglonaFinance, section, p, node, nodeWith, text } from "#tests/builders/plan-document.ts";
import { toDocumentModel } from "#app/features/plan/compilation/to-document-model.render.ts";
import { participationChapter } from "#app/features/plan/compilation/participation.render.ts";
import { financeChapter } from "#app/features/plan/compilation/finance.render.ts";
import { htmlDocument } from "#app/features/plan/compilation/html.render.ts";
import { execFileSync } from "node:child_process";
const o = { locale: "it" } as const;
const part = { ...exampleParticipation, proposals: Array.from({ length: 40 }, (_, i) => ({ ...exampleParticipation.proposals[i % 2]!, number: `ACF-2026-${String(i + 1).padStart(4, "0")}` })) };
const sections = exampleSections({ participation: participationChapter(part, o), finance: financeChapter(anglonaFinance, o) });
const r = createPdfRenderer({ timeoutMs: 60000, concurrency: 1, log: { warn: (...a) => console.log(a) } });
const has = readGlyphCoverage();
async function go(name: string, s: typeof sections) {
  let t = performance.now();
  const model = toDocumentModel(compilationInput(s, has));
  const a = performance.now() - t; t = performance.now();
  const pdf = await r.render(model);
  const b = performance.now() - t; t = performance.now();
  const html = htmlDocument(model);
  console.log(name, "toIR", a | 0, "pdf", b | 0, "html", performance.now() - t | 0, "KB", pdf.length >> 10, html.length >> 10, JSON.stringify(model.issues.map(i=>i.code)));
  writeFileSync(`/tmp/docb/${name}.pdf`, pdf); writeFileSync(`/tmp/docb/${name}.html`, html);
  console.log(execFileSync("pdfinfo", [`/tmp/docb/${name}.pdf`], {encoding:"utf8", stdio: ["ignore","pipe","ignore"]}).match(/Pages.*/)?.[0]);
}
await go("plan", sections);
const lorem = "Il servizio è rivolto alle persone anziane e alle famiglie dei comuni dell’ambito, con accesso tramite il punto unico. ".repeat(5);
const big = Array.from({ length: 60 }, (_, i) => ({ ...section(`Capitolo ${i}`, ...Array.from({ length: 14 }, () => p(lorem)), nodeWith("heading", { level: 1 }, text("Tabella")), node("table", ...Array.from({ length: 12 }, () => node("tableRow", node("tableCell", p("Comune di Osilo")), node("tableCell", p("1.234,00 €")), node("tableCell", p("nota")))))), number: String(i) }));
await go("big", big);
const link = { type: "link", attrs: { href: "https://a.it/" } };
const cell = (attrs: object, ...content: ReturnType<typeof p>[]) => nodeWith("tableCell", { ...attrs }, ...content);
await go("awk", [ { ...section("🏛 → ✓", nodeWith("heading", { level: 3 }, text("salto")), nodeWith("heading", { level: 1 })), level: 4 },
      section(
        "Struttura",
        node("paragraph", text("Дългопол 🏛 \u202e\u0007 x\u0331 €", { type: "underline" }, { type: "strike" }), text("l", link, { type: "underline" })),
        p("parola".repeat(600)),
        node("table", node("tableRow", cell({ colspan: 900, rowspan: 40 }, p("a"))), node("tableRow", cell({}), cell({}, p("b ".repeat(900))))),
        node("table", node("tableRow", cell({}, node("table", node("tableRow", cell({}, p("dentro"))))))),
        node("bulletList", node("listItem", node("orderedList", node("listItem", nodeWith("heading", { level: 2 }, text("in lista")))))),
        node("blockquote", node("blockquote", p("citazione"))),
        node("paragraph", node("hardBreak"), text("dopo"), node("hardBreak")),
        node("horizontalRule"), node("paragraph", text("codice", {type:"code"})), p("parolaconspaziinsecabilehttps://www.example.it/"+"abc/".repeat(60)), 
      )]);
r.close();
