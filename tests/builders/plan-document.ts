import type { ContentMark, ContentNode } from "#app/features/documents/document-content.rules.ts";
import type { FinanceChapterData } from "#app/features/plan/compilation/finance.render.ts";
import type { ParticipationData } from "#app/features/plan/compilation/participation.render.ts";
import { documentMeta } from "#app/features/plan/compilation/document-meta.render.ts";
import type { MetaInput } from "#app/features/plan/compilation/document-meta.render.ts";
import type { CompilationInput, PlanSectionSource } from "#app/features/plan/compilation/to-document-model.render.ts";

/** Editor JSON in a few letters, for tests of the official document. */
export function text(value: string, ...marks: ContentMark[]): ContentNode {
  return marks.length > 0 ? { type: "text", text: value, marks } : { type: "text", text: value };
}

export function node(type: string, ...content: ContentNode[]): ContentNode {
  return { type, content };
}

export function nodeWith(type: string, attrs: Record<string, unknown>, ...content: ContentNode[]): ContentNode {
  return { type, attrs, content };
}

export function p(value: string): ContentNode {
  return node("paragraph", text(value));
}

export function section(title: string, ...content: ContentNode[]): PlanSectionSource {
  return { id: `id-${title}`, outlineId: title.toLowerCase().replaceAll(" ", "_"), number: "1", title, level: 1, content: node("doc", ...content) };
}

export function compilationInput(
  sections: readonly PlanSectionSource[],
  hasGlyph: (codePoint: number) => boolean,
  meta: Partial<MetaInput> = {},
): CompilationInput {
  return {
    meta: documentMeta({
      locale: "it",
      districtName: "Anglona-Coros-Figulinas",
      leadBody: "Comune di Osilo",
      startsOn: "2026-01-01",
      endsOn: "2028-12-31",
      demo: true,
      state: { kind: "draft", at: new Date("2026-03-12T10:00:00Z") },
      ...meta,
    }),
    sections,
    hasGlyph,
    proposalUrl: (number) => `https://plus.example.it/anglona-coros-figulinas/proposte/${number}`,
  };
}

/** The service tables of Anglona-Coros-Figulinas' own presentation of its PLUS. */
export const anglonaFinance: FinanceChapterData = {
  lines: [
    { name: "RAC PLUS", recipients: 159, amountCents: 248171700, heading: "impegnato", staff: "1 responsabile progetto e operatori dei Comuni" },
    { name: "PUA T", recipients: 126, amountCents: 5928100, heading: "impegnato", staff: "2 A.S., 1 amministrativo" },
    { name: "Home Care Premium", recipients: 284, amountCents: 115000000, heading: "impegnato", staff: "2 A.S., 1 amministrativo" },
    { name: "SAD", recipients: 319, amountCents: 75854300, heading: "impegnato", staff: "1 coordinatore, 1 A.S." },
    { name: "L. 162/98", recipients: 65, amountCents: 13124700, heading: "impegnato", staff: "1 coordinatore, 1 A.S." },
    { name: "Rafforzamento del servizio sociale professionale", recipients: 850, amountCents: 34733586, heading: "impegnato", staff: "1 coordinatore, 10 A.S." },
    { name: "Équipe multidimensionale per le misure di inclusione attiva", recipients: 70, amountCents: 14198907, heading: "impegnato", staff: "1 coordinatore, 4 A.S., 1 educatore, 1 psicologo" },
    { name: "Dopo di noi", recipients: 24, amountCents: 12801447, heading: "impiegato", staff: "1 assistente sociale" },
    { name: "Vita indipendente", recipients: 12, amountCents: 10000000, heading: "impiegato", staff: "1 coordinatore, 1 A.S." },
  ],
  stated: {
    amountCents: 529812740,
    recipients: 1888,
    wording: "Gli utenti raggiunti da questi Servizi sono stimati in 1888 persone.",
  },
};

