import type { World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

/** On the draft of a section: a thread of the office's and one of the facilitator's that is resolved. Values by the argument's name. */
export async function addSectionComments(sql: TestDatabase["sql"], { districtId, people }: World, documentId: string): Promise<Record<string, unknown>> {
  const add = async (number: number, authorId: string, capacity: string, resolved: boolean) => {
    const [row] = await sql<{ id: string }[]>`
      insert into public.document_comments (document_id, district_id, number, body, author_id, capacity, is_internal, moderation, resolved_at)
      values (${documentId}, ${districtId}, ${number}, 'Manca il trasporto.', ${authorId}, ${capacity}, true, 'published', ${resolved ? new Date() : null}) returning id`;
    return row?.id;
  };
  return { section_comment_id: await add(1, people.office.id, "office", false), resolved_comment_id: await add(2, people.facilitator.id, "facilitator", true) };
}
