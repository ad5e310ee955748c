import type { DistrictKey, OrganisationSeed } from "./types.ts";

// Invented organisations, save the municipalities and the health authority that the plans themselves name.

const AO = "area-ovest" satisfies DistrictKey;
const AN = "anglona-coros-figulinas" satisfies DistrictKey;

export const ORGANISATIONS_OVEST: readonly OrganisationSeed[] = [
  {
    key: "ao-org-comune", district: AO, category: "municipality", municipality: "I118",
    name: "Comune di Villa San Pietro",
    delegateKey: "ao-del-comune", substituteKey: null,
    tavoli: ["ao-anziani", "ao-minori", "ao-disabilita", "ao-inclusione"],
  },
  {
    key: "ao-org-asl", district: AO, category: "health_authority", municipality: "A474",
    name: "ASL – Distretto sanitario di Assemini",
    delegateKey: "ao-del-asl", substituteKey: null,
    tavoli: ["ao-anziani", "ao-minori", "ao-disabilita"],
  },
  {
    key: "ao-org-sind-pens", district: AO, category: "trade_union", municipality: "A474",
    name: "Sindacato Pensionate e Pensionati Su Bàculu",
    delegateKey: "ao-del-sind-pens", substituteKey: "ao-sub-sind-pens",
    tavoli: ["ao-anziani", "ao-inclusione"],
  },
  {
    key: "ao-org-sind-cura", district: AO, category: "trade_union", municipality: "D259",
    name: "Unione Lavoratrici e Lavoratori della Cura Traballu Giustu",
    delegateKey: "ao-del-sind-cura", substituteKey: null,
    tavoli: ["ao-anziani", "ao-disabilita", "ao-lavoro"],
  },
  {
    key: "ao-org-coop-oras", district: AO, category: "social_cooperative", municipality: "A474",
    name: "Cooperativa sociale Is Oras Longas",
    delegateKey: "ao-del-coop-oras", substituteKey: "ao-sub-coop-oras",
    tavoli: ["ao-anziani", "ao-disabilita"],
  },
  {
    key: "ao-org-coop-pipius", district: AO, category: "social_cooperative", municipality: "I166",
    name: "Cooperativa sociale Su Nuraxi de is Pipius",
    delegateKey: "ao-del-coop-pipius", substituteKey: null,
    tavoli: ["ao-minori", "ao-giovani"],
  },
  {
    key: "ao-org-coop-figu", district: AO, category: "social_cooperative", municipality: "L521",
    name: "Cooperativa sociale Figu Morisca e Martello",
    delegateKey: "ao-del-coop-figu", substituteKey: "ao-sub-coop-figu",
    tavoli: ["ao-disabilita", "ao-inclusione", "ao-lavoro"],
  },
  {
    key: "ao-org-vol", district: AO, category: "volunteer_org", municipality: "I734",
    name: "Gruppo di volontariato parrocchiale Su Portali Obertu",
    delegateKey: "ao-del-vol", substituteKey: null,
    tavoli: ["ao-anziani", "ao-inclusione"],
  },
  {
    key: "ao-org-aps", district: AO, category: "social_promotion", municipality: "H088",
    name: "APS Crastulus e Caminus",
    delegateKey: "ao-del-aps", substituteKey: "ao-sub-aps",
    tavoli: ["ao-minori", "ao-giovani"],
  },
  {
    key: "ao-org-fam", district: AO, category: "other_nonprofit", municipality: "B675",
    name: "Comitato Familiari Una Sedia in Più",
    delegateKey: "ao-del-fam", substituteKey: null,
    tavoli: ["ao-minori", "ao-disabilita"],
  },
  {
    key: "ao-org-scuola", district: AO, category: "school_training", municipality: "B675",
    name: "Istituto comprensivo «Tre Fichi e un Mandorlo»",
    delegateKey: "ao-del-scuola", substituteKey: "ao-sub-scuola",
    tavoli: ["ao-minori", "ao-giovani"],
  },
  {
    key: "ao-org-mestieri", district: AO, category: "school_training", municipality: "D259",
    name: "Scuola dei mestieri Su Maistu Aconcia",
    delegateKey: "ao-del-mestieri", substituteKey: null,
    tavoli: ["ao-giovani", "ao-lavoro"],
  },
  {
    key: "ao-org-lavoro", district: AO, category: "job_service", municipality: "A474",
    name: "Servizio per il lavoro dei Due Stagni",
    delegateKey: "ao-del-lavoro", substituteKey: null,
    tavoli: ["ao-inclusione", "ao-lavoro"],
  },
  {
    key: "ao-org-giustizia", district: AO, category: "judicial_authority", municipality: "L521",
    name: "Ufficio dell'esecuzione esterna – sede dimostrativa",
    delegateKey: "ao-del-giustizia", substituteKey: null,
    tavoli: ["ao-giovani", "ao-inclusione", "ao-lavoro"],
  },
  {
    key: "ao-org-prof", district: AO, category: "professional_actor", municipality: "D399",
    name: "Gruppo professionale Sa Lantia de Mesanotti",
    delegateKey: "ao-del-prof", substituteKey: null,
    tavoli: ["ao-anziani", "ao-minori", "ao-giovani"],
  },
  {
    key: "ao-org-emporio", district: AO, category: "solidarity_subject", municipality: "M025",
    name: "Emporio solidale Su Stàulu Prenu",
    delegateKey: "ao-del-emporio", substituteKey: null,
    tavoli: ["ao-anziani", "ao-inclusione"],
  },
];

