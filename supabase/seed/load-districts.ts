import { MUNICIPALITIES } from "./content/municipalities.ts";
import { DISTRICT_TEXTS } from "./content/texts.ts";
import type { DistrictKey } from "./content/types.ts";
import type { Loading } from "./loading.ts";

export const DISTRICT_KEYS: readonly DistrictKey[] = ["area-ovest", "anglona-coros-figulinas"];

/** What the two districts' own documents say of them. */
const FACTS = {
  "area-ovest": { name: "PLUS Area Ovest", prefix: "AO", lead: "Comune di Villa San Pietro", health: "Distretto sanitario di Assemini", inhabitants: null, area: null },
  "anglona-coros-figulinas": { name: "PLUS Anglona-Coros-Figulinas", prefix: "ACF", lead: "Comune di Osilo", health: "", inhabitants: 57_213, area: 936.39 },
} as const satisfies Record<DistrictKey, { name: string; prefix: string; lead: string; health: string; inhabitants: number | null; area: number | null }>;

export async function loadMunicipalities({ tx, id }: Loading): Promise<void> {
  const rows = DISTRICT_KEYS.flatMap((district) => MUNICIPALITIES[district]).map((seed) => ({
    id: id("municipality", seed.code),
    cadastral_code: seed.code,
    name: seed.name,
    postal_code: seed.postalCode,
    population_2011: seed.population2011,
    population_2021: seed.population2021,
  }));
  await tx`insert into public.municipalities ${tx(rows)}`;
}

export async function loadDistricts({ tx, id }: Loading): Promise<void> {
  const rows = DISTRICT_TEXTS.map((text) => {
    const facts = FACTS[text.district];
    return {
      id: id("district", text.district),
      slug: text.district,
      name: facts.name,
      number_prefix: facts.prefix,
      lead_body: facts.lead,
      health_district: facts.health,
      introduction: text.whatThePlusIs,
      bodies: tx.json(text.bodies.map(({ name, text: description }) => ({ name, text: description }))),
      stated_inhabitants: facts.inhabitants,
      stated_area_km2: facts.area,
      demonstration: true,
    };
  });
  await tx`insert into public.districts ${tx(rows)}`;
  const members = DISTRICT_KEYS.flatMap((district) =>
    MUNICIPALITIES[district].map((seed) => ({ district_id: id("district", district), municipality_id: id("municipality", seed.code), lead: seed.lead })),
  );
  await tx`insert into public.district_municipalities ${tx(members)}`;
}
