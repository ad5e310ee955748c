import { randomUUID } from "node:crypto";
import { CROWD_SIZE, crowdEmail, DEMO_PASSWORD } from "#app/features/demonstration/demonstration.limits.ts";
import { crowdMembers } from "./crowd-members.ts";
import { PERSONS } from "./content/persons.ts";
import type { Loading } from "./loading.ts";

type Account = { key: string; email: string; displayName: string; municipality: string };

/** Invented accounts with confirmed addresses and one known password, as the sign-in service itself would have made them. */
export async function loadPeople({ tx, id, clock }: Loading): Promise<void> {
  const [hash] = await tx<{ password: string }[]>`select extensions.crypt(${DEMO_PASSWORD}, extensions.gen_salt('bf', 8)) as password`;
  const accounts: Account[] = [
    ...PERSONS,
    ...crowdMembers.map((member, index) => ({ key: member.personKey, email: crowdEmail(index + 1), displayName: member.displayName, municipality: member.municipality })),
  ];
  if (accounts.length !== PERSONS.length + CROWD_SIZE || !hash) throw new Error("the demonstration's accounts are not complete");
  const since = clock.at(-210, "09:00");
  await tx`insert into auth.users ${tx(accounts.map((account) => ({
    id: id("person", account.key),
    aud: "authenticated",
    role: "authenticated",
    email: account.email,
    encrypted_password: hash.password,
    email_confirmed_at: since,
    raw_app_meta_data: tx.json({ provider: "email", providers: ["email"] }),
    raw_user_meta_data: tx.json({ display_name: account.displayName, locale: "it", municipality_id: id("municipality", account.municipality), email_verified: true }),
    created_at: since,
    updated_at: since,
  })))}`;
  await tx`insert into auth.identities ${tx(accounts.map((account) => ({
    id: randomUUID(),
    provider: "email",
    provider_id: id("person", account.key),
    user_id: id("person", account.key),
    identity_data: tx.json({ sub: id("person", account.key), email: account.email, email_verified: true }),
    created_at: since,
    updated_at: since,
  })))}`;
}

/** Public roles in the districts. A citizen's comes from the declared municipality and has no row. */
export async function loadDistrictRoles({ tx, id }: Loading): Promise<void> {
  const rows = PERSONS.flatMap((person) =>
    person.roles.filter(({ role }) => role !== "citizen").map(({ district, role }) => ({
      district_id: id("district", district), person_id: id("person", person.key), role,
    })),
  );
  await tx`insert into public.district_roles ${tx(rows)}`;
}
