import { CROWD_TAVOLO } from "./load-tavoli.ts";
import { ORGANISATIONS } from "./content/organisations.ts";
import { PERSONS } from "./content/persons.ts";
import { crowdMembers } from "./crowd-members.ts";
import { crowdEmail } from "#app/features/demonstration/demonstration.limits.ts";
import type { Loading } from "./loading.ts";

const emails = new Map(PERSONS.map((person) => [person.key, person.email]));

export async function loadOrganisations({ tx, id, clock }: Loading): Promise<void> {
  const since = clock.at(-118, "10:00");
  const rows = ORGANISATIONS.map((seed) => ({
    id: id("organisation", seed.key), district_id: id("district", seed.district), name: seed.name, category: seed.category,
    municipality_id: id("municipality", seed.municipality), created_at: seed.district === "area-ovest" ? since : clock.at(-198, "10:00"),
  }));
  const crowd = crowdMembers.flatMap(({ organisation, municipality }) => organisation ? [{
    id: id("organisation", organisation.key), district_id: id("district", "area-ovest"), name: organisation.name, category: organisation.category,
    municipality_id: id("municipality", municipality), created_at: clock.at(-2, "10:00"),
  }] : []);
  await tx`insert into public.organisations ${tx([...rows, ...crowd])}`;
  await loadDelegates({ tx, id, clock });
}

async function loadDelegates({ tx, id, clock }: Loading): Promise<void> {
  const named = (organisationKey: string, kind: "delegate" | "substitute", personKey: string, email: string) => ({
    organisation_id: id("organisation", organisationKey), kind, email, person_id: id("person", personKey), named_at: clock.at(-117, "10:00"),
  });
  const rows = ORGANISATIONS.flatMap((seed) => [
    named(seed.key, "delegate", seed.delegateKey, emails.get(seed.delegateKey) ?? ""),
    ...(seed.substituteKey === null ? [] : [named(seed.key, "substitute", seed.substituteKey, emails.get(seed.substituteKey) ?? "")]),
  ]);
  const crowd = crowdMembers.flatMap(({ organisation, personKey }, index) =>
    organisation ? [named(organisation.key, "delegate", personKey, crowdEmail(index + 1))] : [],
  );
  await tx`insert into public.organisation_delegates ${tx([...rows, ...crowd])}`;
}

/** Who sits at which tavolo; the invented participants of «Anima la seduta» at the one whose session is under way. */
export async function loadSeats({ tx, id }: Loading): Promise<void> {
  const rows = ORGANISATIONS.flatMap((seed) => seed.tavoli.map((tavolo) => ({ tavolo_id: id("tavolo", tavolo), organisation_id: id("organisation", seed.key) })));
  const crowd = crowdMembers.flatMap(({ organisation }) =>
    organisation ? [{ tavolo_id: id("tavolo", CROWD_TAVOLO), organisation_id: id("organisation", organisation.key) }] : [],
  );
  await tx`insert into public.tavolo_organisations ${tx([...rows, ...crowd])}`;
}
