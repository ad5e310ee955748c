import fc from "fast-check";
import type { ContentMark, ContentNode } from "#app/features/documents/document-content.rules.ts";
import { CALLOUT_KINDS } from "#app/features/documents/documents.limits.ts";

const mark = fc.oneof(
  fc.constantFrom<ContentMark>({ type: "bold" }, { type: "italic" }, { type: "underline" }),
  fc.webUrl().map((href): ContentMark => ({ type: "link", attrs: { href, target: null, rel: "noopener noreferrer nofollow", class: null, title: null } })),
);
/** Words as people write them, in whatever script, without halves of characters, which no editor makes. */
const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => text.replaceAll("\0", "") || "a");
const text = fc.record({ value: words, marks: fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }) }).map(({ value, marks }): ContentNode => {
  return marks.length === 0 ? { type: "text", text: value } : { type: "text", text: value, marks };
});
const lineBreak = fc.constant<ContentNode>({ type: "hardBreak" });
const note = words.map((value): ContentNode => ({ type: "footnote", attrs: { text: value } }));
const id = fc.uuid();

function node(type: string, attrs: Record<string, unknown>, content: ContentNode[]): ContentNode {
  return { type, ...(Object.keys(attrs).length > 0 ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

const inline = fc.array(fc.oneof({ weight: 6, arbitrary: text }, lineBreak, note), { maxLength: 6 });
const origin = fc.option(fc.constantFrom("AP-2026-0001", "AP-2026-0002 AP-2026-0009"), { nil: null });
const paragraph = fc.record({ id, origin, inline }).map(({ id: key, origin: proposal, inline: content }) => node("paragraph", { id: key, ...(proposal ? { proposal } : {}) }, content));
const heading = fc
  .record({ id, level: fc.constantFrom(1, 2, 3), inline: fc.array(fc.oneof({ weight: 6, arbitrary: text }, lineBreak), { maxLength: 4 }) })
  .map(({ id: key, level, inline: content }) => node("heading", { id: key, level }, content));
const living = fc
  .record({ id, block: fc.oneof(fc.record({ kind: fc.constant("proposal"), ref: fc.constant("AP-2026-0001") }), fc.record({ kind: fc.constant("vote"), ref: id }), fc.record({ kind: fc.constant("services"), ref: fc.constantFrom("all", "impegnato") })) })
  .map(({ id: key, block }) => node("livingBlock", { id: key, ...block }, []));

const { block } = fc.letrec<{ block: ContentNode; item: ContentNode; list: ContentNode; callout: ContentNode; table: ContentNode; quote: ContentNode }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    paragraph, heading, id.map(() => node("horizontalRule", {}, [])), tie("list"), tie("callout"), tie("quote"), tie("table"),
  ),
  item: fc.record({ first: paragraph, rest: fc.array(tie("block"), { maxLength: 2 }) }).map(({ first, rest }) => node("listItem", {}, [first, ...rest])),
  list: fc.record({ id, start: fc.option(fc.nat({ max: 20 }), { nil: null }), items: fc.array(tie("item"), { minLength: 1, maxLength: 3 }) }).map(({ id: key, start, items }) => {
    return start === null ? node("bulletList", { id: key }, items) : node("orderedList", { id: key, start }, items);
  }),
  callout: fc.record({ id, kind: fc.constantFrom(...CALLOUT_KINDS), content: fc.array(fc.oneof(paragraph, tie("list")), { minLength: 1, maxLength: 3 }) }).map(({ id: key, kind, content }) => node("callout", { id: key, kind }, content)),
  quote: fc.record({ id, content: fc.array(tie("block"), { minLength: 1, maxLength: 2 }) }).map(({ id: key, content }) => node("blockquote", { id: key }, content)),
  table: fc
    .record({ id, caption: fc.option(words, { nil: null }), numeric: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }), rows: fc.integer({ min: 1, max: 3 }), hasHeader: fc.boolean(), cell: fc.array(paragraph, { minLength: 1, maxLength: 2 }) })
    .map(({ id: key, caption, numeric, rows, hasHeader, cell }) =>
      node("table", { id: key, ...(caption === null ? {} : { caption }) }, Array.from({ length: rows }, (_, row) =>
        node("tableRow", {}, numeric.map((isNumeric) => node(hasHeader && row === 0 ? "tableHeader" : "tableCell", { colspan: 1, rowspan: 1, ...(isNumeric ? { numeric: true } : {}) }, cell)))))),
}));

/** Any text that the editor can make: every node, mark and attribute of the schema. */
export const officialText: fc.Arbitrary<ContentNode> = fc.array(fc.oneof({ weight: 5, arbitrary: block }, living), { minLength: 1, maxLength: 8 }).map((content) => node("doc", {}, content));
