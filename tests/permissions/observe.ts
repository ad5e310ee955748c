import type { Sql } from "postgres";
import type { Person } from "#tests/builders/people.ts";
import type { Cast } from "#tests/builders/world.ts";
import type { CatalogueFunction } from "#tests/permissions/catalogue.ts";

export const PEOPLE = [
  "anonymous", "stranger", "citizen", "otherCitizen", "delegate", "substitute", "revokedDelegate", "otherDelegate", "facilitator",
  "otherFacilitator", "minuteTaker", "office", "officeHead", "mayor", "otherOffice", "administrator",
] as const satisfies readonly (keyof Cast | "anonymous")[];

export type Who = (typeof PEOPLE)[number];

/** allowed: it did it, or refused for a reason of state or content; denied: as if it were not there; nothing: no row came back. */
export type Verdict = "allowed" | "denied" | "nothing";

const DENIALS = new Set(["PT401", "PT403", "PT404", "42501"]);

class RollBack extends Error {}

/** Calls a function as a person, and takes everything that it did back: the next person finds the same world. */
export async function observe(sql: Sql, fn: CatalogueFunction, args: Record<string, unknown>, person: Person | null): Promise<{ verdict: Verdict; code: string }> {
  let outcome: { verdict: Verdict; code: string } = { verdict: "denied", code: "not called" };
  await sql.begin(async (tx) => {
    const claims = person ? { sub: person.id, role: "authenticated", session_id: person.loginId } : { role: "anon" };
    await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true), set_config('request.jwt.claim.sub', ${person?.id ?? ""}, true)`;
    await tx.unsafe(`set local role ${person ? "authenticated" : "anon"}`);
    const named = fn.args.map(({ name, type }, index) => `${name} => $${index + 1}::text::${type}`).join(", ");
    const values = fn.args.map(({ name, type }) => textOf(args[name], type));
    const [row] = await tx.unsafe<{ result: unknown }[]>(`select to_jsonb(f) as result from public.${fn.name}(${named}) as f`, values);
    outcome = row === undefined || row.result === null ? { verdict: "nothing", code: "" } : { verdict: "allowed", code: "" };
    throw new RollBack();
  }).catch((error: unknown) => {
    if (error instanceof RollBack) return;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    outcome = { verdict: DENIALS.has(code) ? "denied" : "allowed", code: `${code} ${error instanceof Error ? error.message : ""}` };
  });
  return outcome;
}

function textOf(value: unknown, type: string): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && type.endsWith("[]")) return `{${value.map((one) => JSON.stringify(one)).join(",")}}`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
