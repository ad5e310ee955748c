import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { emitWarning } from "#server/embedded/node-warnings.ts";
import { App } from "@supabase/lite";
import { seconds } from "#app/platform/time.ts";
import { connectionOptions } from "#server/database-connection.ts";
import { LeanConnection } from "#server/embedded/connection.ts";
import { type GatewayLog, logged } from "#server/embedded/gateway-log.ts";
import type { Secrets } from "#server/embedded/secrets.ts";

// @supabase/lite puts its own in place, to drop one warning, and that throws a TypeError on warnings given as an Error.
process.emitWarning = emitWarning;

/** The address that supabase-js is given in the embedded default: never resolved, every call is answered in this process. */
export const EMBEDDED_URL = "http://supabase.embedded.invalid";
/** Access tokens live ten minutes: a right that is taken away is gone soon even where nobody asks. */
export const ACCESS_TOKEN_SECONDS = 600;

/** Hands over a mail of the sign-in service (link and code); the caller delivers it. */
export type SendAuthMail = (mail: { to: string; subject: string; text: string; html: string }) => Promise<void>;

export type Gateway = { fetch: typeof fetch; close(): Promise<void> };

type GatewayOptions = { databaseUrl: string; secrets: Pick<Secrets, "jwtSecret" | "publishableKey" | "secretKey">; siteUrl: string; connections: number; sendAuthMail?: SendAuthMail; /** Without one it prints, as @supabase/lite does. */ log?: GatewayLog };

/** A failure this soon after a lost connection is the database's absence, not a mistake of ours. */
const AFTER_LOSS_MS = seconds(2);

/** Subjects and pages of the sign-in mails, the same files that supabase/config.toml names for a Supabase project. */
const TEMPLATES = resolve(import.meta.dirname, "../../supabase/templates");

function template(file: string, subject: string) {
  return { subject, content_path: join(TEMPLATES, `${file}.html`) };
}

function createApp({ databaseUrl, secrets, siteUrl, connections, sendAuthMail }: GatewayOptions) {
  let lostAt = 0;
  const connection = new LeanConnection({
    url: databaseUrl,
    postgresOptions: { max: connections, ...connectionOptions("gateway"), onclose: () => void (lostAt = Date.now()) },
  });
  const app = new App({
    connection,
    project_id: "tavoli-aperti",
    api: { enabled: true, schemas: ["public"], max_rows: 1000 },
    auth: {
      enabled: true,
      site_url: siteUrl,
      jwt_secret: secrets.jwtSecret,
      jwt_expiry: ACCESS_TOKEN_SECONDS,
      enable_signup: true,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      email: {
        enable_signup: true,
        enable_confirmations: true,
        // The new address must prove itself. With the double confirmation @supabase/lite asks the old one alone, and an
        // address that nobody proved would bring its delegations along; the old one is told by a notice instead.
        double_confirm_changes: false,
        max_frequency: "1s",
        otp_length: 6,
        otp_expiry: 3600,
        template: {
          confirmation: template("confirmation", "Conferma il tuo indirizzo / Confirm your address"),
          magic_link: template("magic-link", "Il tuo collegamento per entrare / Your sign-in link"),
          recovery: template("recovery", "Scegli una nuova password / Choose a new password"),
          email_change: template("email-change", "Conferma il nuovo indirizzo / Confirm your new address"),
        },
      },
    },
    options: {
      // The service's own text links straight to its verify endpoint, which a mail scanner would use up: the text is made from our page's HTML.
      drivers: { email: { send: async ({ to, subject, text, html }) => sendAuthMail?.({ to, subject, text: html ? "" : (text ?? ""), html: html ?? "" }) } },
    },
  });
  return { app, connection, isDatabaseAway: () => Date.now() - lostAt < AFTER_LOSS_MS };
}

/** Makes Supabase's own schemas (auth, migration history) over a superuser's connection, which is closed again. */
export async function ensureSystemSchemas(options: GatewayOptions): Promise<void> {
  const { app, connection } = createApp({ ...options, connections: 1 });
  await app.ensureSystemSchema();
  await connection.close();
}

export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { app, connection, isDatabaseAway } = createApp(options);
  await app.init();
  // The first REST call prepares the gateway's own things, and two first calls at once trip over each other.
  await app.fetch(new Request(`${EMBEDDED_URL}/rest/v1/rpc/is_demonstration`, { method: "POST", headers: { apikey: options.secrets.publishableKey } }));
  const answer = options.log ? logged((request) => app.fetch(request), options.log) : (request: Request) => app.fetch(request);
  return {
    async fetch(input, init) {
      const response = await answer(new Request(input, init));
      // The driver says that a connection ended just after its query failed.
      if (response.status === 500) await setImmediate();
      return response.status === 500 && isDatabaseAway() ? databaseAway() : response;
    },
    close: () => connection.close(),
  };
}

/** The service calls every failure of its own 500; Supabase says 503 when its database is away, and so do we. */
function databaseAway(): Response {
  return Response.json({ code: "PGRST001", message: "Database connection error", details: null, hint: null }, { status: 503 });
}
