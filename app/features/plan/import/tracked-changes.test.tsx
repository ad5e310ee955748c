import { getSchema } from "@tiptap/core";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import type { WordDocument } from "#app/platform/word-document.ts";
import { plainText } from "#app/features/documents/document-content.rules.ts";
import { writeWordFile } from "#server/documents/word-file.ts";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { docxToHtml } from "./docx-html.ts";
import { leftLines } from "./import.render.ts";
import { readDocx } from "./read-docx.ts";
import { m } from "#app/paraglide/messages.js";

const schema = getSchema(sectionExtensions());
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const BY = 'w:author="Una > persona" w:date="2026-01-01T00:00:00Z"';

/** The least that Word calls a file, with its parts stored or deflated. */
function handmade(body: string, footnote = ""): Blob {
  const types = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const rels = "http://schemas.openxmlformats.org";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${rels}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${rels}/package/2006/relationships"><Relationship Id="r1" Type="${rels}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    "word/footnotes.xml": `<w:footnotes ${W}><w:footnote w:id="1"><w:p>${footnote}</w:p></w:footnote></w:footnotes>`,
  };
  const entries = Object.entries(files).map(([name, text], place): [string, [Uint8Array, { level: 0 | 6 }]] => [name, [strToU8(text), { level: place % 2 === 0 ? 6 : 0 }]]);
  return new Blob([new Uint8Array(zipSync(Object.fromEntries(entries), { comment: "fatto a mano" }))]);
}

const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const inserted = (...runs: string[]) => `<w:ins w:id="1" ${BY}>${runs.join("")}</w:ins>`;
const deleted = (text: string) => `<w:del w:id="2" ${BY}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

async function read(file: Blob) {
  const result = await readDocx(file, schema, docxToHtml);
  if (!result.ok) throw new Error(result.failure);
  return { left: result.left, text: plainText(result.content) };
}

it("[COED-91] tracked changes are counted as a reader of Word sees them: inserted words come in, deleted ones stay out", async () => {
  const { left, text } = await read(handmade(
    `<w:p>${run("La navetta fa ")}${inserted(run("tre "), run("belle", "<w:b/>"))}${inserted(run(" corse"))}${deleted("due corse")}${run(" al giorno")}${inserted(run(", anche ") + deleted("forse "))}${inserted(run("d’inverno"))}.</w:p>` +
      `<w:p><w:pPr><w:rPr><w:ins w:id="3" ${BY}/></w:rPr></w:pPr>${inserted(run("Un paragrafo nuovo."))}</w:p><w:p>${run("Fine.")}</w:p>` +
      `<w:p><w:moveFrom w:id="4" ${BY}>${run("Parole spostate.")}</w:moveFrom></w:p><w:p><w:moveTo w:id="5" ${BY}>${run("Parole spostate.")}</w:moveTo></w:p>`,
    `${run("Nota")}${deleted(" vecchia")}`,
  ));
  expect(text).toContain("La navetta fa tre belle corse al giorno, anche d’inverno");
  expect(text).toContain("Un paragrafo nuovo.");
  expect(text).not.toMatch(/due corse|forse|vecchia/);
  expect(text.match(/Parole spostate/g)).toHaveLength(1);
  expect(left).toMatchObject({ insertions: 5, deletions: 4, comments: 0, struck: 0 });
});

it("[COED-91] words struck through come in as plain words, and that is told", async () => {
  const { left, text } = await read(handmade(`<w:p>${run("Restano ")}${run("queste", "<w:strike/>")}${run(" parole", "<w:strike/><w:b/>")}${run(" e ")}${run("queste", "<w:strike w:val='0'/>")}.</w:p>`));
  expect(text).toContain("Restano queste parole e queste");
  expect(left).toMatchObject({ struck: 1, insertions: 0, deletions: 0 });
  expect(leftLines(left)).toEqual([m.word_import_left_struck({ count: 1 })]);
});

it("[COED-91] our own Word file with open suggestions says what of them comes back", async () => {
  const rev = (kind: "ins" | "del") => ({ kind, author: "Ufficio di Piano", at: "2026-01-01T00:00:00Z" });
  const model: WordDocument = {
    locale: "it", title: "1. La rete", district: "Distretto", notice: "Avviso", comments: [{ id: 1, author: "Cooperativa", at: "2026-01-01T00:00:00Z", text: "Perché?" }, { id: 2, author: "Cooperativa", at: "2026-01-01T00:00:00Z", text: "Da fare" }],
    blocks: [
      { k: "p", style: "normal", c: [{ k: "t", v: "Il servizio fa " }, { k: "from", id: 1 }, { k: "t", v: "due", rev: rev("del") }, { k: "t", v: "quattro", rev: rev("ins") }, { k: "to", id: 1 }, { k: "t", v: " corse." }] },
      { k: "p", style: "normal", rev: rev("ins"), c: [{ k: "t", v: "Paragrafo proposto.", b: true, rev: rev("ins") }] },
      { k: "p", style: "normal", rev: rev("del"), c: [{ k: "from", id: 2 }, { k: "t", v: "Paragrafo da togliere.", rev: rev("del") }, { k: "to", id: 2 }] },
      { k: "p", style: "normal", c: [{ k: "t", v: "Ultimo." }] },
    ],
  };
  const { left, text } = await read(new Blob([new Uint8Array(await writeWordFile(model))]));
  expect(text).toContain("Il servizio fa quattro corse.");
  expect(text).toContain("Paragrafo proposto.");
  expect(text).not.toContain("togliere");
  expect(left).toMatchObject({ insertions: 2, deletions: 2, comments: 2 });
  expect(leftLines(left)).toEqual([m.word_import_left_comments({ count: 2 }), m.word_import_left_insertions({ count: 2 }), m.word_import_left_deletions({ count: 2 })]);
});
