import { getSchema } from "@tiptap/core";
import { CommentRangeStart, CommentReference, CommentRangeEnd, DeletedTextRun, Document, FootnoteReferenceRun, HeadingLevel, InsertedTextRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import { expect, it } from "vitest";
import { plainText } from "#app/features/documents/document-content.rules.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { docxToHtml } from "./docx-html.ts";
import { readDocx } from "./read-docx.ts";

const schema = getSchema(sectionExtensions());

async function wordFile(children: (Paragraph | Table)[]): Promise<Blob> {
  const document = new Document({
    styles: { paragraphStyles: [{ id: "Caption", name: "caption" }] },
    footnotes: { 1: { children: [new Paragraph("Dati del 2025.")] } },
    comments: { children: [{ id: 1, author: "Qualcuno", date: new Date(0), children: [new Paragraph("Da rivedere")] }] },
    sections: [{ children }],
  });
  return new Blob([new Uint8Array(await Packer.toBuffer(document))]);
}

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
const deletion = { id: 1, author: "Qualcuno", date: "2026-01-01T00:00:00Z" };

it("[COED-91] a Word file becomes headings, paragraphs, lists, tables and notes, and what is left out is told", async () => {
  const file = await wordFile([
    new Paragraph({ text: "Gli anziani soli", heading: HeadingLevel.HEADING_1 }),
    new Paragraph({
      children: [
        new TextRun("Nel distretto "), new TextRun({ text: "molti", bold: true }), new TextRun(" anziani vivono soli"), new FootnoteReferenceRun(1),
        new InsertedTextRun({ ...deletion, text: ", anche nei paesi" }), new DeletedTextRun({ ...deletion, text: " in città" }),
        new CommentRangeStart(1), new TextRun("."), new CommentRangeEnd(1), new TextRun({ children: [new CommentReference(1)] }),
      ],
    }),
    new Paragraph({ text: "Trasporto", bullet: { level: 0 } }),
    new Paragraph({ text: "Tabella 1: le spese", style: "Caption" }),
    new Table({ rows: [new TableRow({ tableHeader: true, children: [cell("Voce"), cell("Euro")] }), new TableRow({ children: [cell("Navetta"), cell("12.000,00")] })] }),
  ]);
  const result = await readDocx(file, schema, docxToHtml);
  if (!result.ok) throw new Error(result.failure);
  expect(result.content.content?.map(({ type }) => type)).toEqual(["heading", "paragraph", "bulletList", "table"]);
  expect(plainText(result.content)).toContain("molti anziani vivono soli");
  expect(plainText(result.content)).toContain(", anche nei paesi");
  expect(plainText(result.content)).not.toContain("in città");
  expect(plainText(result.content)).not.toContain("Da rivedere");
  expect(result.kept).toMatchObject({ headings: 1, lists: 1, tables: 1, footnotes: 1 });
  expect(result.left).toMatchObject({ comments: 1, images: 0 });
  expect(result.content.content?.[3]?.attrs?.["caption"]).toBe("Tabella 1: le spese");
  const header = result.content.content?.[3]?.content?.[0]?.content?.[0];
  expect(header?.type).toBe("tableHeader");
  const note = result.content.content?.[1]?.content?.find(({ type }) => type === "footnote");
  expect(note?.attrs?.["text"]).toBe("Dati del 2025.");
});

it("[COED-91] what is no Word file, is empty or too long is said, and nothing is thrown", async () => {
  expect(await readDocx(new Blob(["ciao"]), schema, docxToHtml)).toEqual({ ok: false, failure: "docx_unreadable" });
  expect(await readDocx(await wordFile([new Paragraph("")]), schema, docxToHtml)).toEqual({ ok: false, failure: "docx_empty" });
  expect(await readDocx(await wordFile([new Paragraph("parola ".repeat(50_000))]), schema, docxToHtml)).toEqual({ ok: false, failure: "docx_too_long" });
  expect(await readDocx(new Blob([new Uint8Array(15_000_001)]), schema, docxToHtml)).toEqual({ ok: false, failure: "docx_too_large" });
});
