import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartupError } from "#server/startup-error.ts";

const SecretsSchema = z.object({
  installation: z.uuid(),
  jwtSecret: z.string().min(32),
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  superuserPassword: z.string().min(20),
  ownerPassword: z.string().min(20),
  gatewayPassword: z.string().min(20),
});

/** What the embedded installation keeps for itself; made on the first start, never in git, never printed. */
export type Secrets = z.infer<typeof SecretsSchema>;

function token(): string {
  return randomBytes(32).toString("base64url");
}

/** Reads the installation's secrets, making them on the first start (mode 600, written whole or not at all). */
export function loadSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  if (existsSync(file)) {
    const parsed = SecretsSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (!parsed.success) throw new StartupError(`${file} is damaged: restore it from a backup, or run "npm run reset"`);
    return parsed.data;
  }
  const secrets: Secrets = {
    installation: randomUUID(),
    jwtSecret: token(),
    publishableKey: `sb_publishable_${token()}`,
    secretKey: `sb_secret_${token()}`,
    superuserPassword: token(),
    ownerPassword: token(),
    gatewayPassword: token(),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
