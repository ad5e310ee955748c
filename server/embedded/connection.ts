import { PostgresConnection } from "@supabase/lite/postgres";
import { z } from "zod";

/** Who calls, as the gateway read it from the key and the token; another role than these is left to the gateway. */
const CallerSchema = z.object({
  auth: z.object({
    role: z.enum(["anon", "authenticated", "service_role"]).default("anon"),
    uid: z.string().nullish(),
    jwt: z.record(z.string(), z.unknown()).nullish().catch(null),
  }).default({ role: "anon" }),
  storage: z.object({ operation: z.unknown() }).partial().optional(),
});

type Vars = Parameters<PostgresConnection["withContext"]>[0];
type Options = Parameters<PostgresConnection["withContext"]>[2];

/**
 * The gateway's connection, which tells PostgreSQL who calls a function in one statement. @supabase/lite itself sends a
 * statement for each of the eleven settings, and a page's time goes by in waiting for them. Every other call is its own.
 */
export class LeanConnection extends PostgresConnection {
  /** Its first call makes the gateway's own things, and that is left to it. */
  #isPrepared = false;

  override async withContext<T>(vars: Vars, work: (db: PostgresConnection["kysely"]) => Promise<T>, options?: Options): Promise<T> {
    const settings = this.#isPrepared ? settingsOf(vars, options) : null;
    if (settings === null) {
      const result = await super.withContext(vars, work, options);
      this.#isPrepared = true;
      return result;
    }
    return this.kysely.transaction().execute(async (transaction) => {
      await transaction
        .selectNoFrom(({ fn, val }) => settings.map(([name, value], at) => fn("set_config", [val(name), val(value), val(true)]).as(`s${at}`)))
        .execute();
      return work(transaction);
    });
  }
}

/** What PostgREST sets for the length of a call; null for a call that is not a plain one of a function. */
function settingsOf(vars: Vars, options: Options): [name: string, value: string][] | null {
  const rpc = options?.rpc;
  if (!vars || !rpc || options.forceRollback || options.transaction) return null;
  const caller = CallerSchema.safeParse(vars);
  if (!caller.success) return null;
  const { auth, storage } = caller.data;
  return [
    ["role", auth.role],
    ["request.jwt.claim.sub", auth.uid ?? ""],
    ["request.jwt.claim.role", auth.role],
    ["request.jwt.claims", auth.jwt ? JSON.stringify(auth.jwt) : ""],
    ["storage.operation", String(storage?.operation ?? "")],
    ["response.status", ""],
    ["response.headers", ""],
    ["request.method", rpc.method],
    ["request.path", rpc.path],
    ["request.headers", JSON.stringify(rpc.requestHeaders ?? {})],
    ["transaction_read_only", rpc.readOnly ? "on" : "off"],
  ];
}
