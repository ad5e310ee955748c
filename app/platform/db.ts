import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "#app/platform/db/database.types.ts";

/** supabase-js, typed by the schema. What it may read or do is decided by row security for the token that it carries. */
export type Db = SupabaseClient<Database>;

/**
 * Why the service key is used. Each reason is one call site; the list is the answer to
 * "where is row security bypassed?" and a test compares it with the code.
 */
export type SystemReason = "rate_limit" | "unproven_password" | "readiness" | "file_storage";

export type Databases = {
  /** The database as a person sees it (her access token), or as anonymous people do (null). */
  asUser(accessToken: string | null): Db;
  /** The database without row security, for the few things that no person may do. */
  asSystem(reason: SystemReason): Db;
};

export type SupabaseAccess = { url: string; publishableKey: string; secretKey: string; fetch?: typeof fetch; /** For calls as anonymous, when they differ. */ anonymousFetch?: typeof fetch };

/** Makes both doors for one Supabase: a project over HTTP, or the embedded gateway through its in-process fetch. */
export function createDatabases({ url, publishableKey, secretKey, fetch, anonymousFetch = fetch }: SupabaseAccess): Databases {
  const open = (key: string, accessToken: string | null, call = fetch): Db =>
    createClient<Database>(url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: call ? { fetch: call } : {},
      ...(accessToken ? { accessToken: async () => accessToken } : {}),
    });
  const anonymous = open(publishableKey, null, anonymousFetch);
  const system = open(secretKey, null);
  return {
    asUser: (accessToken) => (accessToken ? open(publishableKey, accessToken) : anonymous),
    asSystem: () => system,
  };
}
