import { DOMParser as ContentParser, type Schema } from "@tiptap/pm/model";
import { type ContentNode, parseContent, plainText } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_LIMITS } from "#app/features/documents/documents.limits.ts";
import { cleanHtml, type CleaningReport } from "./clean-html.rules.ts";
import type { DocxPage } from "./docx-html.ts";

/** A file larger than this is no section of a plan, in bytes. */
export const DOCX_BYTES = 15_000_000;

export type DocxFailure = "docx_too_large" | "docx_unreadable" | "docx_empty" | "docx_too_long";
export type ImportedText = {
  ok: true;
  content: ContentNode;
  /** How many of each the text has. */
  kept: { headings: number; paragraphs: number; lists: number; tables: number; footnotes: number };
  left: LeftOut;
};
export type LeftOut = CleaningReport & { comments: number };
export type DocxResult = ImportedText | { ok: false; failure: DocxFailure };

/**
 * Reads a Word file (.docx) on this device: what would come into the text, and what not. Nothing is sent anywhere and nothing is changed
 * before the person says so.
 */
export async function readDocx(file: Blob, schema: Schema, toHtml: (file: ArrayBuffer) => Promise<DocxPage | null>): Promise<DocxResult> {
  if (file.size > DOCX_BYTES) return { ok: false, failure: "docx_too_large" };
  const page = await file.arrayBuffer().then(toHtml).catch(() => null);
  if (page === null) return { ok: false, failure: "docx_unreadable" };
  const document = new DOMParser().parseFromString(page.html, "text/html");
  dropComments(document);
  captionTables(document);
  const report = cleanHtml(document);
  const content = parseContent(ContentParser.fromSchema(schema).parse(document.body).toJSON());
  const length = plainText(content).length;
  if (length === 0) return { ok: false, failure: "docx_empty" };
  if (length > DOCUMENT_LIMITS.length) return { ok: false, failure: "docx_too_long" };
  return { ok: true, content, kept: countKept(content, report.footnotes), left: leftOf(report, page.tracked) };
}

/** Word says of tracked changes what its HTML does not. */
function leftOf(report: CleaningReport, tracked: DocxPage["tracked"]): LeftOut {
  return { ...report, insertions: report.insertions + tracked.insertions, deletions: report.deletions + tracked.deletions, comments: tracked.comments };
}

/** Word's comments are a talk of their own: they are counted, not taken. */
function dropComments(document: Document): void {
  const references = [...document.body.querySelectorAll("sup.comment")];
  for (const reference of references) reference.remove();
  const texts = [...document.body.querySelectorAll('[id^="comment-"]')];
  for (const text of texts) {
    const list = text.parentElement;
    if (text.localName === "dt") text.nextElementSibling?.remove();
    text.remove();
    if (list?.children.length === 0) list.remove();
  }
}

/** A caption before or after a table becomes the table's own. */
function captionTables(document: Document): void {
  for (const caption of document.body.querySelectorAll("p.caption")) {
    const table = [caption.nextElementSibling, caption.previousElementSibling].find((one) => one?.localName === "table" && !one.querySelector("caption"));
    if (!table) continue;
    const own = document.createElement("caption");
    own.textContent = (caption.textContent ?? "").replace(/\s+/g, " ").trim();
    table.prepend(own);
    caption.remove();
  }
}

function countKept(content: ContentNode, footnotes: number): ImportedText["kept"] {
  const counts = new Map<string, number>();
  const count = (node: ContentNode) => {
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    node.content?.forEach(count);
  };
  count(content);
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  return { headings: of("heading"), paragraphs: of("paragraph"), lists: of("bulletList", "orderedList"), tables: of("table"), footnotes };
}
