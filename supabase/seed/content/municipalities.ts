// The municipalities of the two districts, with the codes and the populations that their sources give.
// Keyed by codice catastale: Sardinia's ISTAT codes changed on 2026-01-01.
import type { DistrictKey } from "./types.ts";

export type MunicipalitySeed = { code: string; name: string; postalCode: string; population2011: number; population2021: number; lead: boolean };

export const MUNICIPALITIES: Readonly<Record<DistrictKey, readonly MunicipalitySeed[]>> = {
  "area-ovest": [
    { code: "I118", name: "Villa San Pietro", postalCode: "09050", population2011: 2009, population2021: 2162, lead: true },
    { code: "A474", name: "Assemini", postalCode: "09032", population2011: 26620, population2021: 26121, lead: false },
    { code: "B675", name: "Capoterra", postalCode: "09012", population2011: 23255, population2021: 22435, lead: false },
    { code: "D399", name: "Elmas", postalCode: "09067", population2011: 8949, population2021: 9249, lead: false },
    { code: "D259", name: "Decimomannu", postalCode: "09033", population2011: 7831, population2021: 8263, lead: false },
    { code: "D260", name: "Decimoputzu", postalCode: "09010", population2011: 4315, population2021: 4269, lead: false },
    { code: "D333", name: "Domus de Maria", postalCode: "09010", population2011: 1675, population2021: 1625, lead: false },
    { code: "H088", name: "Pula", postalCode: "09050", population2011: 7141, population2021: 7117, lead: false },
    { code: "I166", name: "San Sperate", postalCode: "09026", population2011: 7972, population2021: 8384, lead: false },
    { code: "I443", name: "Sarroch", postalCode: "09018", population2011: 5198, population2021: 5170, lead: false },
    { code: "I734", name: "Siliqua", postalCode: "09010", population2011: 3997, population2021: 3674, lead: false },
    { code: "L154", name: "Teulada", postalCode: "09019", population2011: 3773, population2021: 3384, lead: false },
    { code: "L521", name: "Uta", postalCode: "09068", population2011: 7859, population2021: 8716, lead: false },
    { code: "L613", name: "Vallermosa", postalCode: "09010", population2011: 1944, population2021: 1853, lead: false },
    { code: "M025", name: "Villasor", postalCode: "09034", population2011: 6857, population2021: 6729, lead: false },
    { code: "M026", name: "Villaspeciosa", postalCode: "09010", population2011: 2407, population2021: 2577, lead: false },
  ],
  "anglona-coros-figulinas": [
    { code: "B265", name: "Bulzi", postalCode: "07030", population2011: 552, population2021: 467, lead: false },
    { code: "B772", name: "Cargeghe", postalCode: "07030", population2011: 644, population2021: 601, lead: false },
    { code: "C272", name: "Castelsardo", postalCode: "07031", population2011: 5737, population2021: 5796, lead: false },
    { code: "C613", name: "Chiaramonti", postalCode: "07030", population2011: 1735, population2021: 1553, lead: false },
    { code: "C818", name: "Codrongianos", postalCode: "07040", population2011: 1346, population2021: 1298, lead: false },
    { code: "M292", name: "Erula", postalCode: "07030", population2011: 766, population2021: 705, lead: false },
    { code: "D637", name: "Florinas", postalCode: "07030", population2011: 1547, population2021: 1493, lead: false },
    { code: "E401", name: "Laerru", postalCode: "07030", population2011: 945, population2021: 872, lead: false },
    { code: "E992", name: "Martis", postalCode: "07030", population2011: 553, population2021: 477, lead: false },
    { code: "F818", name: "Muros", postalCode: "07030", population2011: 837, population2021: 830, lead: false },
    { code: "F977", name: "Nulvi", postalCode: "07032", population2011: 2851, population2021: 2687, lead: false },
    { code: "G156", name: "Osilo", postalCode: "07033", population2011: 3204, population2021: 2888, lead: true },
    { code: "G178", name: "Ossi", postalCode: "07045", population2011: 5876, population2021: 5613, lead: false },
    { code: "G450", name: "Perfugas", postalCode: "07034", population2011: 2415, population2021: 2302, lead: false },
    { code: "G740", name: "Ploaghe", postalCode: "07017", population2011: 4653, population2021: 4415, lead: false },
    { code: "M284", name: "Santa Maria Coghinas", postalCode: "07030", population2011: 1430, population2021: 1326, lead: false },
    { code: "I565", name: "Sedini", postalCode: "07035", population2011: 1378, population2021: 1301, lead: false },
    { code: "I614", name: "Sennori", postalCode: "07036", population2011: 7375, population2021: 7043, lead: false },
    { code: "M282", name: "Tergu", postalCode: "07030", population2011: 614, population2021: 603, lead: false },
    { code: "L180", name: "Tissi", postalCode: "07040", population2011: 2289, population2021: 2352, lead: false },
    { code: "L509", name: "Usini", postalCode: "07049", population2011: 4321, population2021: 4284, lead: false },
    { code: "L604", name: "Valledoria", postalCode: "07039", population2011: 4091, population2021: 4289, lead: false },
    { code: "M259", name: "Viddalba", postalCode: "07030", population2011: 1694, population2021: 1661, lead: false },
  ],
};

export type FinancialLineSeed = { name: string; recipients: number; amountCents: number; heading: "impegnato" | "impiegato"; staff: string };

/** Anglona's services as its own document gives them: two tables, whose headings differ. */
export const ANGLONA_FINANCIAL_LINES: readonly FinancialLineSeed[] = [
  { name: "RAC PLUS", recipients: 159, amountCents: 248_171_700, heading: "impegnato", staff: "1 responsabile progetto e operatori dei Comuni" },
  { name: "PUA T", recipients: 126, amountCents: 5_928_100, heading: "impegnato", staff: "2 A.S., 1 amministrativo" },
  { name: "HOME CARE PREMIUM", recipients: 284, amountCents: 115_000_000, heading: "impegnato", staff: "2 A.S., 1 amministrativo" },
  { name: "SAD", recipients: 319, amountCents: 75_854_300, heading: "impegnato", staff: "1 coordinatore, 1 A.S." },
  { name: "L. 162/98", recipients: 65, amountCents: 13_124_700, heading: "impegnato", staff: "1 coordinatore, 1 A.S." },
  { name: "RAFFORZAMENTO DEL SERVIZIO SOCIALE PROFESSIONALE", recipients: 850, amountCents: 34_733_586, heading: "impegnato", staff: "1 coordinatore, 10 A.S." },
  { name: "EQUIPE MULTIDIMENSIONALE PER LE MISURE DI INCLUSIONE ATTIVA", recipients: 70, amountCents: 14_198_907, heading: "impegnato", staff: "1 coordinatore, 4 A.S., 1 educatore, 1 psicologo" },
  { name: "DOPO DI NOI", recipients: 24, amountCents: 12_801_447, heading: "impiegato", staff: "1 assistente sociale" },
  { name: "VITA INDIPENDENTE", recipients: 12, amountCents: 10_000_000, heading: "impiegato", staff: "1 coordinatore, 1 A.S." },
];

/** The totals that the document itself states: 21 recipients fewer than its rows. */
export const ANGLONA_STATED = { amountCents: 529_812_740, recipients: 1888, wording: "stimati" };
