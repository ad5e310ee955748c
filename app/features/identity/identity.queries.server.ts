import type { Db } from "#app/platform/db.ts";
import { AppError, unwrap } from "#app/platform/errors.ts";
import { type Account, AccountSchema } from "./identity.schema.ts";

/** One's own account. 401 sign_in_needed when the login ended. */
export async function requireAccount(db: Db): Promise<Account> {
  const parsed = AccountSchema.safeParse(unwrap(await db.rpc("my_account")));
  if (!parsed.success) throw new AppError("unexpected", { cause: parsed.error });
  return parsed.data;
}

export type MunicipalityChoice = { id: string; name: string };

/** All municipalities of the installation's districts, for the declaration of one's own. */
export async function listMunicipalities(db: Db): Promise<MunicipalityChoice[]> {
  const rows = unwrap(await db.from("municipalities").select("id, name").order("name").limit(1000));
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, "it"));
}
