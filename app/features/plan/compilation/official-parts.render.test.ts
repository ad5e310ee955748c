import { expect, test } from "vitest";
import { DocumentModelSchema } from "#app/platform/document-model.ts";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { createPdfRenderer } from "#server/documents/render-pdf.ts";
import { compilationInput, node, nodeWith, p, section, text } from "#tests/builders/plan-document.ts";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import type { LivingData } from "../living/living.schema.ts";
import { htmlFragment } from "./html.render.ts";
import { toDocumentModel } from "./to-document-model.render.ts";

const hasGlyph = readGlyphCoverage();
const VOTE = "0b9f6a52-7c1e-4d1b-9a57-5f0f9f3f1c11";
const note = (value: string) => nodeWith("footnote", { text: value });
const row = (type: string, ...values: string[]) => node("tableRow", ...values.map((value, index) => nodeWith(index === 1 ? type : type, index === 1 ? { numeric: true } : {}, p(value))));

const living: LivingData = {
  "proposal:AP-2026-0001": { kind: "proposal", number: "AP-2026-0001", title: "Trasporto *sociale*", proposal: "Un pulmino.\nDue pomeriggi.", state: "accepted" },
  [`vote:${VOTE}`]: { kind: "vote", number: 3, question: "Si inserisce nel piano?", date: "2026-02-10T17:00:00Z", for: 14, against: 2, abstained: 3, eligible: 26, present: 19, outcome: "favourable", majorityBase: "yes_no", majority: "more_than_half", quorumPercent: 0 },
  "services:all": {
    kind: "services", heading: "all",
    lines: [{ name: "SAD", recipients: 319, amountCents: 75_854_300, heading: "impegnato" }, { name: "Dopo di noi", recipients: null, amountCents: 12_801_447, heading: "impiegato" }],
    stated: { amountCents: 88_655_747, recipients: 343, wording: "In tutto 343 persone." },
  },
};

const content: ContentNode[] = [
  nodeWith("heading", { level: 1 }, text("Misure")),
  node("paragraph", text("Il fondo unico"), note("Articolo 26 della legge regionale."), text(" finanzia i servizi"), note("Elenco nella tabella 1."), text(".")),
  nodeWith("callout", { kind: "warning" }, p("Le domande scadono il 31 marzo."), node("bulletList", node("listItem", node("paragraph", text("via PEC"), note("Nella riga."))))),
  nodeWith("callout", { kind: "example" }, p("Maria vive sola in una frazione.")),
  nodeWith("table", { caption: "Popolazione" }, row("tableHeader", "Comune", "Abitanti"), row("tableCell", "Osilo", "circa 2.888"), row("tableCell", "Ossi", "5.613"), node("tableRow", nodeWith("tableCell", {}, node("paragraph", text("Ploaghe"), note("In una cella."))), nodeWith("tableCell", { numeric: true }, p("4.500")))),
  nodeWith("livingBlock", { kind: "proposal", ref: "AP-2026-0001" }),
  nodeWith("livingBlock", { kind: "vote", ref: VOTE }),
  nodeWith("livingBlock", { kind: "services", ref: "all" }),
  nodeWith("livingBlock", { kind: "proposal", ref: "AP-2026-0099" }),
];

const compile = (...nodes: ContentNode[]) => toDocumentModel({ ...compilationInput([{ ...section("Prova", ...nodes), living }], hasGlyph), voteUrl: (number) => `https://plus.example.it/votazioni/${number}` });

test("[COED-30] callouts, notes, captions and columns of numbers reach the document", () => {
  const model = compile(...content);
  expect(() => DocumentModelSchema.parse(model)).not.toThrow();
  const notes = [...JSON.stringify(model.body).matchAll(/"k":"fn","n":(\d+)/g)].map((found) => found[1]);
  expect(notes).toEqual(["1", "2", "3", "4"]);
  expect(model.body.filter((block) => block.k === "callout").map((block) => [block.v, block.title])).toEqual([
    ["warning", "Attenzione"], ["example", "Esempio"], ["info", "Proposta AP-2026-0001: Trasporto *sociale*"], ["info", "Votazione: Si inserisce nel piano?"],
  ]);
  expect(model.body.find((block) => block.k === "table")).toMatchObject({ cap: "Popolazione", num: [false, true] });
  const html = htmlFragment(model);
  for (const part of ['class="plan-callout plan-callout-example" role="note"', "<strong>Attenzione</strong>", "Tabella 1: Popolazione", '<td class="plan-number">circa 2.888</td>', '<li id="fn-4" value="4">In una cella.']) expect(html).toContain(part);
});

test("[COED-33] living blocks are printed with their labels, unknown ones as «non disponibile»", () => {
  const { issues, ...model } = compile(...content);
  const html = htmlFragment(model);
  for (const part of ["Esito consultivo", "14", "19 su 26", "758.543,00\u00a0€", "Subtotale impiegato", "343", "Proposta AP-2026-0099: dato non disponibile.", 'href="https://plus.example.it/votazioni/3"']) expect(html).toContain(part);
  expect(issues.map(({ code }) => code)).toEqual(["living_unavailable"]);
});

test("[COED-31] a note that stands in a title after all goes on in brackets, with an issue", () => {
  const { body, issues } = compile(nodeWith("heading", { level: 1 }, text("Titolo"), note("fuori posto")), p("x"));
  expect(body[1]).toMatchObject({ k: "h", c: [{ v: "Titolo (fuori posto)" }] });
  expect(issues.map(({ code }) => code)).toEqual(["note_moved"]);
});

test("[COED-30] the PDF takes them all, also a note in the repeated header of a long table", async () => {
  const renderer = createPdfRenderer({ timeoutMs: 60_000, concurrency: 1, log: { warn: () => {} } });
  const rows = Array.from({ length: 80 }, (_, index) => row("tableCell", `Comune ${index}`, `${index}`));
  const long = nodeWith("table", { caption: "Lunga" }, node("tableRow", nodeWith("tableHeader", {}, node("paragraph", text("Comune"), note("In testa."))), nodeWith("tableHeader", { numeric: true }, p("N."))), ...rows);
  const raw = Buffer.from(await renderer.render(compile(...content, long))).toString("latin1");
  renderer.close();
  expect(raw).toContain("pdfuaid:part>1");
  expect(raw).toContain("/S /Note");
});
