import type { Adesione, AdesionePage } from "./adesione.schema.ts";

/** For whom the form is: oneself, a new organisation, or one that is there already. */
export type Joining = { who: "citizen" } | { who: "new" } | { who: "organisation"; organisationId: string };

/** What `?come=` of the address says: `persona`, `nuova` or an organisation's id. Null for the page where one chooses. */
export function readJoining(come: string | null): Joining | null {
  if (come === "persona") return { who: "citizen" };
  if (come === "nuova") return { who: "new" };
  if (come && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(come)) return { who: "organisation", organisationId: come };
  return null;
}

/** One's adesione for that choice, if there is one. */
export function adesioneFor({ mine }: Pick<AdesionePage, "mine">, joining: Joining): Adesione | null {
  if (joining.who === "new") return null;
  const organisationId = joining.who === "citizen" ? null : joining.organisationId;
  return mine.find((adesione) => adesione.organisationId === organisationId) ?? null;
}

/** Organisations for which nobody has joined yet (or no longer): the page offers them. */
export function organisationsToJoin({ organisations, mine }: Pick<AdesionePage, "organisations" | "mine">) {
  return organisations.filter(({ id, state }) => (state === "verified" || state === "waiting") && !mine.some((adesione) => adesione.organisationId === id && adesione.state !== "withdrawn"));
}
