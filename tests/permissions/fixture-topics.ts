import type { World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

type Tx = TestDatabase["sql"];

/** Topics in each place of their way, and a half hour of assisted participation that runs for the office. Values by the argument's name. */
export async function addTopics(sql: Tx, world: World): Promise<Record<string, unknown>> {
  const add = async (moderation: string, changes: Record<string, string> = {}) => {
    const [row] = await sql<{ id: string; number: string }[]>`insert into public.topics ${sql({
      district_id: world.districtId, cycle_id: world.cycleId, title: "Chi aiuta chi assiste", why: "A casa siamo soli.", moderation,
      number: (await sql<{ number: string }[]>`select private.next_topic_number(${world.districtId}, now()) as number`)[0]?.number ?? "",
      author_id: world.people.citizen.id, author_municipality_id: world.municipalityId, ...changes,
    })} returning id, number`;
    if (!row) throw new Error("the fixture made no topic");
    return row;
  };
  const [open, into, waiting] = [await add("published"), await add("published", { title: "Un posto per i ragazzi" }), await add("waiting")];
  const merged = await add("published", { state: "merged", merged_into_id: into.id });
  await sql`insert into public.topic_joins (topic_id, district_id, author_id, author_municipality_id, why, moderation)
    values (${open.id}, ${world.districtId}, ${world.people.otherCitizen.id}, ${world.municipalityId}, 'Capita anche a me', 'published')`;
  await sql`insert into public.topic_outcomes (topic_id, tavolo_id) values (${into.id}, ${world.tavoloId})`;
  for (const { id } of [world.people.office, world.people.officeHead]) {
    await sql`insert into public.assisted_sessions (district_id, operator_id, ends_at) values (${world.districtId}, ${id}, now() + interval '30 minutes')`;
  }
  return {
    topic_id: open.id, topic_ids: [open.id], topic_number: open.number, into_id: into.id, waiting_topic_id: waiting.id, waiting_topic_number: waiting.number, merged_topic_id: merged.id,
    entry_id: "00000000-0000-4000-8000-0000000000e1",
  };
}
