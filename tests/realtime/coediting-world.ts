import { createServer, type Server as HttpServer } from "node:http";
import pino from "pino";
import { io as connect, type Socket } from "socket.io-client";
import * as Y from "yjs";
import { stringToBase64URL } from "@supabase/ssr";
import { loginCookieName } from "#app/features/identity/identity.limits.ts";
import { createAccessTokenVerifier } from "#app/features/identity/access-token.server.ts";
import { encodeInitialState, readContent } from "#app/features/documents/document-content.rules.ts";
import { DOCUMENT_FIELD, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { DocumentProvider, type ProviderState } from "#app/features/documents/provider.ts";
import { createTextDocument } from "#app/features/documents/text-document.rules.ts";
import type { Databases } from "#app/platform/db.ts";
import { attachCoediting, type Coediting } from "#server/coediting/attach-coediting.ts";
import { createRealtime } from "#server/realtime/io.ts";
import { listenForAnnouncements } from "#server/realtime/listen.ts";
import type { Sql } from "postgres";
import type { TestDatabase } from "#tests/setup/test-database.ts";
import type { World } from "#tests/builders/world.ts";

export type CoeditingWorld = { origin: string; coediting: Coediting; close(): Promise<void> };
type Parts = { sql: Sql; databases: Databases; databaseUrl: string; jwtSecret: string; port?: number; /** The clock of the limits per second. */ now?: () => number; contentDelayMs?: number };

/** The real socket server with co-editing on a free port, over a real database. */
export async function startCoediting({ sql, databases, databaseUrl, jwtSecret, port = 0, now = Date.now, contentDelayMs = 50 }: Parts): Promise<CoeditingWorld> {
  const log = pino({ level: process.env["TEST_LOG"] ?? "silent" });
  const httpServer = createServer();
  await new Promise<void>((done) => httpServer.listen(port, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${portOf(httpServer)}`;
  const announcements = await listenForAnnouncements({ databaseUrl, log });
  const realtime = createRealtime({
    httpServer, services: { databases, config: { origin } }, verifyToken: createAccessTokenVerifier({ secret: jwtSecret }), announcements, log,
  });
  const coediting = attachCoediting(realtime, { sql, announcements, log, now, idleMs: 50, contentDelayMs });
  return {
    origin,
    coediting,
    async close() {
      await coediting.close();
      await realtime.close();
      await announcements.close();
      httpServer.closeAllConnections();
    },
  };
}

function portOf(server: HttpServer): number {
  const address = server.address();
  return address && typeof address === "object" ? address.port : 0;
}

/** A clock on which every limit per second is far away: for tests of what comes behind the limits. */
export const quickClock = () => performance.now() * 10_000;

export function serveTestDatabase(database: TestDatabase, options: Pick<Parts, "now"> = {}): Promise<CoeditingWorld> {
  return startCoediting({ ...options, sql: database.sql, databases: database.databases, databaseUrl: database.supabase.databaseUrl, jwtSecret: database.supabase.jwtSecret });
}

/** A section with a text, ready to be written; returns its ids. */
export async function addSection({ sql }: TestDatabase, world: World, options: { outlineId?: string; position?: number; state?: string; text?: string } = {}) {
  const { outlineId = "preface", position = 1, state = "draft", text = "Testo iniziale." } = options;
  const template = { type: "doc", content: [{ type: "paragraph", attrs: { id: "primo" }, content: [{ type: "text", text }] }] };
  return sql.begin(async (tx) => {
    const sectionId = crypto.randomUUID();
    const [document] = await tx<{ id: string }[]>`select private.create_document(${world.districtId}, 'section', ${sectionId}, ${tx.json(template)}) as id`;
    const documentId = document?.id ?? "";
    await tx`
      insert into public.plan_sections (id, cycle_id, district_id, outline_id, slug, number, title, position, document_id, state)
      values (${sectionId}, ${world.cycleId}, ${world.districtId}, ${outlineId}, ${outlineId.replaceAll("_", "-")}, '1', 'Premessa di prova', ${position}, ${documentId}, ${state})`;
    return { sectionId, documentId };
  });
}

export function cookieFor(accessToken: string): string {
  return `${loginCookieName}=base64-${stringToBase64URL(JSON.stringify({ access_token: accessToken, refresh_token: "none" }))}`;
}

export function openSocket(origin: string, accessToken: string | null): Socket {
  return connect(origin, {
    transports: ["websocket"], forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 60,
    ...(accessToken ? { extraHeaders: { cookie: cookieFor(accessToken) } } : {}),
  });
}

export type Client = {
  socket: Socket;
  doc: Y.Doc;
  provider: DocumentProvider;
  /** Types at the end of the first paragraph. */
  type(text: string): void;
  text(): string;
  when(condition: (state: ProviderState, text: string) => boolean): Promise<ProviderState>;
  close(): void;
};

export function openClient(origin: string, accessToken: string | null, documentId: string, options: { schemaVersion?: number; socket?: Socket; returnMs?: number } = {}): Client {
  const socket = options.socket ?? openSocket(origin, accessToken);
  const doc = createTextDocument();
  const provider = new DocumentProvider({ socket, documentId, epoch: 1, schemaVersion: options.schemaVersion ?? SCHEMA_VERSION, doc, gatherMs: 2, ...(options.returnMs === undefined ? {} : { returnMs: options.returnMs }) });
  const text = () => JSON.stringify(readContent(doc).content);
  return {
    socket, doc, provider, text,
    type(words) {
      const node = firstText(doc);
      node.insert(node.length, words);
    },
    when: (condition) => waitFor(provider, doc, () => condition(provider.getState(), text())),
    close() {
      provider.destroy();
      socket.disconnect();
      doc.destroy();
    },
  };
}

export function firstText(doc: Y.Doc): Y.XmlText {
  const paragraph = doc.getXmlFragment(DOCUMENT_FIELD).get(0);
  if (!(paragraph instanceof Y.XmlElement)) throw new Error("the document has no first block");
  const text = paragraph.get(0);
  if (text instanceof Y.XmlText) return text;
  const made = new Y.XmlText();
  paragraph.insert(0, [made]);
  return made;
}

/** As `when`, without reading the text at each change: for many clients, long texts and slow machines. */
export function untilState(client: Client, condition: (state: ProviderState) => boolean, limitMs = 45_000): Promise<ProviderState> {
  return waitFor(client.provider, client.doc, () => condition(client.provider.getState()), limitMs);
}

export function isSaved(state: ProviderState): boolean {
  return state.status === "saved" && state.unsaved === 0;
}

function waitFor(provider: DocumentProvider, doc: Y.Doc, condition: () => boolean, limitMs = 8_000): Promise<ProviderState> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(new Error(`never came true: ${JSON.stringify({ ...provider.getState(), others: null })}`)), limitMs);
    const check = () => condition() && finish(null);
    const stop = provider.subscribe(check);
    const finish = (error: Error | null) => {
      clearTimeout(timer);
      stop();
      doc.off("update", check);
      if (error) reject(error);
      else resolve(provider.getState());
    };
    doc.on("update", check);
    check();
  });
}

/** What the log of a document holds, read by a fresh Y.Doc: what a restart would show. */
export async function storedDoc({ sql }: TestDatabase, documentId: string): Promise<Y.Doc> {
  const doc = createTextDocument();
  const [snapshot] = await sql<{ state: Uint8Array; upto_seq: string }[]>`
    select state, upto_seq from private.document_snapshots where document_id = ${documentId} order by upto_seq desc limit 1`;
  const [template] = await sql<{ content: { type: string } }[]>`select content from public.documents where id = ${documentId}`;
  Y.applyUpdate(doc, snapshot?.state ?? encodeInitialState(template?.content ?? { type: "doc" }));
  for (const row of await sql<{ body: Uint8Array }[]>`select body from private.document_updates where document_id = ${documentId} and seq > ${snapshot?.upto_seq ?? 0} order by seq`) {
    Y.applyUpdate(doc, row.body);
  }
  return doc;
}

export async function storedText(database: TestDatabase, documentId: string): Promise<string> {
  return JSON.stringify(readContent(await storedDoc(database, documentId)).content);
}
