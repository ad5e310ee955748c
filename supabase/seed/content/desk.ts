/** What the demonstration's offices have on their desks: who follows what, notes, reviews, answers prepared and not yet public. */
export type DeskSeed = {
  proposal: string;
  assignee: string;
  /** Days from today; negative is past. */
  dueIn?: number;
  note?: { by: string; body: string; mentions: readonly string[] };
  review?: { relevance: number; feasibility: number; cost: number; competence: number; texts: readonly [string, string, string, string] };
  draft?: { kind: "deferred" | "not_accepted" | "out_of_competence"; reason: string };
};

export const DESK: readonly DeskSeed[] = [
  {
    proposal: "an-p-ausili", assignee: "an-office-1", dueIn: 4,
    note: { by: "an-office-head", body: "La ASL ha già un magazzino di ausili: prima di rispondere capiamo se si può usare quello.", mentions: ["an-office-1"] },
    review: { relevance: 5, feasibility: 3, cost: 4, competence: 3, texts: ["Lo chiedono tre comuni su quattro.", "Serve un locale e un accordo con la ASL.", "La spesa è soprattutto di sanificazione.", "La fornitura degli ausili è della ASL, il riuso può essere dell’ambito."] },
    draft: {
      kind: "deferred",
      reason: "La banca degli ausili usati risponde a un bisogno vero, ma la fornitura spetta alla ASL. Prima di avviarla serve un accordo sul magazzino e sulla sanificazione: la proposta passa al gruppo tecnico, che riferisce entro l’anno.",
    },
  },
  {
    proposal: "an-p-equipe", assignee: "an-office-2", dueIn: 4,
    review: { relevance: 4, feasibility: 2, cost: 2, competence: 2, texts: ["Riguarda poche persone, molto fragili.", "Mancano figure sanitarie disponibili.", "Un’équipe stabile costa più delle risorse del tavolo.", "La presa in carico è del Centro di salute mentale."] },
    draft: {
      kind: "out_of_competence",
      reason: "La presa in carico di chi non si presenta agli appuntamenti spetta al Centro di salute mentale. Il piano non può costituire una nuova équipe sanitaria: la proposta è stata trasmessa alla ASL, con la richiesta di una risposta scritta al tavolo.",
    },
  },
  {
    proposal: "an-p-tempo", assignee: "an-office-3", dueIn: -2,
    note: { by: "an-office-3", body: "Il tavolo è favorevole. Manca il passaggio nella sezione sul volontariato: lo scriviamo prima di chiudere.", mentions: ["an-office-head"] },
  },
  { proposal: "ao-p-uscita", assignee: "ao-office-1", dueIn: 6, review: { relevance: 5, feasibility: 3, cost: 3, competence: 4, texts: ["Le prime due settimane sono quelle in cui si perde tutto.", "Serve un accordo con l’istituto.", "Costo contenuto, posti letto già finanziati.", "Rientra nell’inclusione."] } },
  {
    proposal: "ao-p-incontri", assignee: "ao-office-2", dueIn: -1,
    note: { by: "ao-office-head", body: "Sentire il Comune di Elmas sul locale: ne ha uno con l’ingresso separato.", mentions: ["ao-office-2"] },
  },
  { proposal: "ao-p-merenda", assignee: "ao-office-3", dueIn: 2 },
];

export const WEIGHTS = [
  { district: "area-ovest", relevance: 35, feasibility: 25, cost: 20, competence: 20 },
  { district: "anglona-coros-figulinas", relevance: 40, feasibility: 20, cost: 20, competence: 20 },
] as const;

export const VIEWS = [
  { district: "area-ovest", owner: "ao-office-head", name: "Arrivate da esaminare", filters: { state: "submitted", sort: "sent" }, shared: true },
  { district: "anglona-coros-figulinas", owner: "an-office-head", name: "Senza motivazione pronta", filters: { answer: "missing", sort: "due" }, shared: true },
] as const;
