import type { ContentNode } from "#app/features/documents/document-content.rules.ts";

type Case = { content: ContentNode; mayBeEmpty: boolean };

const text = (words: string): ContentNode => ({ type: "text", text: words });
const doc = (...content: ContentNode[]): ContentNode => ({ type: "doc", content });
const paragraph = (...content: ContentNode[]): ContentNode => ({ type: "paragraph", attrs: { id: "p" }, content });
const heading = (id: string, ...content: ContentNode[]): ContentNode => ({ type: "heading", attrs: { id, level: 1 }, content });
const table = (id: string, caption?: string): ContentNode => ({
  type: "table", attrs: { id, ...(caption === undefined ? {} : { caption }) },
  content: [{ type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("Cella"))] }] }],
});

/** Texts that try what «pronta» asks for; the rule and SQL must say the same of each. */
export const gapCases: readonly Case[] = [
  { content: doc(paragraph(text("Tutto a posto."))), mayBeEmpty: false },
  { content: doc({ type: "paragraph" }), mayBeEmpty: false },
  { content: doc({ type: "paragraph" }), mayBeEmpty: true },
  { content: doc(paragraph(text("\u00a0\u200b \t"))), mayBeEmpty: false },
  { content: doc(heading("h1", text("Titolo")), paragraph(text("Testo."))), mayBeEmpty: false },
  { content: doc(heading("h1"), paragraph(text("Testo."))), mayBeEmpty: false },
  { content: doc(heading("h1", text("\u2003")), heading("h2", { type: "hardBreak" }), paragraph(text("Testo."))), mayBeEmpty: false },
  { content: doc({ type: "heading", attrs: { level: 2 } }, paragraph(text("Testo."))), mayBeEmpty: true },
  { content: doc(table("t1"), table("t2", "  "), table("t3", "Servizi e utenti")), mayBeEmpty: false },
  { content: doc({ type: "callout", attrs: { id: "c", kind: "info" }, content: [heading("h3"), table("t4", "")] }, paragraph(text("Testo."))), mayBeEmpty: false },
  { content: doc({ type: "livingBlock", attrs: { id: "l", kind: "proposal", ref: "AP-2026-0001" } }), mayBeEmpty: false },
  { content: doc(paragraph({ type: "footnote", attrs: { text: "Una nota sola" } })), mayBeEmpty: false },
  { content: doc({ type: "bulletList", attrs: { id: "b" }, content: [{ type: "listItem", content: [paragraph(text("Voce"))] }] }, heading("h4", text("Con "), { ...text("grassetto"), marks: [{ type: "bold" }] })), mayBeEmpty: false },
  { content: doc({ type: "heading", attrs: { id: "type", level: 1 }, content: [text("heading")] }, paragraph(text("\"type\": \"table\""))), mayBeEmpty: false },
];

/** Texts put together by chance, always the same ones. */
export function madeContents(count: number): Case[] {
  let seed = 20_261_122;
  const chance = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const words = ["", " ", "\u00a0", "Testo", "\u200b", "è già"];
  const pick = () => words[chance(words.length)] ?? "";
  const leaf = (): ContentNode[] => Array.from({ length: chance(3) }, () => (chance(4) === 0 ? { type: "hardBreak" } : text(pick())));
  const block = (depth: number): ContentNode => {
    const id = `b${chance(1_000)}`;
    switch (chance(depth > 2 ? 2 : 5)) {
      case 0:
        return heading(id, ...leaf());
      case 1:
        return { type: "paragraph", attrs: { id }, content: leaf() };
      case 2:
        return table(id, chance(2) === 0 ? undefined : pick());
      case 3:
        return { type: "blockquote", attrs: { id }, content: blocks(depth + 1) };
      default:
        return chance(6) === 0 ? { type: "livingBlock", attrs: { id, kind: "vote", ref: id } } : { type: "callout", attrs: { id, kind: "info" }, content: blocks(depth + 1) };
    }
  };
  const blocks = (depth: number): ContentNode[] => Array.from({ length: 1 + chance(3) }, () => block(depth));
  return Array.from({ length: count }, () => ({ content: doc(...blocks(0)), mayBeEmpty: chance(3) === 0 }));
}
