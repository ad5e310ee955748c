import type { ProposalSeed } from "./types.ts";

/** Proposals that ask for what another one asks, and flow into it. Their state here is the one before that. */
export const PROPOSALS_MERGED: readonly ProposalSeed[] = [
  {
    key: "ao-p-agosto", district: "area-ovest", tavolo: "ao-minori",
    authorKey: "ao-del-coop-pipius", organisationKey: "ao-org-coop-pipius",
    title: "Un centro estivo ad agosto, a turno fra i paesi",
    need: "Ogni anno, dal 28 luglio al primo settembre, i nostri tre centri chiudono insieme. L'estate scorsa 46 famiglie su 70 ci hanno detto che ad agosto almeno un genitore lavora: in campagna, nei bar della costa, nelle case di riposo. Chi può paga una vicina; gli altri portano i bambini con sé.",
    who: "Bambine e bambini dai 4 agli 11 anni i cui genitori lavorano ad agosto; le nonne, che ad agosto hanno caldo anche loro.",
    municipalities: ["I166", "D259", "L521"],
    proposal: "Tenere aperto un centro alla volta, una settimana per paese, con le stesse educatrici e un pulmino la mattina e il pomeriggio. Mezza giornata basta: dalle 8 alle 14, con il pranzo. Noi mettiamo i giochi, la cucina mobile e due persone; ai Comuni chiediamo la palestra o la scuola e il pulmino.",
    expectedChange: "Nessun bambino più che passi agosto in macchina o nel retro di un bar, e che i centri smettano di chiudere tutti nello stesso giorno.",
    state: "admitted", daysAgo: 60, screenedDaysAgo: 57,
  },
  {
    key: "ao-p-corriera", district: "area-ovest", tavolo: "ao-anziani",
    authorKey: "ao-cit-villaspeciosa", organisationKey: null,
    title: "Chi non guida resta a casa anche dal dottore",
    need: "A Villaspeciosa la corriera per Assemini passa alle sette e alle due. Mia sorella ha la visita alle undici: o ci va all'alba e aspetta quattro ore, o paga trenta euro a uno del paese che ha la macchina. A marzo ne ha saltate due e al telefono le hanno detto che adesso deve ripartire dall'impegnativa.",
    who: "Anziane e anziani senza patente di Villaspeciosa, Decimoputzu e dei paesi dove la corriera passa due volte.",
    municipalities: ["M026", "D260"],
    proposal: "Una macchina del Comune o di un'associazione che porti alle visite due o tre mattine la settimana, prenotando il giorno prima in municipio o in farmacia. Se si mettono d'accordo più paesi ne basta una. Chi può lascia due euro, chi non può niente.",
    expectedChange: "Che una visita non costi più della medicina, e che non si debba scegliere fra l'alba e trenta euro.",
    state: "submitted", daysAgo: 9,
  },
];

export type MergeSeed = { originalKey: string; intoKey: string; daysAgo: number; reason: string };

/** Which flows into which; the first has an outcome through the other. */
export const MERGES: readonly MergeSeed[] = [
  {
    originalKey: "ao-p-agosto", intoKey: "ao-p-estate", daysAgo: 50,
    reason: "Tutte e due chiedono un posto per i bambini ad agosto negli stessi comuni: vanno avanti insieme, così il tavolo ne parla una volta sola.",
  },
  {
    originalKey: "ao-p-corriera", intoKey: "ao-p-visite", daysAgo: 6,
    reason: "È lo stesso servizio, un'auto prenotata per le visite ad Assemini, chiesto da un altro paese sulla stessa strada.",
  },
];
