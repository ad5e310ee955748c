import { m } from "#app/paraglide/messages.js";
import { cleanText, type HasGlyph } from "#app/features/plan/compilation/characters.rules.ts";
import type { ProposalChoices } from "#app/features/proposals/proposals.schema.ts";
import type { PaperForm } from "#app/platform/paper-form.ts";

/** The forms on paper, by the name in their address. */
export const paperFormNames = ["adesione", "tema", "proposta"] as const;
export type PaperFormName = (typeof paperFormNames)[number];

type Input = {
  name: PaperFormName;
  district: { name: string; leadBody: string; demonstration: boolean };
  choices: ProposalChoices;
  /** Where the same can be done on the internet, and its QR code as one path. */
  address: string;
  qr: { path: string; size: number };
  /** Local day, ISO. */
  day: string;
  locale: "it" | "en";
  hasGlyph: HasGlyph;
};

type Question = PaperForm["questions"][number];

/** A form to be printed, in large print. Names come from the database: what the typeface lacks is replaced, nothing is markup. */
export function paperForm({ name, district, choices, address, qr, day, locale, hasGlyph }: Input): PaperForm {
  const o = { locale };
  const clean = (value: string) => cleanText(value, hasGlyph, { symbol: "?", otherScript: "?" }).text;
  const shown = address.replace(/^https?:\/\//, "");
  return {
    kind: "paper-form",
    locale,
    title: titleOf(name, locale),
    district: clean(district.name),
    leadBody: clean(district.leadBody),
    demo: district.demonstration,
    date: day,
    createdAt: Math.floor(Date.parse(`${day}T00:00:00Z`) / 1000),
    words: { page: m.plan_doc_label_page({}, o), pageOf: m.plan_doc_label_page_of({}, o), demo: m.plan_doc_label_demo({}, o), leadBody: m.plan_doc_label_lead_body({}, o) },
    intro: [m.assisted_paper_intro({}, o), introOf(name, locale)],
    qr: {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${qr.size} ${qr.size}"><path d="M0 0h${qr.size}v${qr.size}h-${qr.size}z" fill="#fff"/><path d="${qr.path}" fill="#000"/></svg>`,
      alt: m.assisted_qr({ address: shown }, o),
      address: shown,
    },
    questions: questionsOf(name, choices, locale).map((question) =>
      question.k === "choices" ? { ...question, choices: question.choices.map(clean) } : question),
    notes: [m.assisted_paper_privacy({}, o), m.assisted_paper_receipt({}, o)],
  };
}

function titleOf(name: PaperFormName, locale: "it" | "en"): string {
  const o = { locale };
  switch (name) {
    case "adesione":
      return m.assisted_paper_title_adesione({}, o);
    case "tema":
      return m.topics_propose({}, o);
    case "proposta":
      return m.assisted_paper_title_proposta({}, o);
  }
}

function introOf(name: PaperFormName, locale: "it" | "en"): string {
  const o = { locale };
  switch (name) {
    case "adesione":
      return m.assisted_paper_intro_adesione({}, o);
    case "tema":
      return m.assisted_paper_intro_tema({}, o);
    case "proposta":
      return m.assisted_paper_intro_proposta({}, o);
  }
}

function questionsOf(name: PaperFormName, choices: ProposalChoices, locale: "it" | "en"): Question[] {
  const o = { locale };
  const lines = (label: string, count: number, hint = ""): Question => ({ k: "lines", label, hint, lines: count });
  const boxes = (label: string, options: readonly string[], hint = "", columns: 1 | 2 = 1): Question[] => (options.length === 0 ? [] : [{ k: "choices", label, hint, choices: [...options], columns }]);
  const home = boxes(m.assisted_paper_home({}, o), choices.municipalities.map((one) => one.name), m.assisted_paper_home_hint({}, o), 2);
  const tavoli = choices.tavoli.map((tavolo) => tavolo.name);
  switch (name) {
    case "adesione":
      return [
        ...home,
        ...boxes(m.assisted_paper_tavoli({}, o), tavoli, m.assisted_paper_more({}, o)),
        ...boxes(m.assisted_paper_mode({}, o), [m.assisted_mode_presence({}, o), m.assisted_mode_online({}, o)]),
        ...boxes(m.assisted_paper_declarations({}, o), [m.assisted_paper_age({}, o), m.assisted_paper_privacy_read({}, o)]),
      ];
    case "tema":
      return [...home, lines(m.topics_field_title({}, o), 2), lines(m.topics_field_why({}, o), 6, m.assisted_paper_no_names({}, o))];
    case "proposta":
      return [
        ...home,
        lines(m.proposals_field_title({}, o), 2),
        ...boxes(m.proposals_field_tavolo({}, o), [...tavoli, m.proposals_field_tavolo_unknown({}, o)]),
        lines(m.proposals_field_need({}, o), 8, m.assisted_paper_no_names({}, o)),
        lines(m.proposals_field_who({}, o), 3),
        ...boxes(m.proposals_field_municipalities({}, o), choices.municipalities.map((one) => one.name), m.assisted_paper_more({}, o), 2),
        lines(m.proposals_field_proposal({}, o), 10),
        lines(m.proposals_field_expected_change({}, o), 4),
        ...boxes(m.assisted_paper_declarations({}, o), [m.proposals_field_licence({}, o), m.proposals_field_no_personal_data({}, o)]),
      ];
  }
}
