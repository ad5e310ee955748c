import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { end } from "#tests/setup/app-server.ts";
import { SUPABASE_MAIL, SUPABASE_READY } from "#tests/setup/supabase-lines.ts";

const ReadySchema = z.object({ url: z.url(), publishableKey: z.string(), secretKey: z.string(), jwtSecret: z.string(), databaseUrl: z.string() });
const MailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });

export type SupabaseMail = z.output<typeof MailSchema>;

export type SupabaseProcess = {
  /** What the application is started with to use this project. */
  env: Record<string, string>;
  databaseUrl: string;
  mails: SupabaseMail[];
  stop(): Promise<void>;
};

/** The Supabase side in another process, migrated and with the demonstration's data; the application under test only knows its address and keys. */
export async function startSupabase(options: { siteUrl: string }): Promise<SupabaseProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavoli-supabase-"));
  chmodSync(dataDir, 0o711);
  const child = spawn(process.execPath, [join(import.meta.dirname, "supabase-main.ts")], {
    env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: dataDir, SITE_URL: options.siteUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const mails: SupabaseMail[] = [];
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const ready = await new Promise<z.output<typeof ReadySchema>>((done, fail) => {
    child.once("exit", () => fail(new Error(`the Supabase process ended:\n${errors.join("")}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith(SUPABASE_READY)) done(ReadySchema.parse(JSON.parse(line.slice(SUPABASE_READY.length))));
      if (line.startsWith(SUPABASE_MAIL)) mails.push(MailSchema.parse(JSON.parse(line.slice(SUPABASE_MAIL.length))));
    });
  });
  return {
    env: {
      SUPABASE_URL: ready.url,
      SUPABASE_PUBLISHABLE_KEY: ready.publishableKey,
      SUPABASE_SECRET_KEY: ready.secretKey,
      SUPABASE_JWT_SECRET: ready.jwtSecret,
      DATABASE_URL: ready.databaseUrl,
    },
    databaseUrl: ready.databaseUrl,
    mails,
    async stop() {
      await end(child, "SIGTERM");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
