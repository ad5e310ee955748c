import { CROWD } from "./content/crowd.ts";
import { MUNICIPALITIES } from "./content/municipalities.ts";
import type { ParticipantCategory } from "./content/types.ts";

export type CrowdMember = {
  personKey: string;
  displayName: string;
  /** Null for a citizen. */
  organisation: { key: string; name: string; category: ParticipantCategory } | null;
  /** Cadastral code. */
  municipality: string;
};

const OVEST = MUNICIPALITIES["area-ovest"];
const LEAD = OVEST[0]?.code ?? "I118";

/** What the first word of an invented organisation's name makes of it. */
const CATEGORIES: Readonly<Record<string, ParticipantCategory>> = {
  "Coop.": "social_cooperative",
  Circolo: "social_promotion",
  Gruppo: "volunteer_org",
  Farmacia: "professional_actor",
  Lega: "trade_union",
  Scuola: "school_training",
  Banda: "social_promotion",
  Associazione: "social_promotion",
};

/** The thirty of «Anima la seduta», as accounts and organisations of Area Ovest. */
export const crowdMembers: readonly CrowdMember[] = CROWD.map((seed, index) => {
  const place = String(index + 1).padStart(2, "0");
  const home = OVEST.find(({ name }) => seed.name.endsWith(` di ${name}`))?.code ?? LEAD;
  const category = CATEGORIES[seed.name.split(" ", 1)[0] ?? ""] ?? "solidarity_subject";
  return {
    personKey: `crowd-${place}`,
    displayName: seed.kind === "citizen" ? seed.name : `Delegata o delegato n. ${place}`,
    organisation: seed.kind === "citizen" ? null : { key: `crowd-org-${place}`, name: seed.name, category },
    municipality: home,
  };
});
