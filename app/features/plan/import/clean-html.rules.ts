import { isAllowedLink } from "#app/features/documents/documents.limits.ts";
import { gatherWordLists } from "./word-lists.rules.ts";
import { foldFootnotes } from "./footnotes.rules.ts";

/** What was left out or changed on the way, for the person to read. */
export type CleaningReport = { images: number; links: number; insertions: number; deletions: number; struck: number; hidden: number; footnotes: number };

/** Characters that nobody sees: control, zero width, soft hyphens, direction marks, private signs of symbol fonts. */
const INVISIBLE = /[\p{Cf}\p{Co}\u2028\u2029]|(?![\t\n\r])\p{Cc}/gu;
const DROPPED = "script, style, meta, link, title, head, xml, template, iframe, object, embed, form, input, button, select, textarea, svg, math, audio, video, canvas, colgroup";
const HEADINGS = "h4, h5, h6";
/** Attributes that mean something to the text's schema; all others, and every forged origin or id, go. */
const KEPT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = { a: ["href"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"], ol: ["start"], span: ["data-footnote"] };

/**
 * Makes of what Word, LibreOffice, Google Docs or a web page wrote the plain structure that an official text has: headings of three levels,
 * paragraphs, lists, quotations, tables, links, notes, bold, italic and underline. Works on the given document and says what it left out.
 * Text is never dropped but what its author had deleted or hidden.
 */
export function cleanHtml(document: Document): CleaningReport {
  const { body } = document;
  const report: CleaningReport = { images: 0, links: 0, insertions: 0, deletions: 0, struck: 0, hidden: 0, footnotes: 0 };
  dropComments(document);
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  report.footnotes = foldFootnotes(document);
  report.hidden = dropHidden(body);
  report.deletions = dropAll(body.querySelectorAll("del"));
  report.insertions = body.querySelectorAll("ins").length;
  report.struck = countStruck(body);
  report.images = dropAll(body.querySelectorAll("img, picture, v\\:shape, v\\:imagedata"));
  gatherWordLists(document);
  styleToMarks(document);
  for (const title of body.querySelectorAll("p.MsoTitle")) rename(title, "h1");
  for (const title of body.querySelectorAll("p.MsoSubtitle")) rename(title, "h2");
  for (const heading of body.querySelectorAll(HEADINGS)) rename(heading, "h3");
  flattenInnerTables(body);
  for (const cell of body.querySelectorAll("thead td")) rename(cell, "th");
  for (const figure of body.querySelectorAll("figcaption")) rename(figure, "p");
  report.links = unwrapLinks(body);
  for (const element of body.querySelectorAll("span:not([data-footnote]), font, ins, s, strike, o\\:p")) unwrap(element);
  cleanText(document);
  dropEmptyParagraphs(body);
  keepKnownAttributes(body);
  return report;
}

function dropComments(document: Document): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) comments.push(node);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function dropAll(elements: Iterable<Element>): number {
  let dropped = 0;
  for (const element of elements) {
    element.remove();
    dropped += 1;
  }
  return dropped;
}

function dropHidden(body: HTMLElement): number {
  const hidden = [...body.querySelectorAll("[style]")].filter((element) => /mso-hide:\s*all|display:\s*none|visibility:\s*hidden/i.test(element.getAttribute("style") ?? ""));
  return dropAll([...hidden, ...body.querySelectorAll("[hidden]")]);
}

/** Words struck through: in an office that often means «deleted», and the text knows no such mark. What stands together counts as one. */
function countStruck(body: HTMLElement): number {
  let count = 0;
  let before: Element | null = null;
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if ((node.nodeValue ?? "").trim() === "") continue;
    const block = isStruck(node.parentElement) ? (node.parentElement?.closest("p, li, td, th, h1, h2, h3, h4, h5, h6, div") ?? body) : null;
    if (block && block !== before) count += 1;
    before = block;
  }
  return count;
}

function isStruck(element: Element | null): boolean {
  for (let one = element; one; one = one.parentElement) if (one.matches("s, strike") || /text-decoration[^;]*:[^;]*line-through/i.test(one.getAttribute("style") ?? "")) return true;
  return false;
}

/** Bold, italic and underline that stand in a style become elements; Google's bold around everything, which is none, goes. */
function styleToMarks(document: Document): void {
  for (const element of document.body.querySelectorAll("b, strong")) {
    if (/font-weight:\s*(normal|400)/i.test(element.getAttribute("style") ?? "")) unwrap(element);
  }
  for (const span of document.body.querySelectorAll("span[style], font[style]")) {
    const style = span.getAttribute("style") ?? "";
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapContents(document, span, "strong");
    if (/font-style:\s*italic/i.test(style)) wrapContents(document, span, "em");
    if (/text-decoration[^;]*:\s*[^;]*underline/i.test(style) && !span.closest("a")) wrapContents(document, span, "u");
  }
}

function wrapContents(document: Document, element: Element, name: string): void {
  const wrapper = document.createElement(name);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function rename(element: Element, name: string): Element {
  const renamed = element.ownerDocument.createElement(name);
  for (const { name: attribute, value } of element.attributes) renamed.setAttribute(attribute, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

/** A table inside a cell becomes the paragraphs of its cells: an official table is one grid. */
function flattenInnerTables(body: HTMLElement): void {
  for (let inner = body.querySelector("table table"); inner; inner = body.querySelector("table table")) {
    const paragraphs = [...inner.querySelectorAll("td, th, caption")].filter((cell) => !cell.querySelector("table")).map((cell) => rename(cell, "p"));
    inner.replaceWith(...paragraphs);
  }
}

function unwrapLinks(body: HTMLElement): number {
  let dropped = 0;
  for (const link of body.querySelectorAll("a")) {
    if (isAllowedLink(link.getAttribute("href"))) continue;
    // An anchor without address was no link for anybody.
    if (link.hasAttribute("href") && !link.getAttribute("href")?.startsWith("#")) dropped += 1;
    unwrap(link);
  }
  return dropped;
}

function cleanText(document: Document): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    node.nodeValue = (node.nodeValue ?? "").normalize("NFC").replaceAll("\u00a0", " ").replace(INVISIBLE, "").replace(/\s+/g, " ");
  }
}

function dropEmptyParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll("p, h1, h2, h3, li")) {
    const isEmpty = (paragraph.textContent ?? "").trim() === "" && !paragraph.querySelector("[data-footnote], table");
    const isOnlyOne = paragraph.parentElement?.matches("td, th, blockquote") && paragraph.parentElement.children.length === 1;
    if (isEmpty && !isOnlyOne) paragraph.remove();
  }
}

function keepKnownAttributes(body: HTMLElement): void {
  for (const element of body.querySelectorAll("*")) {
    const kept = KEPT_ATTRIBUTES[element.localName] ?? [];
    for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  }
}
