import type { Sql } from "postgres";

/** Short, so that every slot holds it; with its own row's mark, so that no two are equal. */
export const HOSTILE = `"'><img src=x onerror=1>`;
export const TYPST = `#panic("x")$]*_\`@<a>\\`;

/** Names that our own functions write, though no constraint says which there are. */
const NOT_WORDS = new Set(["cycle_phases.allows"]);

type Column = { table: string; name: string; isList: boolean };

/** Puts words into every text column of the civic tables that takes them; returns which did. */
export async function fillEverySlot(sql: Sql, words: string): Promise<string[]> {
  const columns = await sql<{ table: string; name: string; type: string }[]>`
    select c.table_name as table, c.column_name as name, c.data_type as type from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'ARRAY') and c.is_generated = 'NEVER' order by 1, 2`;
  const filled: string[] = [];
  for (const { table, name, type } of columns) {
    if (!NOT_WORDS.has(`${table}.${name}`) && (await fill(sql, { table, name, isList: type === "ARRAY" }, words))) filled.push(`${table}.${name}`);
  }
  await fillTexts(sql, words);
  return filled;
}

/** False when a constraint or a trigger keeps such words out. */
async function fill(sql: Sql, { table, name, isList }: Column, words: string): Promise<boolean> {
  const value = "$1 || substr(md5(ctid::text || random()::text), 1, 5)";
  const statement = `update public.${table} set ${name} = ${isList ? `array[${value}]` : value}`;
  return sql.unsafe(statement, [words]).then((result) => result.count > 0, () => false);
}

/** What a co-edited text may hold at worst, if somebody wrote past the gate: marks, links and blocks with other things in them. */
async function fillTexts(sql: Sql, words: string): Promise<void> {
  const link = { type: "link", attrs: { href: "javascript:alert(1)", target: '"><svg/onload=1>' } };
  const text = (value: string, marks: unknown[] = []) => ({ type: "text", text: value, marks });
  const content = {
    type: "doc",
    content: [
      { type: "heading", attrs: { id: `"><svg/onload=1>`, level: 2 }, content: [text(words)] },
      { type: "paragraph", attrs: { id: "b1", proposal: words }, content: [text(words, [{ type: "bold" }]), text("collegamento", [link])] },
      { type: "bulletList", attrs: { id: "b2" }, content: [{ type: "listItem", content: [{ type: "paragraph", attrs: { id: "b3" }, content: [text(words)] }] }] },
    ],
  };
  await sql`update public.documents set content = ${JSON.stringify(content)}::text::jsonb`;
  await sql`update public.plan_sections set state = 'consultation'`.catch(() => {});
}
