import { existsSync } from "node:fs";
import { z } from "zod";
import { StartupError } from "#server/startup-error.ts";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");
/** An empty variable is one that was left blank in a copied .env: it counts as absent. */
const optionalText = z.string().trim().transform((value) => (value === "" ? undefined : value)).optional();

const EnvSchema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  HOST: z.string().trim().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  ORIGIN: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  TRUST_PROXY: flag.default(false),
  DATA_DIR: z.string().trim().min(1).default(".data"),
  DEMO: flag.default(true),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  SMTP_URL: optionalText.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: optionalText,
  SUPABASE_URL: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  SUPABASE_PUBLISHABLE_KEY: optionalText,
  SUPABASE_SECRET_KEY: optionalText,
  SUPABASE_JWT_SECRET: optionalText,
  DATABASE_URL: optionalText.pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional()),
});

export type ExternalSupabase = { url: string; publishableKey: string; secretKey: string; jwtSecret: string | null; databaseUrl: string };

export type Env = {
  mode: "production" | "development" | "test";
  host: string;
  port: number;
  origin: string | null;
  trustProxy: boolean;
  dataDir: string;
  demo: boolean;
  logLevel: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** Null on the embedded default. */
  external: ExternalSupabase | null;
};

/** Adds what a .env file in the working directory says to the environment, which wins. */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** Parses the environment once; a bad variable is one clear line that names it. */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = EnvSchema.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartupError(`the variable ${String(issue?.path[0])} is not right: ${issue?.message ?? "see .env.example"}`);
  }
  const value = parsed.data;
  return {
    mode: value.NODE_ENV,
    host: value.HOST,
    port: value.PORT,
    origin: value.ORIGIN?.replace(/\/$/, "") ?? null,
    trustProxy: value.TRUST_PROXY,
    dataDir: value.DATA_DIR,
    demo: value.DEMO,
    logLevel: value.LOG_LEVEL,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? "Tavoli Aperti <non-rispondere@tavoli-aperti.invalid>",
    external: externalSupabase(value),
  };
}

function externalSupabase(value: z.output<typeof EnvSchema>): ExternalSupabase | null {
  const together = {
    SUPABASE_URL: value.SUPABASE_URL,
    SUPABASE_PUBLISHABLE_KEY: value.SUPABASE_PUBLISHABLE_KEY,
    SUPABASE_SECRET_KEY: value.SUPABASE_SECRET_KEY,
    DATABASE_URL: value.DATABASE_URL,
  };
  const missing = Object.entries(together).filter(([, text]) => !text).map(([name]) => name);
  if (missing.length === Object.keys(together).length) return null;
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_KEY: secretKey, DATABASE_URL: databaseUrl } = together;
  if (!url || !publishableKey || !secretKey || !databaseUrl) {
    throw new StartupError(`a Supabase project needs all its variables: ${missing.join(", ")} missing (leave all of them empty for the embedded default)`);
  }
  return { url, publishableKey, secretKey, databaseUrl, jwtSecret: value.SUPABASE_JWT_SECRET ?? null };
}
