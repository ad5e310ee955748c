import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Db } from "#app/platform/db.ts";
import { isAppError } from "#app/platform/errors.ts";
import { addSectionComment } from "#app/features/plan/comments/section-comments.commands.server.ts";
import { requireSectionComments } from "#app/features/plan/comments/section-comments.queries.server.ts";
import type { Person } from "#tests/builders/people.ts";
import { type Cast, createWorld, setPhase, type World } from "#tests/builders/world.ts";
import { addSection } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

type Asking = { db: Db };
type Input = Parameters<typeof addSectionComment>[2];

/** A draft section, given to the first organisation to write, in a world of its own: made anew before each test of the file. */
export function commentedSection() {
  let database: TestDatabase;
  let world: World;
  let section: { sectionId: string; documentId: string };

  beforeAll(async () => {
    database = await createTestDatabase();
    world = await createWorld(database, { phase: "redazione" });
    section = await addSection(database, world);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.sql`delete from public.document_comments`;
    await database.sql`delete from private.notices`;
    await database.sql`delete from public.plan_section_editors`;
    await moderate("before");
    await giveWay("write");
    await life("redazione", "draft");
  });

  async function moderate(when: "before" | "after") {
    await database.sql`update public.districts set moderation = ${when} where id = ${world.districtId}`;
  }

  async function life(phase: Parameters<typeof setPhase>[2], state: string) {
    await setPhase(database, world.cycleId, phase);
    await database.sql`update public.plan_sections set state = ${state} where id = ${section.sectionId}`;
  }

  async function giveWay(way: "comment" | "suggest" | "write") {
    await database.sql`insert into public.plan_section_editors (section_id, organisation_id, way) values (${section.sectionId}, ${world.organisationId}, ${way})
      on conflict (section_id, organisation_id) do update set way = excluded.way`;
  }

  /** On the section's one paragraph, unless told otherwise. */
  function say({ db }: Asking, body = "Manca il trasporto.", input: Partial<Input> = {}) {
    return addSectionComment(db, section.sectionId, { anchor: null, quote: "Testo iniziale.", blockId: "primo", mentions: [], body, ...input });
  }

  async function bodies({ db }: Asking): Promise<string[]> {
    const { threads } = await requireSectionComments(db, section.sectionId);
    return threads.flatMap((thread) => [thread.body, ...thread.replies.map(({ body }) => body)]);
  }

  /** The head of the office decides at the desk. */
  async function decide(id: string, decision: "publish" | "hide" | "ask_changes", kind = "section_comment") {
    const [text] = await database.sql<{ state: string; mark: string }[]>`select moderation as state, md5(body) as mark from private.moderated_texts where id = ${id}`;
    const { error } = await world.people.officeHead.db.rpc("moderate_text", {
      kind, subject_id: id, decision, expected_state: text?.state ?? "", expected_mark: text?.mark ?? "", reason: "Parla di una persona precisa, senza bisogno.",
      ...(decision === "hide" ? { ground: "personal_data" } : {}),
    });
    if (error) throw new Error(error.message);
  }

  async function told(person: Person): Promise<string[]> {
    return (await database.sql<{ kind: string }[]>`select kind from private.notices where person_id = ${person.id} order by seq`).map(({ kind }) => kind);
  }

  return {
    moderate, life, giveWay, say, bodies, decide, told,
    get sql() { return database.sql; },
    get world(): World { return world; },
    get people(): Cast { return world.people; },
    get anonymous(): Db { return database.databases.asUser(null); },
    get sectionId(): string { return section.sectionId; },
    get documentId(): string { return section.documentId; },
  };
}

/** «ok», or how it was refused. */
export async function outcome(command: Promise<unknown>): Promise<string> {
  try {
    await command;
    return "ok";
  } catch (error) {
    if (!isAppError(error)) throw error;
    return `${error.status} ${error.code}`;
  }
}
