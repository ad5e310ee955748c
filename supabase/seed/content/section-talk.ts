import type { DistrictKey } from "./types.ts";

type Speaker = { personKey: string; organisationKey: string | null; capacity: "office" | "facilitator" | "organisation" | "citizen" };

export type SuggestionSeed = Speaker & {
  district: DistrictKey;
  sectionKey: string;
  daysAgo: number;
  /** The words of the section that it is about; `after` puts new words behind them. */
  words: string;
  change: { kind: "replace" | "insert"; text: string } | { kind: "delete" };
  reason: string;
  /** Open unless it says otherwise. */
  answer?: { status: "declined"; reason: string; daysAgo: number };
};

export type SectionCommentSeed = Speaker & {
  district: DistrictKey;
  sectionKey: string;
  daysAgo: number;
  /** The words that it is about; null for the whole section. */
  words: string | null;
  body: string;
  /** Written among those who work on the section. */
  isInternal?: boolean;
  resolution?: string;
  replies?: readonly (Speaker & { daysAgo: number; body: string })[];
};

const AO = "area-ovest" satisfies DistrictKey;
const AN = "anglona-coros-figulinas" satisfies DistrictKey;

/** What organisations ask to change in the plans' texts, with the reason. */
export const SUGGESTIONS: readonly SuggestionSeed[] = [
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-del-sind", organisationKey: "an-org-sind", capacity: "organisation", daysAgo: 9,
    words: "gli orari minimi", change: { kind: "replace", text: "gli orari minimi, anche il sabato e la domenica," },
    reason: "Nelle assemblee dei pensionati il fine settimana è la prima cosa che ci dicono: due giorni senza nessuno sono lunghi.",
  },
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-del-vol", organisationKey: "an-org-vol", capacity: "organisation", daysAgo: 8,
    words: "gli orari minimi", change: { kind: "replace", text: "le fasce orarie" },
    reason: "«Minimi» si legge come il meno possibile. Le fasce dicono quando il servizio c'è.",
  },
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-del-fam", organisationKey: "an-org-fam", capacity: "organisation", daysAgo: 10,
    words: "L'azione è in prova per dodici mesi.", change: { kind: "replace", text: "L'azione è in prova per sei mesi." },
    reason: "Un anno è lungo: se qualcosa non funziona lo sappiamo prima.",
    answer: { status: "declined", reason: "In sei mesi non si vede l'inverno, che è la stagione più difficile. Il tavolo ha chiesto un anno intero.", daysAgo: 4 },
  },
  {
    district: AO, sectionKey: "intervention_areas:elderly", personKey: "ao-fac-anziani", organisationKey: null, capacity: "facilitator", daysAgo: 3,
    words: "e la rete per i giorni di grande caldo", change: { kind: "insert", text: ", con un numero da chiamare uguale in tutti i comuni" },
    reason: "Lo ha chiesto il tavolo nell'ultima seduta: un numero solo, stampato grande.",
  },
];

/** What people say about the plans' texts while they can be commented on. */
export const SECTION_COMMENTS: readonly SectionCommentSeed[] = [
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-cit-florinas", organisationKey: null, capacity: "citizen", daysAgo: 10,
    words: "una presenza per chi ancora non lo ha", body: "Chi decide da quale paese si comincia? A Florinas lo chiedono in tanti.",
    replies: [
      { personKey: "an-office-head", organisationKey: null, capacity: "office", daysAgo: 9, body: "Si comincia dai comuni con più persone sopra i 75 anni che vivono sole. L'elenco sarà nella prossima versione della scheda." },
    ],
  },
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-del-asl", organisationKey: "an-org-asl", capacity: "organisation", daysAgo: 7,
    words: "quante segnalazioni sono arrivate prima di un'emergenza", body: "Possiamo dare il numero degli accessi al pronto soccorso per comune, già senza nomi. Serve un accordo sui tempi.",
  },
  {
    district: AN, sectionKey: "intervention_areas:elderly", personKey: "an-cit-ossi", organisationKey: null, capacity: "citizen", daysAgo: 6,
    words: null, body: "Si capisce bene. Mancano i numeri di telefono: chi legge vuole sapere a chi rivolgersi.", resolution: "I recapiti stanno nella carta del servizio, che sarà allegata.",
  },
  {
    district: AO, sectionKey: "intervention_areas:elderly", personKey: "ao-del-coop-oras", organisationKey: "ao-org-coop-oras", capacity: "organisation", daysAgo: 2, isInternal: true,
    words: "il confine è definito insieme al distretto sanitario prima dell'avvio", body: "Chi convoca l'incontro con il distretto? Noi siamo pronte da subito.",
    replies: [{ personKey: "ao-office-head", organisationKey: null, capacity: "office", daysAgo: 1, body: "Lo convochiamo noi: proponiamo due date entro venerdì." }],
  },
];
