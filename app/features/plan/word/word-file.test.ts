import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { WordComment, WordRun } from "#app/platform/word-document.ts";
import { createWordRenderer } from "#server/documents/render-word.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { type BlockChange, wordBlocks, type WordContext } from "./word-blocks.render.ts";
import { markRuns, type WordMarks, withoutOverlaps } from "./word-marks.rules.ts";

const schema = getSchema(sectionExtensions());
const AT = "2026-11-20T10:00:00Z";
const text = (value: string) => ({ type: "text", text: value });
const paragraph = (id: string, ...content: object[]) => ({ type: "paragraph", attrs: { id }, content });

function docOf(...content: object[]): Node {
  return schema.nodeFromJSON({ type: "doc", content });
}

function contextOf(marks: Partial<WordMarks> = {}, blockChanges: readonly BlockChange[] = []): WordContext {
  return { marks: { changes: [], talks: [], ...marks }, blockChanges, origin: (number) => `Dalla proposta ${number}`, calloutTitle: (kind) => kind, living: () => [] };
}

async function xmlOf(node: Node, context: WordContext, comments: WordComment[] = []): Promise<Record<string, string>> {
  const renderer = createWordRenderer({ timeoutMs: 20_000, maxQueue: 2 });
  const file = await renderer.render({ locale: "it", title: "1 Premessa", district: "Ambito di prova", notice: "Avviso", blocks: wordBlocks(node, context), comments });
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, name.endsWith(".xml") ? strFromU8(bytes) : ""]));
}

it("[COED-92] a proposed change is a revision of Word with its author, and the words around stay", async () => {
  const node = docOf(paragraph("a", text("Un servizio di trasporto per gli anziani.")));
  const changes = [{ from: 16, to: 25, text: "navetta", author: "Cooperativa Prova", at: AT }, { from: 41, to: 41, text: " soli", author: "Sindacato Prova", at: AT }];
  const { "word/document.xml": xml = "" } = await xmlOf(node, contextOf({ changes }));
  expect(xml).toMatch(/<w:del [^>]*w:author="Cooperativa Prova"[^>]*>.*?<w:delText[^>]*>trasporto<\/w:delText>/);
  expect(xml).toMatch(/<w:ins [^>]*w:author="Cooperativa Prova"[^>]*>.*?<w:t[^>]*>navetta<\/w:t>/);
  expect(xml).toMatch(/anziani<\/w:t>.*<w:ins [^>]*w:author="Sindacato Prova".*soli<\/w:t>.*\.<\/w:t>/s);
  expect(xml).toContain("Un servizio di ");
});

it("[COED-92] whole blocks that are proposed to come or to go are revisions too", async () => {
  const node = docOf(paragraph("a", text("Resta.")), paragraph("b", text("Va via.")));
  const insert = [schema.nodeFromJSON(paragraph("n", text("Arriva.")))];
  const changes: BlockChange[] = [
    { remove: ["b"], after: null, insert: [], author: "Cooperativa Prova", at: AT },
    { remove: [], after: "a", insert, author: "Cooperativa Prova", at: AT },
  ];
  const { "word/document.xml": xml = "" } = await xmlOf(node, contextOf({}, changes));
  expect(xml.indexOf("Resta.")).toBeLessThan(xml.indexOf("Arriva."));
  expect(xml.indexOf("Arriva.")).toBeLessThan(xml.indexOf("Va via."));
  expect(xml).toMatch(/<w:delText[^>]*>Va via\.<\/w:delText>/);
  expect(xml).toMatch(/<w:pPr>.*?<w:rPr>.*?<w:ins [^>]*\/>.*?<\/w:rPr>.*?<\/w:pPr><w:ins [^>]*>.*?Arriva\./s);
});

it("[COED-92] talk is a comment of Word at its words; notes, captions and number columns keep their place", async () => {
  const cell = (type: string, value: string, attrs: object = {}) => ({ type, attrs, content: [paragraph(value, text(value))] });
  const node = docOf(
    { type: "heading", attrs: { id: "t", level: 2 }, content: [text("Titolo")] },
    paragraph("a", text("Parole con nota"), { type: "footnote", attrs: { text: "Fonte: ISTAT" } }),
    { type: "table", attrs: { id: "x", caption: "Le spese" }, content: [
      { type: "tableRow", content: [cell("tableHeader", "Voce"), cell("tableHeader", "Euro")] },
      { type: "tableRow", content: [cell("tableCell", "Navetta"), cell("tableCell", "12.000", { numeric: true })] },
    ] },
  );
  const xml = await xmlOf(node, contextOf({ talks: [{ id: 7, from: 9, to: 15 }] }), [{ id: 7, author: "Sindacato Prova", at: AT, text: "Quali?" }]);
  expect(xml["word/document.xml"]).toMatch(/<w:commentRangeStart w:id="7"\/>.*Parole.*<w:commentRangeEnd w:id="7"\/>/s);
  expect(xml["word/comments.xml"]).toMatch(/w:author="Sindacato Prova".*Quali\?/s);
  expect(xml["word/footnotes.xml"]).toContain("Fonte: ISTAT");
  expect(xml["word/document.xml"]).toContain("<w:tblHeader");
  expect(xml["word/document.xml"]).toContain("Le spese");
  expect(xml["word/document.xml"]).toContain('<w:pStyle w:val="Heading2"/>');
});

it("[COED-92] hostile words are data", async () => {
  const hostile = "</w:t><w:br/> {{x}} ${y} & \"<script>";
  const { "word/document.xml": xml = "" } = await xmlOf(docOf(paragraph("a", text(hostile))), contextOf());
  expect(xml).toContain("&lt;/w:t&gt;&lt;w:br/&gt; {{x}} ${y} &amp;");
});

it("[COED-92] of several changes on the same words one is a revision", () => {
  const change = (from: number, to: number, author: string) => ({ from, to, text: "x", author, at: AT });
  expect(withoutOverlaps([change(5, 9, "B"), change(1, 6, "A"), change(9, 12, "C"), change(9, 9, "D")]).map(({ author }) => author)).toEqual(["A", "C"]);
});

it("[COED-92] cutting words at marks loses none of them", () => {
  const words = "abcdefghijkl";
  const plain = (runs: readonly WordRun[]) => runs.map((run) => (run.k === "t" && run.rev?.kind !== "ins" ? run.v : "")).join("");
  for (let from = 1; from <= 13; from += 1) {
    for (let to = from; to <= 13; to += 1) {
      const marks = { changes: [{ from, to, text: "NUOVO", author: "A", at: AT }], talks: [{ id: 1, from, to }] };
      const runs = [...markRuns(words.slice(0, 5), 1, {}, marks, false), ...markRuns(words.slice(5), 6, { b: true }, marks, true)];
      expect(plain(runs)).toBe(words);
      expect(runs.filter((run) => run.k === "t" && run.rev?.kind === "ins")).toHaveLength(1);
      expect(runs.filter(({ k }) => k === "from" || k === "to").map(({ k }) => k)).toEqual(["from", "to"]);
    }
  }
});
