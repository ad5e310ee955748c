import type { World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

/** An open suggestion of the office to the draft of a section. Values by the argument's name. */
export async function addSuggestion(sql: TestDatabase["sql"], { districtId, people }: World, documentId: string): Promise<Record<string, unknown>> {
  const blocks = [{ type: "paragraph", content: [{ type: "text", text: "Un paragrafo in più." }] }];
  const [row] = await sql<{ id: string }[]>`
    insert into public.document_suggestions (document_id, district_id, number, kind, anchor, proposed_blocks, reason, author_id, capacity, moderation)
    values (${documentId}, ${districtId}, 1, 'add_block', '{"afterBlockId": null}', ${sql.json(blocks)}, 'Manca un inizio.', ${people.office.id}, 'office', 'published') returning id`;
  return { suggestion_id: row?.id };
}
