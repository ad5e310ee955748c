import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { Db } from "#app/platform/db.ts";
import { ACCESS_TOKEN_SECONDS } from "#server/embedded/gateway.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type Person = { id: string; email: string; accessToken: string; loginId: string; db: Db };

/** A person with a confirmed account who is signed in: the rows and the token that a real sign-in leaves. */
export async function createPerson(database: TestDatabase, name: string, options: { municipalityId?: string } = {}): Promise<Person> {
  const id = randomUUID();
  const loginId = randomUUID();
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}.${id.slice(0, 6)}@example.org`;
  const { sql } = database;
  await sql`
    insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
    values (${id}, 'authenticated', 'authenticated', ${email}, '', now(),
      ${sql.json({ provider: "email", providers: ["email"] })}, ${sql.json({ display_name: name })}, now(), now())`;
  if (options.municipalityId) await sql`update public.profiles set municipality_id = ${options.municipalityId} where id = ${id}`;
  await sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${loginId}, ${id}, now(), now())`;
  const accessToken = await signAccessToken(database, { id, email, loginId });
  return { id, email, accessToken, loginId, db: database.databases.asUser(accessToken) };
}

/** A token as the sign-in service gives it; `expiresAt` in seconds makes an old one. */
export function signAccessToken(database: TestDatabase, person: { id: string; email: string; loginId: string }, expiresAt?: number): Promise<string> {
  return new SignJWT({ role: "authenticated", email: person.email, session_id: person.loginId })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(person.id)
    .setAudience("authenticated")
    .setIssuedAt()
    .setExpirationTime(expiresAt ?? `${ACCESS_TOKEN_SECONDS}s`)
    .sign(new TextEncoder().encode(database.supabase.jwtSecret));
}
