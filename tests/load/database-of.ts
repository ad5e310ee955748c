import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { knownCluster } from "#server/embedded/binaries.ts";
import { loadSecrets } from "#server/embedded/secrets.ts";
import { DATABASE, localUrl } from "#server/embedded/start-embedded.ts";

/** A direct connection to a running embedded installation, found through its data folder. */
export function connectTo(dataDir: string): Sql {
  const port = Number(readFileSync(join(knownCluster(dataDir), "postmaster.pid"), "utf8").split("\n")[3]);
  return postgres(localUrl("postgres", loadSecrets(dataDir).ownerPassword, port, DATABASE), { max: 2, onnotice() {} });
}
