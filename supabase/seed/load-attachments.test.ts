import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kindOfFile } from "#app/features/files/file-kind.server.ts";
import { embeddedFileStore } from "#server/files/create-file-store.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";
import { FULL_FORMS } from "./content/full-forms.ts";
import { attachDemonstrationFiles } from "./load-attachments.ts";
import { loadDemonstration } from "./load-demonstration.ts";

let database: TestDatabase;
const dataDir = mkdtempSync(join(tmpdir(), "tavoli-demo-files-"));
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemonstration(database.sql, new Date());
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

it("organisations of both districts used the full form, and whatever they sent is complete", async () => {
  const rows = await database.sql<{ form: string; district: string; complete: boolean }[]>`
    select p.form, p.district_id as district, private.require_complete_proposal(private.draft_content(p)) is not null as complete from public.proposals p where p.form = 'full' and p.state <> 'draft'`;
  expect(rows).toHaveLength(Object.keys(FULL_FORMS).length);
  expect(new Set(rows.map(({ district }) => district)).size).toBe(2);
});

it("two files of each district open as what they say they are", async () => {
  const files = embeddedFileStore(dataDir);
  await attachDemonstrationFiles(database.sql, files);
  const rows = await database.sql<{ kind: string; path: string; bytes: number }[]>`select kind, bytes, private.file_path(a) as path from public.attachments a`;
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(["pdf", "pdf", "png", "png"]);
  for (const { kind, path, bytes } of rows) {
    const content = Buffer.from(await new Response(await files.open(path)).arrayBuffer());
    await writeFile(join(files.incoming, "check"), content);
    expect(await kindOfFile(join(files.incoming, "check"))).toEqual({ kind });
    expect(content.length).toBe(bytes);
  }
});
