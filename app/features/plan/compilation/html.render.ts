import type { DocumentModel, TocEntry } from "#app/platform/document-model.ts";
import { blocksHtml, escapeHtml } from "./html-blocks.render.ts";
import type { HtmlContext, Note } from "./html-blocks.render.ts";
import { DOCUMENT_STYLE } from "./html-style.render.ts";

function tocItems(entries: readonly TocEntry[]): string {
  const items: string[] = [];
  let index = 0;
  while (index < entries.length) {
    const entry = entries[index];
    if (entry === undefined) break;
    let end = index + 1;
    while (end < entries.length && (entries[end]?.l ?? 0) > entry.l) end += 1;
    const number = entry.num === null ? "" : `${escapeHtml(entry.num)} `;
    const children = end > index + 1 ? tocItems(entries.slice(index + 1, end)) : "";
    items.push(`<li><a href="#${entry.id}">${number}${escapeHtml(entry.text)}</a>${children}</li>`);
    index = end;
  }
  return `<ol>${items.join("")}</ol>`;
}

function notesHtml(notes: readonly Note[], context: HtmlContext): string {
  if (notes.length === 0) return "";
  const back = escapeHtml(context.labels.backToText);
  const items = notes.map(
    (note) => `<li id="fn-${note.n}" value="${note.n}">${note.html} <a href="#fnref-${note.n}" role="doc-backlink">${back}</a></li>`,
  );
  const tag = `h${1 + context.headingOffset}`;
  return `<section role="doc-endnotes"><${tag} id="notes">${escapeHtml(context.labels.notes)}</${tag}><ol>${items.join("")}</ol></section>`;
}

/** The list of contents as a navigation landmark. */
export function tocHtml(model: DocumentModel, options: { headingLevel: number }): string {
  const tag = `h${options.headingLevel}`;
  const title = escapeHtml(model.meta.labels.contents);
  return `<nav class="plan-toc" aria-labelledby="contents"><${tag} id="contents">${title}</${tag}>${tocItems(model.toc)}</nav>`;
}

function demoHtml(model: DocumentModel): string {
  if (!model.meta.demo) return "";
  const { demo, demoExplanation } = model.meta.labels;
  return `<p class="plan-demo" role="note"><strong>${escapeHtml(demo)}.</strong> ${escapeHtml(demoExplanation)}</p>`;
}

/**
 * The document's text for a page of the site, without title and without style: headings start at h2 below the page's own h1
 * (or at `headingOffset` + 1). Every string is escaped; there is no inline style and no script.
 */
export function htmlFragment(model: DocumentModel, options: { headingOffset?: number; contents?: boolean } = {}): string {
  const context: HtmlContext = { labels: model.meta.labels, headingOffset: options.headingOffset ?? 1, notes: [] };
  const contents = options.contents === false ? "" : tocHtml(model, { headingLevel: 1 + context.headingOffset });
  const body = blocksHtml(model.body, context);
  const advisory = `<p class="plan-advisory">${escapeHtml(model.meta.labels.advisory)}</p>`;
  return (
    `<article class="plan-document" lang="${model.meta.locale}">${demoHtml(model)}${contents}` +
    `${body}${notesHtml(context.notes, context)}${advisory}</article>`
  );
}

/** A complete HTML file that needs nothing else: it can be saved, mailed and printed. `nonce` lets its style through a CSP. */
export function htmlDocument(model: DocumentModel, options: { nonce?: string } = {}): string {
  const { meta } = model;
  const { labels } = meta;
  const context: HtmlContext = { labels, headingOffset: 1, notes: [] };
  const body = blocksHtml(model.body, context);
  const nonce = options.nonce === undefined ? "" : ` nonce="${escapeHtml(options.nonce)}"`;
  const title = `${escapeHtml(meta.title)} – ${escapeHtml(meta.district)}`;
  return `<!doctype html>
<html lang="${meta.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeHtml(meta.leadBody)}">
<meta name="date" content="${meta.date}">
<title>${title}</title>
<style${nonce}>${DOCUMENT_STYLE}</style>
</head>
<body>
<a class="plan-skip" href="#contents">${escapeHtml(labels.skipToContents)}</a>
<header class="plan-cover"><p>${escapeHtml(labels.leadBody)}: ${escapeHtml(meta.leadBody)}</p>
<p><strong>${escapeHtml(meta.district)}</strong></p><h1>${escapeHtml(meta.title)}</h1>
<p>${escapeHtml(meta.cycle)}</p><p>${escapeHtml(meta.stateText)}</p></header>
${demoHtml(model)}
${tocHtml(model, { headingLevel: 2 })}
<main>${body}${notesHtml(context.notes, context)}</main>
<footer class="plan-foot"><p>${escapeHtml(labels.advisory)}</p></footer>
</body>
</html>
`;
}
