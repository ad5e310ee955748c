import type { DistrictKey, TavoloSeed } from "./types.ts";

const AO = "area-ovest" satisfies DistrictKey;
const AN = "anglona-coros-figulinas" satisfies DistrictKey;

export const TAVOLI_OVEST: readonly TavoloSeed[] = [
  {
    key: "ao-anziani", district: AO, slug: "anziani", area: "elderly", position: 1,
    name: "Anziani e non autosufficienza",
    description:
      "Si parla di chi invecchia a casa propria e di chi gli sta accanto: aiuto domiciliare, visite mediche, solitudine, ritorno dall'ospedale. Vengono soprattutto familiari, operatrici, sindacati dei pensionati e il distretto sanitario.",
    facilitatorKey: "ao-fac-anziani", minuteTakerKey: "ao-verb",
  },
  {
    key: "ao-minori", district: AO, slug: "minori-e-famiglie", area: "minors_families", position: 2,
    name: "Minori e famiglie",
    description:
      "Nidi, scuola, estate, separazioni difficili: tutto quello che serve a una famiglia per crescere figli senza fare i salti mortali. Al tavolo siedono genitori, scuole, cooperative educative e consultori.",
    facilitatorKey: "ao-fac-minori", minuteTakerKey: "ao-verb",
  },
  {
    key: "ao-giovani", district: AO, slug: "giovani", area: "youth", position: 3,
    name: "Adolescenti e giovani",
    description:
      "Qui si ascolta chi ha fra i quattordici e i trent'anni e vuole restare, tornare o almeno potersi incontrare in paese. I temi più frequenti sono spazi, mobilità, scuola lasciata a metà e ragazzi che non escono più di casa.",
    facilitatorKey: "ao-fac-giovani", minuteTakerKey: "ao-verb",
  },
  {
    key: "ao-disabilita", district: AO, slug: "disabilita", area: "disability", position: 4,
    name: "Disabilità e vita indipendente",
    description:
      "Il tavolo mette insieme persone con disabilità, famiglie e servizi per decidere che cosa serve per vivere come gli altri: casa, tempo libero, trasporto, lavoro. Si parla anche di respiro per chi assiste ogni giorno.",
    facilitatorKey: "ao-fac-disabilita", minuteTakerKey: "ao-verb",
  },
  {
    key: "ao-inclusione", district: AO, slug: "poverta-e-inclusione", area: "poverty_inclusion", position: 5,
    name: "Povertà e inclusione",
    description:
      "Spesa, bollette, casa, debiti e ritorno alla vita libera dopo una pena: il tavolo raccoglie quello che vedono ogni giorno emporio, volontariato e servizi. Cerca risposte che non umilino nessuno.",
    facilitatorKey: "ao-fac-inclusione", minuteTakerKey: "ao-verb",
  },
  {
    key: "ao-lavoro", district: AO, slug: "lavoro-e-formazione", area: "work_training", position: 6,
    name: "Lavoro e formazione",
    description:
      "Si ragiona su come far incontrare chi cerca lavoro con campagne, officine, alberghi e servizi di cura del territorio. Partecipano sindacati, cooperative di inserimento, formazione e servizi per il lavoro.",
    facilitatorKey: "ao-fac-inclusione", minuteTakerKey: "ao-verb",
  },
];

export const TAVOLI_ANGLONA: readonly TavoloSeed[] = [
  {
    key: "an-anziani", district: AN, slug: "anziani", area: "elderly", position: 1,
    name: "Anziani nei piccoli paesi",
    description:
      "In molti dei ventitré comuni l'ultimo negozio ha chiuso e chi è anziano dipende da un passaggio in macchina. Il tavolo cerca servizi che arrivino fino all'ultima casa, con orari e persone certe.",
    facilitatorKey: "an-fac-anziani", minuteTakerKey: "an-verb",
  },
  {
    key: "an-minori", district: AN, slug: "minori-e-famiglie", area: "minors_families", position: 2,
    name: "Minori e famiglie",
    description:
      "Pluriclassi, pomeriggi vuoti, genitori che lavorano in costa d'estate e in campagna d'inverno: il tavolo parte da qui. Ne fanno parte scuole, cooperative, associazioni e i servizi sociali dei Comuni.",
    facilitatorKey: "an-fac-minori", minuteTakerKey: "an-verb",
  },
  {
    key: "an-disabilita", district: AN, slug: "disabilita", area: "disability", position: 3,
    name: "Disabilità e autonomia",
    description:
      "Si discute di assistenza scelta dalla persona, ausili, tempo libero e luoghi dove imparare a fare da sé. Le distanze fra i paesi pesano più che altrove, perciò ogni proposta dice anche come ci si arriva.",
    facilitatorKey: "an-fac-disabilita", minuteTakerKey: "an-verb",
  },
  {
    key: "an-salute", district: AN, slug: "salute-mentale-e-dipendenze", area: "mental_health", position: 4,
    name: "Salute mentale e dipendenze",
    description:
      "Il tavolo tiene insieme familiari, servizi sanitari e sociali su sofferenza psichica, alcol e gioco. Si parla di servizi e di gruppi di persone, mai di casi singoli.",
    facilitatorKey: "an-fac-salute", minuteTakerKey: "an-verb",
  },
  {
    key: "an-inclusione", district: AN, slug: "poverta-casa-e-inclusione", area: "poverty_inclusion", position: 5,
    name: "Povertà, casa e inclusione",
    description:
      "Affitti introvabili d'estate, case vuote d'inverno, pratiche che si fanno solo in città. Il tavolo lavora su accesso ai servizi, abitare e misure di inclusione attiva.",
    facilitatorKey: "an-fac-inclusione", minuteTakerKey: "an-verb",
  },
  {
    key: "an-volontariato", district: AN, slug: "volontariato-e-comunita", area: "volunteering", position: 6,
    name: "Volontariato e comunità",
    description:
      "Chi dà il proprio tempo chiede regole semplici, assicurazione, formazione e qualcuno con cui parlare negli uffici. Il tavolo serve a far lavorare insieme gruppi che spesso si conoscono solo di nome.",
    facilitatorKey: "an-fac-inclusione", minuteTakerKey: "an-verb",
  },
];

export const TAVOLI: readonly TavoloSeed[] = [...TAVOLI_OVEST, ...TAVOLI_ANGLONA];
