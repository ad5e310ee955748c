import type { DistrictKey } from "./types.ts";

// Invented, like everything else here. Codici fiscali have a right control digit and belong to nobody.

export type DetailSeed = { organisation: string; legalForm: string; taxCode: string; runts: readonly [number: string, section: string] | null; operatesIn: readonly string[]; website: string | null };

export const DETAILS: readonly DetailSeed[] = [
  { organisation: "ao-org-coop-oras", legalForm: "cooperative", taxCode: "92001000014", runts: ["41827", "social_enterprises"], operatesIn: ["A474", "L521", "D399"], website: "https://isoraslongas.example.org" },
  { organisation: "ao-org-sind-pens", legalForm: "unrecognised_association", taxCode: "92002000021", runts: null, operatesIn: ["A474", "D399", "I118"], website: null },
  { organisation: "ao-org-aps", legalForm: "recognised_association", taxCode: "92003000038", runts: ["50311", "social_promotion"], operatesIn: ["H088", "I443"], website: "https://aps-area-ovest.example.org" },
  { organisation: "ao-org-scuola", legalForm: "public_body", taxCode: "92004000045", runts: null, operatesIn: ["B675"], website: null },
  { organisation: "an-org-coop-passos", legalForm: "cooperative", taxCode: "92005000051", runts: ["61240", "social_enterprises"], operatesIn: ["G156"], website: "https://soschimbepassos.example.org" },
  { organisation: "an-org-vol", legalForm: "unrecognised_association", taxCode: "92006000068", runts: ["61877", "volunteer_orgs"], operatesIn: ["G156"], website: null },
];

export type WaitingSeed = { key: string; district: DistrictKey; askedBy: string; name: string; category: string; municipality: string; taxCode: string | null; tavoli: readonly string[]; mode: "presence" | "online" };

/** Who asks to be let in: the second is, by its codice fiscale and its name, one that is there already. */
export const WAITING: readonly WaitingSeed[] = [
  { key: "ao-att-auto", district: "area-ovest", askedBy: "ao-cit-pula", name: "Associazione Sa Domu de is Autonomias", category: "social_promotion", municipality: "H088", taxCode: "92007000075", tavoli: ["ao-disabilita"], mode: "presence" },
  { key: "ao-att-oras", district: "area-ovest", askedBy: "ao-cit-uta", name: "Is Oras Longas Onlus", category: "social_cooperative", municipality: "A474", taxCode: "92001000014", tavoli: ["ao-anziani"], mode: "online" },
  { key: "an-att-banda", district: "anglona-coros-figulinas", askedBy: "an-cit-ossi", name: "Banda musicale Sas Notas de Lughe", category: "other_nonprofit", municipality: "G156", taxCode: null, tavoli: ["an-minori", "an-volontariato"], mode: "presence" },
];

export type CitizenSeed = { person: string; district: DistrictKey; tavoli: readonly string[]; mode: "presence" | "online"; accepted: boolean; needs: string | null };

export const CITIZENS: readonly CitizenSeed[] = [
  { person: "ao-cit-siliqua", district: "area-ovest", tavoli: ["ao-anziani"], mode: "presence", accepted: true, needs: "Un posto vicino all'ingresso: cammino con il bastone." },
  { person: "ao-cit-vallermosa", district: "area-ovest", tavoli: ["ao-anziani", "ao-inclusione"], mode: "online", accepted: true, needs: null },
  { person: "ao-cit-teulada", district: "area-ovest", tavoli: ["ao-minori"], mode: "online", accepted: false, needs: "Sottotitoli durante la seduta online." },
  { person: "ao-cit-elmas", district: "area-ovest", tavoli: ["ao-giovani", "ao-lavoro"], mode: "presence", accepted: false, needs: null },
  { person: "an-cit-bulzi", district: "anglona-coros-figulinas", tavoli: ["an-anziani"], mode: "presence", accepted: true, needs: null },
  { person: "an-cit-sennori", district: "anglona-coros-figulinas", tavoli: ["an-salute"], mode: "online", accepted: true, needs: "Testi con caratteri grandi." },
  { person: "an-cit-florinas", district: "anglona-coros-figulinas", tavoli: ["an-inclusione"], mode: "presence", accepted: false, needs: null },
];

export type PlaceSeed = { organisation: string; tavolo: string; kind: "delegate" | "substitute"; person: string | null; address: string };

/** Named for one tavolo only; without a person, an invitation that waits. `address` is what stands before example.org. */
export const PLACES: readonly PlaceSeed[] = [
  { organisation: "ao-org-asl", tavolo: "ao-disabilita", kind: "delegate", person: "ao-cit-sansperate", address: "ao-cit-sansperate" },
  { organisation: "ao-org-comune", tavolo: "ao-minori", kind: "substitute", person: null, address: "ao-invitata" },
  { organisation: "an-org-asl", tavolo: "an-salute", kind: "delegate", person: "an-cit-castelsardo", address: "an-cit-castelsardo" },
  { organisation: "an-org-sind", tavolo: "an-inclusione", kind: "substitute", person: null, address: "an-invitato" },
];
