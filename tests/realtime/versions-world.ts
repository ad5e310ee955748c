import { once } from "node:events";
import * as Y from "yjs";
import { type ContentNode, encodeInitialState, parseContent, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import type { Person } from "#tests/builders/people.ts";
import { createWorld, type World } from "#tests/builders/world.ts";
import { addSection, type Client, type CoeditingWorld, openClient, serveTestDatabase } from "#tests/realtime/coediting-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/setup/test-database.ts";

export type VersionRow = { id: string; number: number; kind: string; label: string; seq: string; content: unknown; state: Uint8Array | null; sha256: string | null };

export const p = (id: string, value: string): ContentNode => ({ type: "paragraph", attrs: { id }, content: [{ type: "text", text: value }] });
const FOUR = [p("a", "Primo."), p("b", "Secondo paragrafo."), p("c", "Terzo, che va via."), p("d", "Quarto.")];

/** A cycle whose sections are written over real sockets, and what tests of versions ask of it. */
export class VersionsWorld {
  readonly database: TestDatabase;
  readonly world: World;
  server: CoeditingWorld;
  private clients: Client[] = [];
  private position = 0;

  static async create(): Promise<VersionsWorld> {
    const database = await createTestDatabase();
    return new VersionsWorld(database, await createWorld(database, { phase: "redazione" }), await serveTestDatabase(database));
  }

  private constructor(database: TestDatabase, world: World, server: CoeditingWorld) {
    this.database = database;
    this.world = world;
    this.server = server;
  }

  async section(blocks: ContentNode[] = FOUR) {
    this.position += 1;
    const outlineId = `prova_${"abcdefghijklmnopqrstuvwxyz"[this.position]}`;
    const made = await addSection(this.database, this.world, { outlineId, position: this.position });
    const { sql } = this.database;
    await sql`update public.documents set content = ${sql.json(JSON.parse(JSON.stringify({ type: "doc", content: blocks })))} where id = ${made.documentId}`;
    return { ...made, slug: outlineId.replaceAll("_", "-") };
  }

  async open(person: Person, documentId: string): Promise<Client> {
    const client = openClient(this.server.origin, person.accessToken, documentId);
    this.clients.push(client);
    await client.when((state) => state.ready && state.right === "write");
    return client;
  }

  versionsOf(documentId: string): PromiseLike<VersionRow[]> {
    return this.database.sql<VersionRow[]>`select id, number, kind, label, seq, content, state, sha256 from public.document_versions where document_id = ${documentId} order by number`;
  }

  /** Waits until the server has made a version's text. */
  async filled(versionId: string): Promise<VersionRow> {
    const { sql } = this.database;
    const events = new EventTarget();
    const listening = await sql.listen("tavoli_aperti", () => void events.dispatchEvent(new Event("said")));
    try {
      for (;;) {
        const said = once(events, "said");
        const [row] = await sql<VersionRow[]>`select id, number, kind, label, seq, content, state, sha256 from public.document_versions where id = ${versionId}`;
        if (row?.content) return row;
        await said;
      }
    } finally {
      await listening.unlisten();
    }
  }

  /** The text at a place of the log, made from the template and every row: no snapshot, none of the server's code. */
  async rebuilt(documentId: string, template: ContentNode, seq: number): Promise<ContentNode> {
    const doc = createTextDocument();
    Y.applyUpdate(doc, encodeInitialState(template));
    const rows = await this.database.sql<{ body: Uint8Array }[]>`select body from private.document_updates where document_id = ${documentId} and seq <= ${seq} order by seq`;
    for (const { body } of rows) Y.applyUpdate(doc, body);
    return parseContent(JSON.parse(JSON.stringify(readContent(doc).content)));
  }

  async template(documentId: string): Promise<ContentNode> {
    const [row] = await this.database.sql<{ content: unknown }[]>`select content from public.documents where id = ${documentId}`;
    return parseContent(row?.content);
  }

  closeClients(): void {
    for (const client of this.clients) client.close();
    this.clients = [];
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.database.close();
  }
}

export function textOf(doc: Y.Doc, index: number): Y.XmlText {
  const block = doc.getXmlFragment(DOCUMENT_FIELD).get(index);
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in block ${index}`);
  return text;
}

/** Resolves when all that the client wrote is in the database. */
export function saved(client: Client): Promise<unknown> {
  return client.when((state) => state.status === "saved" && state.unsaved === 0);
}

export async function nameVersion(person: Person, documentId: string, label: string, isPublic = false): Promise<string> {
  const { data, error } = await person.db.rpc("create_document_version", { document_id: documentId, label, is_public: isPublic });
  if (error) throw new Error(error.message);
  return String(data);
}

export function authorOf(person: Person): { personId: string; loginId: string } {
  return { personId: person.id, loginId: loginIdOf(person.accessToken) ?? "" };
}
