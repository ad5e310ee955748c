import type { TestDatabase } from "#tests/setup/test-database.ts";

/** Two versions of a text: the first only for who takes part in it, the second public. Values by the argument's name. */
export async function addVersions(sql: TestDatabase["sql"], documentId: string): Promise<Record<string, unknown>> {
  const add = async (number: number, label: string, isPublic: boolean): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      insert into public.document_versions (document_id, number, label, phase, is_public, schema_version, epoch, seq, state, content, hash_form, sha256)
      select d.id, ${number}, ${label}, 'tavoli', ${isPublic}, d.schema_version, d.epoch, 0, ''::bytea, d.content, 2,
        encode(sha256(convert_to(private.fingerprint_text(2, d.content, '{}'), 'UTF8')), 'hex')
      from public.documents d where d.id = ${documentId} returning id`;
    if (!row) throw new Error("the fixture made no version");
    return row.id;
  };
  return { version_id: await add(1, "Stesura interna", false), public_version_id: await add(2, "Bozza pubblica", true) };
}