export const exampleParticipation: ParticipationData = {
  organisations: [
    { name: "Cooperativa sociale Sa Domo", category: "Cooperazione sociale", municipality: "Ploaghe" },
    { name: "Associazione Anziani di Sennori", category: "Volontariato", municipality: "Sennori" },
    { name: "Istituto comprensivo di Perfugas", category: "Istituzioni scolastiche", municipality: "Perfugas" },
    { name: "ASL di Sassari – Distretto", category: "Azienda sanitaria", municipality: null },
  ],
  sessions: [
    { tavolo: "Anziani e non autosufficienza", date: "2026-02-10", place: "Sala consiliare di Osilo", presentByCategory: [{ category: "Cooperazione sociale", count: 6 }, { category: "Comuni", count: 9 }, { category: "Cittadini", count: 11 }] },
    { tavolo: "Minori e famiglie", date: "2026-02-17", place: null, presentByCategory: [{ category: "Istituzioni scolastiche", count: 4 }, { category: "Comuni", count: 7 }] },
  ],
  votes: [
    { question: "Siete favorevoli al trasporto sociale condiviso tra i comuni dell’Anglona?", tavolo: "Anziani e non autosufficienza", date: "2026-02-10", for: 14, against: 2, abstained: 3, eligible: 26, present: 19, result: "Favorevole", rule: "maggioranza semplice dei presenti" },
    { question: "Volete uno sportello unico nei comuni sotto i mille abitanti?", tavolo: "Minori e famiglie", date: "2026-02-17", for: 5, against: 5, abstained: 1, eligible: 14, present: 11, result: "Parità", rule: "maggioranza semplice dei presenti" },
  ],
  proposals: [
    { number: "ACF-2026-0001", url: "https://plus.example.it/anglona-coros-figulinas/proposte/ACF-2026-0001", title: "Trasporto sociale condiviso", tavolo: "Anziani e non autosufficienza", proposer: "Cooperativa sociale Sa Domo", outcomeLabel: "Accolta", reason: "Risponde al bisogno di mobilità emerso in tutti i comuni interni.", section: { outlineId: "priorities", number: "6", title: "Priorità e obiettivi strategici" } },
    { number: "ACF-2026-0002", url: null, title: "Sportello itinerante", tavolo: "Minori e famiglie", proposer: "cittadina/o di Osilo", outcomeLabel: "Rinviata", reason: null, section: null },
  ],
  suggestions: {
    outcomes: [{ outcome: "Accolto in parte", count: 1 }],
    rows: [{ number: 1, kind: "Sostituire delle parole", before: "due corse", after: "quattro corse", author: "Cooperativa sociale Sa Domo", reason: "Due corse non bastano.", outcome: "Accolto in parte", outcomeReason: "Tre corse: le risorse non bastano per quattro.", section: { outlineId: "priorities", number: "6", title: "Priorità e obiettivi strategici" } }],
  },
};

const cells = (type: string, ...values: string[]) => node("tableRow", ...values.map((value) => node(type, p(value))));

/** A short plan with every kind of block and both generated chapters. */
export function exampleSections(chapters: { participation: PlanSectionSource["generated"]; finance: PlanSectionSource["generated"] }): PlanSectionSource[] {
  const blockId = "0b9f6a52-7c1e-4d1b-9a57-5f0f9f3f1c11";
  const base = { content: null };
  return [
    { id: "1", outlineId: "preface", number: "1", title: "Premessa e quadro normativo", level: 1, content: node("doc",
      node("paragraph", text("Il "), text("Piano Locale Unitario dei Servizi", { type: "bold" }), text(" è lo strumento con cui i comuni dell’ambito programmano insieme i servizi alla persona, secondo "), text("l’articolo 20 della L.R. 23/2005", { type: "italic" }), text(".")),
      node("blockquote", p("Il Piano locale unitario dei servizi (PLUS) individua, a tutela dei diritti della popolazione ed in attuazione dei livelli essenziali di assistenza, il profilo sociale locale e le priorità di intervento.")),
      nodeWith("heading", { level: 1 }, text("Le fonti")),
      node("bulletList", node("listItem", p("Legge 8 novembre 2000, n. 328"), node("bulletList", node("listItem", p("articolo 19: il piano di zona")))), node("listItem", p("Legge regionale 23 dicembre 2005, n. 23"))),
      nodeWith("orderedList", { start: 1 }, node("listItem", p("prima la lettura dei bisogni;")), node("listItem", p("poi le priorità."))),
      node("horizontalRule"),
      node("paragraph", text("Approfondisci sul "), text("sito della Regione", { type: "link", attrs: { href: "https://www.regione.sardegna.it/" } }), text(".")),
    ) },
    { id: "3", outlineId: "participation", number: "3", title: "Il processo partecipativo", level: 1, ...base, generated: chapters.participation ?? [] },
    { id: "5", outlineId: "district_profile", number: "5", title: "Profilo d’ambito", level: 1, ...base },
    { id: "5.1", outlineId: "demography", number: "5.1", title: "Demografia", level: 2, content: node("doc",
      p("L’ambito conta 23 comuni e 57.213 abitanti su 936,39 km²."),
      nodeWith("table", { caption: "Popolazione di alcuni comuni" },
        cells("tableHeader", "Comune", "2011", "2021"),
        cells("tableCell", "Castelsardo", "5.737", "5.796"),
        cells("tableCell", "Osilo", "3.204", "2.888"),
        cells("tableCell", "Ossi", "5.876", "5.613"),
        cells("tableCell", "Sennori", "7.375", "7.043")),
    ) },
    { id: "6", outlineId: "priorities", number: "6", title: "Priorità e obiettivi strategici", level: 1, content: node("doc",
      nodeWith("heading", { level: 1 }, text("Mobilità")),
      nodeWith("paragraph", { id: blockId, proposal: "ACF-2026-0001" }, text("L’ambito attiva un trasporto sociale condiviso tra i comuni interni, con prenotazione telefonica e fermate presso gli ambulatori.")),
      p("Il servizio comincia nel secondo anno del triennio."),
    ) },
    { id: "10", outlineId: "financial_framework", number: "10", title: "Quadro finanziario triennale e annuale", level: 1, ...base, generated: chapters.finance ?? [] },
    { id: "11", outlineId: "monitoring", number: "11", title: "Monitoraggio, verifica e valutazione", level: 1, ...base },
  ];
}
