import type { Sql } from "postgres";
import type { FileStore } from "#app/platform/file-store.ts";

/** Most files taken out of the store in one go. */
const BATCH = 200;

/**
 * [FILE-08] Files of which no row is left: taken away, of a proposal thrown away, or never arrived whole. Their rows go first,
 * their bytes then; what the store refuses at this moment is asked for again at the next round. Returns how many went.
 */
export async function forgetFiles(sql: Sql, files: Pick<FileStore, "remove">): Promise<number> {
  await sql`delete from public.attachments where state = 'pending' and created_at < now() - interval '1 hour'`;
  await sql`delete from private.attachment_links where expires_at < now()`;
  let gone = 0;
  for (;;) {
    const rows = await sql<{ path: string }[]>`select path from private.removed_files order by removed_at limit ${BATCH}`;
    if (rows.length === 0) return gone;
    const paths = rows.map(({ path }) => path);
    await files.remove(paths);
    await sql`delete from private.removed_files where path = any (${paths})`;
    gone += paths.length;
  }
}
