import type { Sql } from "postgres";

/** Closes delegations past their end, and forgets what is no longer of use, each class of data after its time (`private.retention_rules`, docs/rules/my-data.md). */
export async function keepHouse(sql: Sql): Promise<void> {
  await sql`select private.end_delegations()`;
  await sql`select private.apply_retention()`;
}
