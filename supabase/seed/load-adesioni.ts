import { CITIZENS, DETAILS, PLACES, WAITING } from "./content/adesioni.ts";
import { ORGANISATIONS } from "./content/organisations.ts";
import { PERSONS } from "./content/persons.ts";
import type { Loading } from "./loading.ts";

const INSTITUTIONS = new Set(["municipality", "health_authority", "province", "region", "judicial_authority", "school_training", "job_service", "public_institution"]);

/** What organisations say of themselves, who looks after them, delegates by tavolo, adesioni in both districts, who waits. */
export async function loadAdesioni(loading: Loading): Promise<void> {
  await loadDetails(loading);
  await loadPlaces(loading);
  await loadOrganisationAdesioni(loading);
  await loadWaiting(loading);
  await loadCitizenAdesioni(loading);
}

async function loadDetails({ tx, id }: Loading): Promise<void> {
  for (const { organisation, legalForm, taxCode, runts, operatesIn, website } of DETAILS) {
    const details = { legalForm, taxCode, runtsNumber: runts?.[0] ?? "", runtsSection: runts?.[1] ?? "", website: website ?? "", operatesIn: operatesIn.map((code) => id("municipality", code)) };
    await tx`select private.write_organisation_details(${id("organisation", organisation)}, ${tx.json(details)})`;
  }
  await tx`insert into public.organisation_admins ${tx(ORGANISATIONS.map((seed) => ({ organisation_id: id("organisation", seed.key), person_id: id("person", seed.delegateKey) })))}`;
  await tx`update public.profiles set age_declared_at = created_at`;
}

async function loadPlaces({ tx, id, clock }: Loading): Promise<void> {
  const rows = PLACES.map(({ organisation, tavolo, kind, person, address }) => ({
    organisation_id: id("organisation", organisation), tavolo_id: id("tavolo", tavolo), kind, email: `${address}@example.org`, person_id: person && id("person", person),
    named_at: clock.at(person ? -40 : -3, "10:00"), expires_at: clock.at(person ? -26 : 11, "10:00"),
  }));
  await tx`insert into public.organisation_delegates ${tx(rows)}`;
}

/** Each organisation of the register joined, and sits where it asked to. */
async function loadOrganisationAdesioni({ tx, id, clock }: Loading): Promise<void> {
  const sent = (index: number) => clock.at(-95 + (index % 20), "11:00");
  const rows = ORGANISATIONS.map((seed, index) => ({
    id: id("adesione", seed.key), cycle_id: id("cycle", seed.district), district_id: id("district", seed.district), organisation_id: id("organisation", seed.key),
    kind: INSTITUTIONS.has(seed.category) ? "institution" : "organisation", person_id: id("person", seed.delegateKey),
    mode: index % 4 === 3 ? "online" : "presence", state: "accepted", privacy_read_at: sent(index), created_at: sent(index), updated_at: sent(index),
  }));
  await tx`insert into public.adesioni ${tx(rows)}`;
  const tavoli = ORGANISATIONS.flatMap((seed) => seed.tavoli.map((tavolo) => ({ adesione_id: id("adesione", seed.key), tavolo_id: id("tavolo", tavolo), accepted: true })));
  await tx`insert into public.adesione_tavoli ${tx(tavoli)}`;
}

async function loadWaiting({ tx, id, clock }: Loading): Promise<void> {
  for (const [index, { key, district, askedBy, name, category, municipality, taxCode, tavoli, mode }] of WAITING.entries()) {
    const at = clock.at(-2 - index, "18:30");
    const organisation = id("organisation", key);
    await tx`insert into public.organisations ${tx({ id: organisation, district_id: id("district", district), name, category, municipality_id: id("municipality", municipality), state: "waiting", created_at: at })}`;
    await tx`insert into public.organisation_admins (organisation_id, person_id, since) values (${organisation}, ${id("person", askedBy)}, ${at})`;
    await tx`insert into private.organisation_records (organisation_id, tax_code, registered_by) values (${organisation}, ${taxCode}, ${id("person", askedBy)})`;
    await tx`insert into public.adesioni ${tx({
      id: id("adesione", key), cycle_id: id("cycle", district), district_id: id("district", district), organisation_id: organisation, kind: "organisation",
      person_id: id("person", askedBy), mode, created_at: at, updated_at: at, privacy_read_at: at,
    })}`;
    await tx`insert into public.adesione_tavoli ${tx(tavoli.map((tavolo) => ({ adesione_id: id("adesione", key), tavolo_id: id("tavolo", tavolo) })))}`;
  }
}

async function loadCitizenAdesioni({ tx, id, clock }: Loading): Promise<void> {
  const towns = new Map(PERSONS.map((person) => [person.key, person.municipality]));
  for (const [index, { person, district, tavoli, mode, accepted, needs }] of CITIZENS.entries()) {
    const at = clock.at(accepted ? -60 + index : -1, "20:15");
    const adesione = id("adesione", person);
    await tx`insert into public.adesioni ${tx({
      id: adesione, cycle_id: id("cycle", district), district_id: id("district", district), kind: "citizen", person_id: id("person", person),
      municipality_id: id("municipality", towns.get(person) ?? ""), mode, state: accepted ? "accepted" : "submitted",
      created_at: at, updated_at: at, privacy_read_at: at, age_declared_at: at,
    })}`;
    await tx`insert into public.adesione_tavoli ${tx(tavoli.map((tavolo) => ({ adesione_id: adesione, tavolo_id: id("tavolo", tavolo), accepted })))}`;
    if (needs) await tx`insert into public.adesione_needs (adesione_id, person_id, needs) values (${adesione}, ${id("person", person)}, ${needs})`;
  }
}
