import { describe, expect, test } from "vitest";
import { readGlyphCoverage } from "#server/documents/glyphs.ts";
import { anglonaFinance, compilationInput, exampleParticipation, exampleSections, p, section } from "#tests/builders/plan-document.ts";
import { financeChapter } from "./finance.render.ts";
import { htmlDocument, htmlFragment } from "./html.render.ts";
import { participationChapter } from "./participation.render.ts";
import { toDocumentModel } from "./to-document-model.render.ts";

const hasGlyph = readGlyphCoverage();
const chapters = (locale: "it" | "en") => ({
  participation: participationChapter(exampleParticipation, { locale }),
  finance: financeChapter(anglonaFinance, { locale }),
});
const model = toDocumentModel(compilationInput(exampleSections(chapters("it")), hasGlyph));
const html = htmlDocument(model);

describe("the HTML of the plan", () => {
  test("[DOC-08] text is never markup", () => {
    const hostile = `<script>alert(1)</script> <img src=x onerror=y> "a" 'b' & {{x}} \${y}`;
    const small = toDocumentModel(compilationInput([section(hostile, p(hostile))], hasGlyph, { districtName: hostile, leadBody: hostile }));
    for (const output of [htmlDocument(small), htmlFragment(small)]) {
      expect(output).not.toMatch(/<script|<img/);
      expect(output).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=y&gt; &quot;a&quot; &#39;b&#39; &amp;");
    }
  });

  test("[DOC-09] the participation chapter has everything and says that votes are advisory", () => {
    for (const word of ["Cooperativa sociale Sa Domo", "10 febbraio 2026", "Comuni: 9", "Totale: 26", "19 su 26", "maggioranza semplice dei presenti", "cittadina/o di Osilo", "Accolta", "Motivazione non ancora pubblicata", "Non compare nel piano"]) {
      expect(html).toContain(word);
    }
    expect(html.match(/<em>Esito consultivo<\/em>/g)).toHaveLength(exampleParticipation.votes.length);
    expect(html).toContain('<a href="#s-priorities">6 Priorità e obiettivi strategici</a>');
    expect(participationChapter({ organisations: [], sessions: [], votes: [], proposals: [], suggestions: { outcomes: [], rows: [] } }, { locale: "it" }).some((block) => block.k === "table")).toBe(false);
  });

  test("[FIN-04] the stated total stands with the note that the source adds both headings", () => {
    for (const word of ["5.070.112,93\u00a0€", "228.014,47\u00a0€", "5.298.127,40\u00a0€", "impegnati e importi impiegati", "1.909", "1.888", "+21"]) {
      expect(html).toContain(word);
    }
    expect(html).toContain("Personale impiegato");
  });

  test("[DOC-10] a passage says its origin with a link", () => {
    expect(html).toContain('<p class="plan-origin">Origine: proposta <a href="https://plus.example.it/anglona-coros-figulinas/proposte/ACF-2026-0001">ACF-2026-0001</a></p>');
  });

  test("[DOC-15] a demonstration plan says so, a real one does not", () => {
    const real = toDocumentModel(compilationInput([section("A", p("x"))], hasGlyph, { demo: false }));
    expect(html).toContain("<strong>Dati dimostrativi.</strong>");
    expect(htmlFragment(model)).toContain("<strong>Dati dimostrativi.</strong>");
    expect(htmlDocument(real)).not.toContain("Dati dimostrativi");
  });

  test("[DOC-14] anchors are unique and every internal link arrives", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(html).toMatch(/<html lang="it">/);
    expect(html.match(/<table/g)).toHaveLength(html.match(/<caption/g)?.length ?? 0);
    expect(html).not.toMatch(/<th(?![^>]* scope=)(?!ead)/);
  });

  test("[DOC-14] footnotes are numbered and lead back", () => {
    const notes = toDocumentModel(
      compilationInput([{ ...section("A"), content: null, generated: [{ k: "p", c: [{ k: "t", v: "testo" }, { k: "fn", n: 9, c: [{ k: "t", v: "nota" }] }] }] }], hasGlyph),
    );
    expect(htmlFragment(notes)).toContain('<a href="#fn-1" id="fnref-1" role="doc-noteref">1</a>');
    expect(htmlFragment(notes)).toContain('<li id="fn-1" value="1">nota <a href="#fnref-1"');
  });

  test("[DOC-14] the English document has English words", () => {
    const english = htmlDocument(toDocumentModel(compilationInput(exampleSections(chapters("en")), hasGlyph, { locale: "en" })));
    for (const word of ['<html lang="en">', "Contents", "Advisory result", "€5,298,127.40", "Demonstration data"]) expect(english).toContain(word);
  });
});
