import type { Sql } from "postgres";
import type * as Y from "yjs";
import { anchorAt } from "#app/features/documents/text-anchor.rules.ts";

export const BLOCKS = 500;
const WORDS = ["servizio", "anziani", "ambito", "comune", "assistenza", "famiglie", "trasporto", "incontro", "progetto", "risorse", "territorio", "giovani"];

export type Sections = { empty: { slug: string; documentId: string }; long: { slug: string; documentId: string } };

/** Two sections that nobody has written in yet: one stays empty, the other gets a text of 30,000 characters in 500 blocks. */
export async function prepareSections(sql: Sql): Promise<Sections> {
  const rows = await sql<{ slug: string; documentId: string }[]>`
    select s.slug, s.document_id as "documentId" from public.plan_sections s
    join public.documents d on d.id = s.document_id join public.districts i on i.id = s.district_id
    where i.slug = 'area-ovest' and s.state in ('draft', 'consultation') and not d.locked
      and not exists (select from private.document_updates u where u.document_id = d.id)
    order by s.state, s.position desc limit 2`;
  const [empty, long] = rows;
  if (!empty || !long) throw new Error("the demonstration has no two sections that nobody has written in");
  const content = {
    type: "doc",
    content: Array.from({ length: BLOCKS }, (_, block) => ({
      type: block % 20 === 0 ? "heading" : "paragraph",
      attrs: { id: `b${block}`, ...(block % 20 === 0 ? { level: 2 } : {}) },
      content: [{ type: "text", text: sentence(block) }],
    })),
  };
  await begin(sql, empty.documentId, { type: "doc", content: [{ type: "paragraph" }] });
  await begin(sql, long.documentId, content);
  return { empty, long };
}

/** The first opening makes the text from this. */
async function begin(sql: Sql, documentId: string, content: { type: string; content: { type: string }[] }): Promise<void> {
  await sql`delete from private.document_snapshots where document_id = ${documentId}`;
  await sql`update public.documents set content = ${sql.json(content)}, content_seq = 0, initialised = false where id = ${documentId}`;
}

/** About 60 characters, different for each block. */
function sentence(block: number): string {
  const words = Array.from({ length: 7 }, (_, place) => WORDS[(block * 5 + place * 7) % WORDS.length] ?? "");
  return `${block}. ${words.join(" ")}`.padEnd(60, ".").slice(0, 60);
}

/** Fifteen comments and fifteen suggestions, spread over the text. */
export async function addNotes(sql: Sql, documentId: string, doc: Y.Doc): Promise<number> {
  const [place] = await sql<{ district_id: string }[]>`select district_id from public.documents where id = ${documentId}`;
  for (let note = 0; note < 30; note += 1) {
    // Each block is 60 characters and its two borders.
    const from = note * 16 * 62 + 8;
    const anchor = anchorAt(doc, { from, to: from + 12 });
    if (!anchor || !place) throw new Error("no words for a note");
    const { start, end, quote, blockId } = JSON.parse(JSON.stringify(anchor));
    if (note % 2 === 0) {
      await sql`
        insert into public.document_comments (document_id, district_id, number, anchor, quote, block_id, body, capacity, is_internal, moderation)
        values (${documentId}, ${place.district_id}, ${note + 1_000}, ${sql.json({ start, end })}, ${quote}, ${blockId}, 'Un commento di prova.', 'facilitator', true, 'published')`;
    } else {
      await sql`
        insert into public.document_suggestions (document_id, district_id, number, kind, anchor, original, proposed_text, reason, capacity, moderation)
        values (${documentId}, ${place.district_id}, ${note + 1_000}, 'replace', ${sql.json({ start, end, quote, blockId })}, ${quote}, 'altre parole', 'Per prova.', 'facilitator', 'published')`;
    }
  }
  return 30;
}
