import { type ContentNode, plainText } from "#app/features/documents/document-content.rules.ts";

/** What a section's text lacks, each with its block where it has one. */
export type Gap = { kind: "heading_empty" | "caption_missing" | "text_empty"; blockId: string | null };
/** What somebody should look at; it stops nothing. */
export type Doubt = { kind: "heading_skipped" | "header_row_missing" | "footnote_empty" | "placeholder_left"; blockId: string | null; quote: string };

export type Waiting = { openSuggestions: number; openComments: number };
/** What the page shows before «pronta»: what is missing, and what is only to be looked at. */
export type Checklist = {
  missing: readonly (Gap | { kind: "suggestions_open"; count: number })[];
  doubts: readonly (Doubt | { kind: "comments_open"; count: number })[];
};

/** Anything but blanks and characters without width. The same characters stand in `private.section_gaps`. */
const VISIBLE = /[^\s\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/;
/** Words that somebody left for later. */
const PLACEHOLDER = /\[\[.*?\]\]|\bda (?:completare|inserire|aggiornare|verificare)\b|\bx{3,}\b|\bt\.?b\.?d\b/i;
const QUOTE_LENGTH = 60;

/**
 * PLAN-07: what must be there before a section may be called ready. `mayBeEmpty` for a chapter that consists of its
 * sub-sections or is filled from the data. SQL (`private.section_gaps`) decides by the same rule.
 */
export function sectionGaps(content: ContentNode, mayBeEmpty: boolean): Gap[] {
  const gaps: Gap[] = [];
  let hasText = false;
  for (const node of nodesOf(content)) {
    hasText ||= node.type === "livingBlock" || (node.type === "text" && isVisible(node.text));
    if (node.type === "table" && !isVisible(node.attrs?.["caption"])) gaps.push({ kind: "caption_missing", blockId: idOf(node) });
    if (node.type === "heading" && !isVisible(wordsOf(node))) gaps.push({ kind: "heading_empty", blockId: idOf(node) });
  }
  if (!mayBeEmpty && !hasText) gaps.push({ kind: "text_empty", blockId: null });
  return gaps;
}

/** What is worth a look: a heading level left out, a table whose columns have no names, an empty footnote, words left for later. */
export function sectionDoubts(content: ContentNode): Doubt[] {
  let level = 0;
  return (content.content ?? []).flatMap((block) => [...nodesOf(block)].flatMap((node): Doubt[] => {
    const blockId = idOf(node) ?? idOf(block);
    switch (node.type) {
      case "heading": {
        const own = Number(node.attrs?.["level"] ?? 1);
        const isSkipped = own > level + 1;
        level = own;
        return [...(isSkipped ? [{ kind: "heading_skipped" as const, blockId, quote: quoteOf(wordsOf(node)) }] : []), ...placeholder(node, blockId)];
      }
      case "table":
        return hasHeaderCell(node) ? [] : [{ kind: "header_row_missing", blockId, quote: quoteOf(String(node.attrs?.["caption"] ?? "")) }];
      case "paragraph":
        return [...placeholder(node, blockId), ...(node.content ?? []).filter(isEmptyFootnote).map(() => ({ kind: "footnote_empty" as const, blockId, quote: quoteOf(wordsOf(node)) }))];
      default:
        return [];
    }
  }));
}

/** All that the page shows before «pronta», from the text and from what waits for an answer. */
export function sectionChecklist(content: ContentNode, mayBeEmpty: boolean, { openSuggestions, openComments }: Waiting): Checklist {
  return {
    missing: [...(openSuggestions > 0 ? [{ kind: "suggestions_open" as const, count: openSuggestions }] : []), ...sectionGaps(content, mayBeEmpty)],
    doubts: [...(openComments > 0 ? [{ kind: "comments_open" as const, count: openComments }] : []), ...sectionDoubts(content)],
  };
}

function placeholder(node: ContentNode, blockId: string | null): Doubt[] {
  const found = PLACEHOLDER.exec(plainText(node));
  return found ? [{ kind: "placeholder_left", blockId, quote: quoteOf(found[0]) }] : [];
}

function isEmptyFootnote(node: ContentNode): boolean {
  return node.type === "footnote" && !isVisible(node.attrs?.["text"]);
}

function hasHeaderCell(table: ContentNode): boolean {
  return [...nodesOf(table)].some(({ type }) => type === "tableHeader");
}

function* nodesOf(node: ContentNode): Generator<ContentNode> {
  yield node;
  for (const child of node.content ?? []) yield* nodesOf(child);
}

function wordsOf(node: ContentNode): string {
  return [...nodesOf(node)].map(({ type, text }) => (type === "text" ? text ?? "" : "")).join("");
}

function isVisible(value: unknown): boolean {
  return typeof value === "string" && VISIBLE.test(value);
}

function idOf(node: ContentNode): string | null {
  const id = node.attrs?.["id"];
  return typeof id === "string" && id !== "" ? id : null;
}

function quoteOf(words: string): string {
  return words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH)}…` : words;
}
