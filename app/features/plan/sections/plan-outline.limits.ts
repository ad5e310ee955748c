/** One section of the template. The plan's own language is Italian: titles are data of the plan, not words of the site. */
export type OutlineSection = { outlineId: string; slug: string; number: string | null; title: string; parentOutlineId: string | null };

type Chapter = { outlineId: string; slug: string; title: string; children?: readonly { outlineId: string; slug: string; title: string }[] };

/** Template plus-v1 (L.R. 23/2005 art. 20; L. 328/2000 art. 19), chapters 1 to 12. */
const chapters: readonly Chapter[] = [
  { outlineId: "preface", slug: "premessa", title: "Premessa e quadro normativo" },
  {
    outlineId: "governance",
    slug: "governance",
    title: "Governance",
    children: [
      { outlineId: "bodies", slug: "organismi", title: "Gli organismi dell’ambito" },
      { outlineId: "lead_body", slug: "ente-capofila", title: "L’ente capofila" },
      { outlineId: "joint_management", slug: "gestione-associata", title: "La gestione associata" },
      { outlineId: "plan_office", slug: "ufficio-di-piano", title: "L’Ufficio di Piano" },
      { outlineId: "agreements", slug: "accordi", title: "Accordi e convenzioni" },
    ],
  },
  // Its sub-chapters are generated from what happened: organisations, sessions, votes, proposals.
  { outlineId: "participation", slug: "processo-partecipativo", title: "Il processo partecipativo" },
  { outlineId: "previous_cycle", slug: "triennio-precedente", title: "Bilancio sociale e lezioni del triennio precedente" },
  {
    outlineId: "district_profile",
    slug: "profilo-d-ambito",
    title: "Profilo d’ambito",
    children: [
      { outlineId: "territory", slug: "territorio", title: "Il territorio" },
      { outlineId: "demography", slug: "popolazione", title: "La popolazione" },
      { outlineId: "socioeconomic", slug: "condizioni-economiche", title: "Le condizioni sociali ed economiche" },
      { outlineId: "health_profile", slug: "salute", title: "Il profilo di salute" },
      { outlineId: "services_offer", slug: "offerta-dei-servizi", title: "L’offerta dei servizi" },
      { outlineId: "resources_public", slug: "risorse-pubbliche", title: "Le risorse pubbliche" },
      { outlineId: "resources_third_sector", slug: "risorse-terzo-settore", title: "Le risorse del Terzo settore" },
      { outlineId: "needs_synthesis", slug: "sintesi-dei-bisogni", title: "La sintesi dei bisogni" },
    ],
  },
  {
    outlineId: "priorities",
    slug: "priorita",
    title: "Priorità e obiettivi strategici",
    children: [
      { outlineId: "strategic_goals", slug: "obiettivi-strategici", title: "Gli obiettivi strategici" },
      { outlineId: "specific_objectives", slug: "obiettivi-specifici", title: "Gli obiettivi specifici" },
      { outlineId: "leps_coverage", slug: "leps", title: "I livelli essenziali delle prestazioni sociali" },
    ],
  },
  { outlineId: "system_actions", slug: "azioni-di-sistema", title: "Azioni di sistema" },
  { outlineId: "intervention_areas", slug: "aree-di-intervento", title: "Aree di intervento" },
  { outlineId: "sociohealth", slug: "integrazione-sociosanitaria", title: "Integrazione sociosanitaria" },
  { outlineId: "financial_framework", slug: "quadro-finanziario", title: "Quadro finanziario triennale e annuale" },
  { outlineId: "monitoring", slug: "monitoraggio", title: "Monitoraggio, verifica e valutazione" },
  { outlineId: "annexes", slug: "allegati", title: "Allegati" },
];

/** Every section of a new plan, parents before their children, in the order of the document. */
export const PLAN_OUTLINE: readonly OutlineSection[] = [
  { outlineId: "front_matter", slug: "frontespizio", number: null, title: "Frontespizio", parentOutlineId: null },
  ...chapters.flatMap(({ outlineId, slug, title, children = [] }, index): OutlineSection[] => [
    { outlineId, slug, number: `${index + 1}`, title, parentOutlineId: null },
    ...children.map((child, place) => ({ ...child, number: `${index + 1}.${place + 1}`, parentOutlineId: outlineId })),
  ]),
];

/** Chapters to which the compilation adds what it makes from the data. */
export const GENERATED_CHAPTERS = { participation: "participation", finance: "financial_framework" } as const;
