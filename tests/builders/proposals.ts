import { randomUUID } from "node:crypto";
import type { Person } from "#tests/builders/people.ts";
import type { Cast, World } from "#tests/builders/world.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type ContentInput = Record<string, string | boolean | null | string[]>;

/** Every answer of the light form, about nothing that could identify anybody. */
export function completeContent(world: World, changes: ContentInput = {}): ContentInput {
  return {
    title: "Trasporto per gli anziani soli",
    need: "Nelle frazioni nessun autobus passa il pomeriggio.",
    who: "Gli anziani che vivono soli nelle frazioni.",
    proposal: "Un pulmino prenotabile due pomeriggi alla settimana.",
    expectedChange: "Meno visite mediche saltate.",
    urgency: "high",
    tavoloId: world.tavoloId,
    organisationId: null,
    municipalityIds: [world.municipalityId],
    licenceOk: true,
    noPersonalData: true,
    ...changes,
  };
}

/** What a refused call answered: its code and the field it concerns. */
export function refusal(result: { error: { message: string; details?: string | null } | null; status: number }) {
  return { status: result.status, code: result.error?.message ?? null, field: result.error?.details || null };
}

export async function saveDraftAs(world: World, person: Person, changes: ContentInput = {}, id: string = randomUUID()): Promise<string> {
  const { error } = await person.db.rpc("save_proposal_draft", {
    proposal_id: id, cycle_id: world.cycleId, expected_revision: 0, content: completeContent(world, changes),
  });
  if (error) throw new Error(error.message);
  return id;
}

export async function sendAs(world: World, person: Person, changes: ContentInput = {}): Promise<string> {
  const id = await saveDraftAs(world, person, changes);
  const { error } = await person.db.rpc("submit_proposal", { proposal_id: id, expected_revision: 2 });
  if (error) throw new Error(error.message);
  return id;
}

/** A proposal that everybody can read: sent by the citizen (or whom you say) and admitted by the office. */
export async function publishAs(database: TestDatabase, world: World, person: Person, changes: ContentInput = {}): Promise<string> {
  const id = await sendAs(world, person, changes);
  const { error } = await world.people.office.db.rpc("screen_proposal", {
    proposal_id: id, decision: "admit", expected_revision: await revisionOf(database, id),
  });
  if (error) throw new Error(error.message);
  return id;
}

export async function revisionOf({ sql }: TestDatabase, id: string): Promise<number> {
  const [row] = await sql<{ revision: string }[]>`select revision from public.proposals where id = ${id}`;
  return Number(row?.revision ?? 0);
}

export async function numberOf({ sql }: TestDatabase, id: string): Promise<string> {
  const [row] = await sql<{ number: string }[]>`select number from public.proposals where id = ${id}`;
  return row?.number ?? "";
}

/** Who of the whole cast reads the proposal through PostgREST, by name; `anonymous` first. */
export async function readersOf({ databases }: TestDatabase, { people }: World, id: string): Promise<string[]> {
  const names = Object.keys(people).filter((name): name is keyof Cast => name in people);
  const doors = [{ name: "anonymous", db: databases.asUser(null) }, ...names.map((name) => ({ name, db: people[name].db }))];
  const seen: string[] = [];
  for (const { name, db } of doors) if (((await db.from("proposals").select("id").eq("id", id)).data ?? []).length > 0) seen.push(name);
  return seen;
}
