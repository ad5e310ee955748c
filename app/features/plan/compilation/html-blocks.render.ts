import type { Block, Cell, Inline, Labels, NotelessInline, Origin, TableBlock } from "#app/platform/document-model.ts";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text or attribute value as HTML: every string of the model passes here, nothing is ever inserted as markup. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? "");
}

export type Note = { n: number; html: string };

export type HtmlContext = {
  labels: Labels;
  /** Added to heading levels: the page's own title is h1. */
  headingOffset: number;
  /** Collected while rendering, printed at the end. */
  notes: Note[];
};

function runHtml(inline: NotelessInline): string {
  if (inline.k === "br") return "<br>";
  let html = escapeHtml(inline.v);
  if (inline.cd === true) html = `<code>${html}</code>`;
  if (inline.st === true) html = `<s>${html}</s>`;
  if (inline.u === true) html = `<u>${html}</u>`;
  if (inline.i === true) html = `<em>${html}</em>`;
  if (inline.b === true) html = `<strong>${html}</strong>`;
  if (inline.a !== undefined) return `<a href="${escapeHtml(inline.a)}" rel="noopener">${html}</a>`;
  if (inline.to !== undefined) return `<a href="#${escapeHtml(inline.to)}">${html}</a>`;
  return html;
}

export function inlineHtml(inlines: readonly Inline[], context: HtmlContext): string {
  return inlines
    .map((inline) => {
      if (inline.k !== "fn") return runHtml(inline);
      context.notes.push({ n: inline.n, html: inline.c.map(runHtml).join("") });
      return `<sup><a href="#fn-${inline.n}" id="fnref-${inline.n}" role="doc-noteref">${inline.n}</a></sup>`;
    })
    .join("");
}

function originHtml(from: readonly Origin[] | undefined, context: HtmlContext): string {
  if (from === undefined || from.length === 0) return "";
  const proposals = from.map((origin) => {
    const number = escapeHtml(origin.number);
    return origin.url === null ? number : `<a href="${escapeHtml(origin.url)}">${number}</a>`;
  });
  return `<p class="plan-origin">${escapeHtml(context.labels.origin)} ${proposals.join(", ")}</p>`;
}

function idAttribute(id: string | undefined): string {
  return id === undefined ? "" : ` id="${escapeHtml(id)}"`;
}

function cellHtml(cell: Cell, scope: "col" | "row", numeric: boolean, context: HtmlContext): string {
  const header = scope === "col" || cell.h === true;
  const spans = (cell.cs > 1 ? ` colspan="${cell.cs}"` : "") + (cell.rs > 1 ? ` rowspan="${cell.rs}"` : "");
  const [only, second] = cell.c;
  const plain = only !== undefined && second === undefined && only.k === "p" && only.id === undefined && only.from === undefined;
  const content = plain ? inlineHtml(only.c, context) : blocksHtml(cell.c, context);
  const kind = numeric ? ' class="plan-number"' : "";
  return header ? `<th scope="${scope}"${spans}${kind}>${content}</th>` : `<td${spans}${kind}>${content}</td>`;
}

/** Rows with each cell's real column, which spans above and before it move. */
function rowsHtml(rows: readonly Cell[][], scope: "col" | "row", block: TableBlock, context: HtmlContext): string {
  const busyUntil: number[] = block.num.map(() => 0);
  return rows
    .map((row, rowIndex) => {
      let column = 0;
      const cells = row.map((cell) => {
        while ((busyUntil[column] ?? 0) > rowIndex) column += 1;
        const html = cellHtml(cell, scope, block.num[column] === true, context);
        for (let right = 0; right < cell.cs; right += 1) busyUntil[column + right] = rowIndex + cell.rs;
        column += cell.cs;
        return html;
      });
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("");
}

function tableHtml(block: TableBlock, context: HtmlContext): string {
  const caption = `${escapeHtml(context.labels.table)} ${block.n}: ${escapeHtml(block.cap)}`;
  const head = rowsHtml(block.head, "col", block, context);
  const body = rowsHtml(block.body, "row", block, context);
  // The region scrolls on a phone, so it must be reachable with the keyboard.
  return (
    `<div class="plan-table" role="region" aria-labelledby="${block.id}-cap" tabindex="0">` +
    `<table class="table" id="${block.id}"><caption id="${block.id}-cap">${caption}</caption>` +
    `<thead>${head}</thead><tbody>${body}</tbody></table></div>`
  );
}

function headingHtml(block: Extract<Block, { k: "h" }>, context: HtmlContext): string {
  const level = block.l + context.headingOffset;
  const tag = `h${Math.min(6, level)}`;
  const deeper = level > 6 ? ` aria-level="${level}"` : "";
  const number = block.num === null ? "" : `<span class="plan-section-number">${escapeHtml(block.num)}</span> `;
  const title = inlineHtml(block.c, context);
  return `<${tag} id="${block.id}"${deeper}>${number}${title}</${tag}>${originHtml(block.from, context)}`;
}

function blockHtml(block: Block, context: HtmlContext): string {
  switch (block.k) {
    case "h":
      return headingHtml(block, context);
    case "p":
      return `<p${idAttribute(block.id)}>${inlineHtml(block.c, context)}</p>${originHtml(block.from, context)}`;
    case "ul":
      return `<ul>${block.it.map((item) => `<li>${blocksHtml(item, context)}</li>`).join("")}</ul>`;
    case "ol": {
      const start = block.start === 1 ? "" : ` start="${block.start}"`;
      return `<ol${start}>${block.it.map((item) => `<li>${blocksHtml(item, context)}</li>`).join("")}</ol>`;
    }
    case "quote":
      return `<blockquote>${blocksHtml(block.c, context)}</blockquote>`;
    case "callout": {
      const title = escapeHtml(block.title);
      return `<div class="plan-callout plan-callout-${block.v}" role="note"><p><strong>${title}</strong></p>${blocksHtml(block.c, context)}</div>`;
    }
    case "table":
      return tableHtml(block, context);
    case "hr":
      return "<hr>";
  }
}

export function blocksHtml(blocks: readonly Block[], context: HtmlContext): string {
  return blocks.map((block) => blockHtml(block, context)).join("");
}
