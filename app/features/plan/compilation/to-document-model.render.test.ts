import { describe, expect, test } from "vitest";
import { DocumentModelSchema } from "#app/platform/document-model.ts";
import type { Block } from "#app/platform/document-model.ts";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { compilationInput, node, nodeWith, p, section, text } from "#tests/builders/plan-document.ts";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { ISSUE_CODES } from "./compilation.limits.ts";
import { issueSentence } from "./issue-sentence.render.ts";
import { toDocumentModel } from "./to-document-model.render.ts";
import type { PlanSectionSource } from "./to-document-model.render.ts";

const hasGlyph = readGlyphCoverage();

function compile(...content: ContentNode[]) {
  return compileSections(section("Premessa", ...content));
}

function compileSections(...sections: PlanSectionSource[]) {
  const model = toDocumentModel(compilationInput(sections, hasGlyph));
  expect(() => DocumentModelSchema.parse(model)).not.toThrow();
  return { ...model, codes: model.issues.map((issue) => issue.code) };
}

const headingNode = (level: number, value: string) => nodeWith("heading", { level }, ...(value === "" ? [] : [text(value)]));
const headings = (body: readonly Block[]) => body.flatMap((block) => (block.k === "h" ? [block.l] : []));

describe("from the editor to the document model", () => {
  test("[DOC-01] removed characters are listed with their section and block", () => {
    const { issues } = compile(nodeWith("paragraph", { id: "abc-1" }, text("a\u202eb")));
    expect(issues).toEqual([
      { code: "characters_removed", sectionId: "id-Premessa", sectionNumber: "1", blockId: "abc-1", detail: "U+202E" },
    ]);
  });

  test("[DOC-02] an emoji becomes a word and an issue", () => {
    const { body, codes } = compile(p("Casa 🏛 aperta"));
    expect(body[1]).toMatchObject({ k: "p", c: [{ v: "Casa [simbolo] aperta" }] });
    expect(codes).toEqual(["characters_replaced"]);
  });

  test("[DOC-03] skipped levels are closed, siblings stay siblings, empty headings are left out", () => {
    const { body, codes, toc } = compile(headingNode(3, "a"), headingNode(3, "b"), headingNode(1, "c"), headingNode(2, ""), headingNode(3, "d"), p("x"));
    expect(headings(body)).toEqual([1, 2, 2, 2, 3]);
    expect(codes).toEqual(["heading_level_changed", "heading_level_changed", "heading_empty", "heading_level_changed"]);
    expect(toc.map((entry) => [entry.l, entry.text])).toEqual([[1, "Premessa"], [2, "a"], [2, "b"], [2, "c"], [3, "d"]]);
  });

  test("[DOC-03] headings stand below their section, and a section that skips a level is moved", () => {
    const deep = { ...section("Seconda", headingNode(1, "dentro"), p("x")), level: 3 };
    const { body, codes } = compileSections(section("Prima", p("x")), deep);
    expect(headings(body)).toEqual([1, 2, 3]);
    expect(codes).toEqual(["heading_level_changed"]);
    const listed = compile(node("bulletList", node("listItem", headingNode(1, "titolo"))));
    expect(listed.codes).toEqual(["heading_moved"]);
    expect(headings(listed.body)).toEqual([1]);
  });

  test("[DOC-04] only web, mail and telephone links stay", () => {
    const link = (href: string) => text(href, { type: "link", attrs: { href } });
    const { body, issues } = compile(node("paragraph", link("https://a.it/x"), link("mailto:a@b.it"), link("tel:+39070"), link("javascript:alert(1)"), link(""), link("/piano")));
    const runs = body[1]?.k === "p" ? body[1].c.map((run) => (run.k === "t" ? run.a : null)) : [];
    expect(runs).toEqual(["https://a.it/x", "mailto:a@b.it", "tel:+39070", undefined]);
    expect(issues.map((issue) => [issue.code, issue.detail])).toEqual([
      ["link_removed", "javascript:alert(1)"],
      ["link_removed", ""],
      ["link_removed", "/piano"],
    ]);
  });

  test("[DOC-05] a link keeps no underline, a struck word no underline", () => {
    const link = { type: "link", attrs: { href: "https://a.it/" } };
    const { body, codes } = compile(node("paragraph", text("a", link, { type: "underline" }, { type: "strike" }), text("b", { type: "underline" }, { type: "strike" })));
    expect(body[1]).toMatchObject({ c: [{ v: "a", a: "https://a.it/" }, { v: "b", st: true }] });
    expect(JSON.stringify(body)).not.toContain('"u":true');
    expect(codes).toEqual(["marks_conflict", "marks_conflict"]);
  });

  test("[DOC-06] a table without header, title and with a wild span becomes a whole one", () => {
    const cell = (value: string, attrs = {}) => nodeWith("tableCell", attrs, p(value));
    const { body, codes } = compile(node("table", node("tableRow", cell("x", { colspan: 900 })), node("tableRow", cell("a"), cell("1.000"))));
    expect(codes).toEqual(["table_span_clamped", "table_header_promoted", "table_caption_missing"]);
    expect(body[1]).toMatchObject({ k: "table", n: 1, cap: "Premessa", num: [false, true], head: [[{ cs: 2 }]] });
    expect(compile(node("table"), p("x")).codes).toEqual(["table_empty"]);
  });

  test("[DOC-07] unknown elements and formats keep their text", () => {
    const { body, codes } = compile(node("sparkle", node("paragraph", text("resta", { type: "blink" }))), node("paragraph", { type: "mention", content: [text("anche")] }));
    expect(JSON.stringify(body)).toContain("resta");
    expect(JSON.stringify(body)).toContain("anche");
    expect(codes).toEqual(["unknown_node", "unknown_mark", "unknown_node"]);
  });

  test("[DOC-07] nesting is capped, even when it is absurd, and the text stays", () => {
    let nested = p("in fondo");
    for (let depth = 0; depth < 5000; depth += 1) nested = node("bulletList", node("listItem", nested));
    const { body, codes } = compile(nested);
    expect(JSON.stringify(body)).toContain("in fondo");
    expect(codes).toEqual(["nesting_too_deep"]);
  });

  test("[DOC-07] a section without text says so, a chapter with subsections need not", () => {
    const child = { ...section("Figlia", p("testo")), level: 2 };
    const { body, issues } = compileSections({ ...section("Madre"), content: null }, child, section("Vuota", node("paragraph")));
    expect(issues.map((issue) => [issue.code, issue.detail])).toEqual([["section_empty", "Vuota"]]);
    expect(body.at(-1)).toMatchObject({ k: "p", c: [{ v: "Questa sezione non ha ancora un testo." }] });
  });

  test("[DOC-10] a passage carries its block's anchor and its proposal", () => {
    const { body } = compile(nodeWith("paragraph", { id: "u-1", proposal: "ACF-2026-0001" }, text("x")), nodeWith("paragraph", { id: "u-1" }, text("copy")));
    expect(body[1]).toMatchObject({ id: "b-u-1", from: [{ number: "ACF-2026-0001", url: "https://plus.example.it/anglona-coros-figulinas/proposte/ACF-2026-0001" }] });
    expect(body[2]).toMatchObject({ id: "b-u-1-2" });
  });

  test("[DOC-07] every kind of issue has a sentence in both languages", () => {
    for (const code of ISSUE_CODES) {
      const issue = { code, sectionId: "1", sectionNumber: "5.1", blockId: null, detail: "X" };
      expect(issueSentence(issue, "it")).toMatch(/^Sezione 5\.1: ./);
      expect(issueSentence(issue, "en")).toMatch(/^Section 5\.1: ./);
    }
  });
});
