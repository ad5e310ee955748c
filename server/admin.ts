import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createClient } from "@supabase/supabase-js";
import postgres, { type Sql } from "postgres";
import { z } from "zod";
import { clusterFolder, postgresAccount } from "#server/embedded/binaries.ts";
import { EMBEDDED_URL, type SendAuthMail, startGateway } from "#server/embedded/gateway.ts";
import { GATEWAY, OWNER } from "#server/embedded/roles.ts";
import { loadSecrets } from "#server/embedded/secrets.ts";
import { DATABASE, localUrl, startEmbedded } from "#server/embedded/start-embedded.ts";
import { type Env, loadEnvFile, parseEnv } from "#server/env.ts";
import { StartupError } from "#server/startup-error.ts";

/** Where the installation's database and sign-in service answer, whoever started them. */
type Installation = {
  sql: Sql;
  /** The `token_hash` of a fresh one-time link that lets the holder choose a password. */
  recoveryToken(email: string): Promise<string>;
  createAccount(email: string): Promise<void>;
  close(): Promise<void>;
};

/** `npm run admin -- <e-mail>`: makes that account an administrator of the platform, making the account when there is none. */
async function main(): Promise<void> {
  const address = z.email().safeParse(process.argv[2]?.trim().toLowerCase());
  if (!address.success) throw new StartupError("say which account: npm run admin -- name@example.org");
  const email = address.data;
  loadEnvFile();
  const env = parseEnv(process.env);
  const origin = env.origin ?? `http://localhost:${env.port}`;
  const installation = await openInstallation({ ...env, dataDir: resolve(env.dataDir) }, origin);
  try {
    const existing = await findAccount(installation.sql, email);
    if (!existing) await installation.createAccount(email);
    const id = existing?.id ?? (await findAccount(installation.sql, email))?.id;
    if (!id) throw new StartupError("the account could not be made");
    await installation.sql`insert into private.platform_admins (person_id) values (${id}) on conflict do nothing`;
    say(`${email} administers the platform now: ${origin}/amministrazione`);
    if (existing?.confirmed) return;
    const token = await installation.recoveryToken(email);
    say("Choose the password here, within an hour (the link works once):");
    say(`${origin}/accedi/conferma?${new URLSearchParams({ token_hash: token, type: "recovery" })}`);
  } finally {
    await installation.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function findAccount(sql: Sql, email: string): Promise<{ id: string; confirmed: boolean } | null> {
  const [row] = await sql<{ id: string; confirmed: boolean }[]>`
    select id, email_confirmed_at is not null as confirmed from auth.users where lower(email) = ${email}`;
  return row ?? null;
}

async function openInstallation(env: Env, origin: string): Promise<Installation> {
  if (env.external) return openExternal(env.external);
  const running = await findRunning(env.dataDir);
  if (running) return openRunning(env.dataDir, running, origin);
  return openStopped(env.dataDir, origin);
}

function openExternal({ url, secretKey, databaseUrl }: NonNullable<Env["external"]>): Installation {
  const sql = connect(databaseUrl);
  const { auth } = createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
  return {
    sql,
    async createAccount(email) {
      const { error } = await auth.admin.createUser({ email });
      if (error) throw new StartupError(`Supabase did not make the account: ${error.message}`);
    },
    async recoveryToken(email) {
      const { data, error } = await auth.admin.generateLink({ type: "recovery", email });
      if (error) throw new StartupError(`Supabase did not make a link: ${error.message}`);
      return data.properties.hashed_token;
    },
    close: () => sql.end(),
  };
}

/** The port of this data folder's live PostgreSQL, or null when it isn't running. */
async function findRunning(dataDir: string): Promise<number | null> {
  if (!existsSync(join(dataDir, "secrets.json"))) return null;
  const secrets = loadSecrets(dataDir);
  const folder = clusterFolder(dataDir, postgresAccount(), createHash("sha256").update(secrets.installation).digest("hex").slice(0, 16));
  const file = join(folder, "postmaster.pid");
  const port = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[3]) : 0;
  if (!port) return null;
  const sql = connect(localUrl(OWNER, secrets.ownerPassword, port, DATABASE));
  try {
    await sql`select 1`;
    return port;
  } catch {
    return null;
  } finally {
    await sql.end();
  }
}

async function openRunning(dataDir: string, port: number, origin: string): Promise<Installation> {
  const secrets = loadSecrets(dataDir);
  const sql = connect(localUrl(OWNER, secrets.ownerPassword, port, DATABASE));
  const mails = captureMails();
  const gateway = await startGateway({
    databaseUrl: localUrl(GATEWAY, secrets.gatewayPassword, port, DATABASE), secrets, siteUrl: origin, connections: 1, sendAuthMail: mails.send,
  });
  return throughGateway({ sql, key: secrets.publishableKey, fetch: gateway.fetch, lastToken: mails.lastToken }, async () => {
    await gateway.close();
    await sql.end();
  });
}

/** The server is not running: its database is started for this alone. */
async function openStopped(dataDir: string, origin: string): Promise<Installation> {
  const mails = captureMails();
  const embedded = await startEmbedded({ dataDir, siteUrl: origin, sendAuthMail: mails.send });
  const { supabase } = embedded;
  const sql = connect(supabase.databaseUrl);
  return throughGateway({ sql, key: supabase.publishableKey, fetch: supabase.fetch, lastToken: mails.lastToken }, async () => {
    await sql.end();
    await embedded.stop();
  });
}

type ThroughGateway = { sql: Sql; key: string; fetch: typeof fetch; lastToken: () => string | null };

/** The embedded sign-in service has no administrator's door: its mails are caught instead of sent. */
function throughGateway({ sql, key, fetch, lastToken }: ThroughGateway, close: () => Promise<void>): Installation {
  const { auth } = createClient(EMBEDDED_URL, key, { auth: { persistSession: false, autoRefreshToken: false }, global: { fetch } });
  return {
    sql,
    async createAccount(email) {
      // Nobody knows this password: the one-time link chooses another.
      const { error } = await auth.signUp({ email, password: randomBytes(24).toString("base64url"), options: { data: { display_name: email.split("@")[0] } } });
      if (error) throw new StartupError(`the account could not be made: ${error.message}`);
    },
    async recoveryToken(email) {
      const { error } = await auth.resetPasswordForEmail(email);
      const token = lastToken();
      if (error || !token) throw new StartupError(`no link came out: ${error?.message ?? "the mail has no token"}`);
      return token;
    },
    close,
  };
}

function captureMails(): { send: SendAuthMail; lastToken: () => string | null } {
  let last: string | null = null;
  return {
    async send({ html }) {
      last = /token_hash=([\w-]+)/.exec(html)?.[1] ?? last;
    },
    lastToken: () => last,
  };
}

function connect(databaseUrl: string): Sql {
  return postgres(databaseUrl, { max: 1, onnotice() {}, connect_timeout: 5 });
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof StartupError ? `Tavoli Aperti: ${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