export const ORGANISATIONS_ANGLONA: readonly OrganisationSeed[] = [
  {
    key: "an-org-comune", district: AN, category: "municipality", municipality: "G156",
    name: "Comune di Osilo",
    delegateKey: "an-del-comune", substituteKey: null,
    tavoli: ["an-anziani", "an-minori", "an-inclusione"],
  },
  {
    key: "an-org-asl", district: AN, category: "health_authority", municipality: "G740",
    name: "ASL – Distretto sanitario dell'ambito",
    delegateKey: "an-del-asl", substituteKey: null,
    tavoli: ["an-anziani", "an-disabilita", "an-salute"],
  },
  {
    key: "an-org-sind", district: AN, category: "trade_union", municipality: "G740",
    name: "Sindacato Pensionate e Pensionati Sa Cadrea Manna",
    delegateKey: "an-del-sind", substituteKey: "an-sub-sind",
    tavoli: ["an-anziani", "an-salute", "an-inclusione"],
  },
  {
    key: "an-org-coop-passos", district: AN, category: "social_cooperative", municipality: "G450",
    name: "Cooperativa sociale Sos Chimbe Passos",
    delegateKey: "an-del-coop-passos", substituteKey: "an-sub-coop-passos",
    tavoli: ["an-anziani", "an-disabilita"],
  },
  {
    key: "an-org-coop-beranu", district: AN, category: "social_cooperative", municipality: "G178",
    name: "Cooperativa sociale Beranu in Carrela Mia",
    delegateKey: "an-del-coop-beranu", substituteKey: null,
    tavoli: ["an-minori", "an-disabilita", "an-salute"],
  },
  {
    key: "an-org-vol", district: AN, category: "volunteer_org", municipality: "I565",
    name: "Gruppo di volontariato Pane Caldu e Paraulas",
    delegateKey: "an-del-vol", substituteKey: null,
    tavoli: ["an-inclusione", "an-volontariato"],
  },
  {
    key: "an-org-aps", district: AN, category: "social_promotion", municipality: "F977",
    name: "APS Sa Funtana de sos Contos",
    delegateKey: "an-del-aps", substituteKey: null,
    tavoli: ["an-minori", "an-volontariato"],
  },
  {
    key: "an-org-scuola", district: AN, category: "school_training", municipality: "L604",
    name: "Istituto comprensivo «Le Sette Pernici»",
    delegateKey: "an-del-scuola", substituteKey: null,
    tavoli: ["an-minori", "an-volontariato"],
  },
  {
    key: "an-org-lavoro", district: AN, category: "job_service", municipality: "C272",
    name: "Servizio per il lavoro delle Tre Valli",
    delegateKey: "an-del-lavoro", substituteKey: null,
    tavoli: ["an-disabilita", "an-inclusione"],
  },
  {
    key: "an-org-giustizia", district: AN, category: "judicial_authority", municipality: "I614",
    name: "Servizio sociale per la giustizia minorile – sede dimostrativa",
    delegateKey: "an-del-giustizia", substituteKey: null,
    tavoli: ["an-minori", "an-salute", "an-inclusione"],
  },
  {
    key: "an-org-emporio", district: AN, category: "solidarity_subject", municipality: "I614",
    name: "Emporio solidale Sa Cascia Oberta",
    delegateKey: "an-del-emporio", substituteKey: null,
    tavoli: ["an-anziani", "an-inclusione", "an-volontariato"],
  },
  {
    key: "an-org-fam", district: AN, category: "other_nonprofit", municipality: "L509",
    name: "Comitato Familiari Sos Fiores de Tardu",
    delegateKey: "an-del-fam", substituteKey: null,
    tavoli: ["an-disabilita", "an-salute", "an-volontariato"],
  },
];

export const ORGANISATIONS: readonly OrganisationSeed[] = [...ORGANISATIONS_OVEST, ...ORGANISATIONS_ANGLONA];
