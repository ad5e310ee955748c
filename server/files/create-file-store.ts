import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "pino";
import type { FileStore } from "#app/platform/file-store.ts";
import type { SupabaseConnection } from "#server/embedded/start-embedded.ts";
import type { Env } from "#server/env.ts";
import { createFolderStore } from "#server/files/folder-store.ts";
import { createRedraw } from "#server/files/redraw-image.ts";
import { createSupabaseStore } from "#server/files/supabase-store.ts";

type Options = { env: Pick<Env, "external" | "dataDir">; supabase: SupabaseConnection; log: Pick<Logger, "warn"> };

/** The store that fits the configuration: a bucket of the Supabase project, or a folder in the data folder. */
export async function createFileStore({ env, supabase, log }: Options): Promise<FileStore> {
  if (!env.external) return embeddedFileStore(env.dataDir);
  const store = createSupabaseStore(supabase);
  // A project that does not answer at this moment must not keep the rest from starting: an upload says so.
  await store.prepare().catch((error: unknown) => log.warn({ err: error }, "the bucket for files could not be prepared"));
  return { ...store, incoming: await mkdtemp(join(tmpdir(), "tavoli-allegati-")), redraw: createRedraw() };
}

/** What was arriving when the process ended is of no use. */
export function embeddedFileStore(dataDir: string): FileStore {
  const folder = join(dataDir, "files");
  const incoming = join(folder, "incoming");
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  for (const left of readdirSync(incoming)) rmSync(join(incoming, left), { force: true });
  return { ...createFolderStore(folder), incoming, redraw: createRedraw() };
}
