import { getSchema } from "@tiptap/core";
import { DOMParser as ContentParser } from "@tiptap/pm/model";
import { expect, it } from "vitest";
import { sectionExtensions } from "../sections/sections.extensions.ts";
import { cleanHtml } from "./clean-html.rules.ts";

function clean(html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const report = cleanHtml(document);
  return { html: document.body.innerHTML.replace(/(<\/(?:p|h\d|ul|ol|li)>)\s+/g, "$1").trim(), report, document };
}

const WORD_LIST = `
<!--[if gte mso 9]><xml>x</xml><![endif]--><style>p.MsoNormal {margin:0}</style>
<p class=MsoNormal>Introduzione<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span></span><![endif]>Trasporto</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Navetta</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Taxi sociale</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Mensa</p>
<p class=MsoNormal>Poi i passi:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>Ascoltare</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.</span>Scrivere</p>`;

it("[COED-90] Word's lists of paragraphs become lists, nested as they were shown", () => {
  expect(clean(WORD_LIST).html).toBe(
    "<p>Introduzione</p><ul><li><p>Trasporto</p><ul><li><p>Navetta</p></li><li><p>Taxi sociale</p></li></ul></li><li><p>Mensa</p></li></ul>" +
      "<p>Poi i passi:</p><ol><li><p>Ascoltare</p></li><li><p>Scrivere</p></li></ol>",
  );
});

it("[COED-90] Google's false bold goes, real styles become marks, headings have three levels", () => {
  const { html } = clean(
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><h5 dir="ltr">Titolo</h5><p><span style="font-weight:700">forte</span> <span style="font-style:italic">corsivo</span> <span style="text-decoration:underline">sotto</span></p></b>',
  );
  expect(html).toBe("<h3>Titolo</h3><p><strong>forte</strong> <em>corsivo</em> <u>sotto</u></p>");
});

it("[COED-90] pictures, scripts, hidden and deleted words stay out and are counted; forged origins and ids too", () => {
  const { html, report } = clean(
    '<p data-proposal="AO-2026-0001" data-id="x" onclick="alert(1)">Testo<img src="http://a.b/c.png"> <del>tolto</del><ins>nuovo</ins><span style="mso-hide:all">segreto</span></p>' +
      '<script>alert(1)</script><p><a href="javascript:alert(1)">qui</a> e <a href="https://www.comune.it/">là</a> <a href="pagina.html">altrove</a></p>',
  );
  expect(html).toBe('<p>Testo nuovo</p><p>qui e <a href="https://www.comune.it/">là</a> altrove</p>');
  expect(report).toEqual({ images: 1, links: 2, insertions: 1, deletions: 1, struck: 0, hidden: 1, footnotes: 0 });
});

it.each([
  ["Word", "<p>Prima <s>tolto<span style='text-decoration:line-through'> forse</span></s><s> ancora</s> dopo</p>", 1],
  ["a web page", "<p><strike>uno</strike> due <s>tre</s><s> </s></p>", 2],
  ["Google", '<p><span style="color:red;text-decoration:line-through">uno</span><span style="font-weight:700;text-decoration-line: underline line-through"> due</span></p>', 1],
])("[COED-90] words struck through in %s stay words, and are counted", (_program, source, struck) => {
  const { html, report } = clean(source);
  expect(html).not.toMatch(/<(s|strike)>|style/);
  expect(report).toMatchObject({ struck, deletions: 0 });
});

it("[COED-90] invisible characters go, words stay", () => {
  expect(clean("<p>co\u00ADope\u200Bra\u202Etiva\u00A0sociale\uF0B7</p>").html).toBe("<p>cooperativa sociale</p>");
});

it("[COED-90] a table in a cell becomes paragraphs, header rows stay header rows", () => {
  const { html } = clean("<table><thead><tr><td>Voce</td><td>Euro</td></tr></thead><tbody><tr><td><table><tr><td>uno</td><td>due</td></tr></table></td><td colspan=2 style='x'>3</td></tr></tbody></table>");
  expect(html).toBe('<table><thead><tr><th>Voce</th><th>Euro</th></tr></thead><tbody><tr><td><p>uno</p><p>due</p></td><td colspan="2">3</td></tr></tbody></table>');
});

it.each([
  ["Word", '<p>Testo<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p><div><hr><div id="ftn1"><p><a href="#_ftnref1">[1]</a> Nota di prova</p></div></div>'],
  ["LibreOffice", '<p>Testo<sup><a class="sdfootnoteanc" href="#sdfootnote1sym">1</a></sup>.</p><div id="sdfootnote1"><p><a href="#sdfootnote1anc">1</a>Nota di prova</p></div>'],
  ["mammoth", '<p>Testo<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup>.</p><ol><li id="footnote-1"><p> Nota di prova <a href="#footnote-ref-1">↑</a></p></li></ol>'],
])("[COED-90] a note of %s stands where its number stood", (_program, source) => {
  const { html, report } = clean(source);
  expect(html).toContain('<p>Testo<span data-footnote="Nota di prova"></span>.</p>');
  expect(html).not.toContain("<li>");
  expect(report.footnotes).toBe(1);
});

it("[COED-90] what comes out is a text of the section's schema", () => {
  const { document } = clean(WORD_LIST);
  const node = ContentParser.fromSchema(getSchema(sectionExtensions())).parse(document.body);
  node.check();
  expect(node.childCount).toBe(4);
});
