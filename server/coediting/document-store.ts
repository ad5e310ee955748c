import type { Sql, TransactionSql } from "postgres";
import { z } from "zod";
import { type ContentNode, encodeInitialState, parseContent } from "#app/features/documents/document-content.rules.ts";
import { CAPACITIES, DOCUMENT_RIGHTS, READONLY_REASONS, REFUSALS } from "#app/features/documents/documents.limits.ts";
import { AppError, isErrorCode } from "#app/platform/errors.ts";
import type { Outcome, Packet } from "#server/coediting/committer.ts";
import type { LogRow } from "#server/coediting/provenance.ts";

export type LoadedDocument = {
  id: string;
  districtId: string;
  epoch: number;
  schemaVersion: number;
  snapshot: { state: Uint8Array; uptoSeq: number };
  updates: { seq: number; body: Uint8Array }[];
  /** Which person each client id belongs to. */
  clients: Map<number, string>;
  contentSeq: number;
};

const AccessSchema = z.object({
  right: z.enum(DOCUMENT_RIGHTS),
  reason: z.enum(READONLY_REASONS).nullable().catch("right_missing"),
  capacity: z.enum(CAPACITIES),
  label: z.string().nullable(),
  district_id: z.string(),
  epoch: z.int(),
  schema_version: z.int(),
});
export type Access = z.infer<typeof AccessSchema>;

const AppendedSchema = z.array(z.object({ place: z.coerce.number(), seq: z.coerce.number().nullable(), refused: z.enum(REFUSALS).nullable().catch("right_missing") }));

/** What the co-editing server asks of the database, over its direct connection. */
export function createDocumentStore(sql: Sql) {
  return {
    /** Document, newest snapshot and the log after it; null when there is none. Makes the first snapshot from the template. */
    load(documentId: string): Promise<LoadedDocument | null> {
      return sql.begin((tx) => loadDocument(tx, documentId));
    },

    async access(documentId: string, personId: string, loginId: string): Promise<Access | null> {
      const [row] = await sql`select * from private.login_document_access(${documentId}, ${personId}, ${loginId})`;
      return row ? AccessSchema.parse(row) : null;
    },

    async append(packets: readonly Packet[]): Promise<Outcome[]> {
      const rows = await sql`
        select place, seq, refused from private.append_updates(
          ${packets.map((packet) => packet.documentId)}::uuid[],
          ${packets.map((packet) => packet.epoch)}::int[],
          ${packets.map((packet) => packet.personId)}::uuid[],
          ${packets.map((packet) => packet.loginId)}::uuid[],
          ${packets.map((packet) => packet.clientIds.join(","))}::text[],
          ${packets.map((packet) => byteaText(packet.body))}::text[]::bytea[])
        order by place`;
      return AppendedSchema.parse(rows).map(({ seq, refused }) => (seq === null ? { ok: false, refusal: refused ?? "document_failed" } : { ok: true, seq }));
    },

    /** One change with what it stands for, in one transaction. An AppError with SQL's code when it is refused. */
    async appendChange(documentId: string, by: { personId: string; loginId: string }, change: { epoch: number; clientId: number; body: Uint8Array }, record: ChangeRecord): Promise<number> {
      try {
        const [row] = await sql<{ seq: string }[]>`
          select private.append_change(${documentId}, ${change.epoch}, ${by.personId}, ${by.loginId}, ${change.clientId},
            ${byteaText(change.body)}::text::bytea, ${record.action}, ${sql.json(z.json().parse(record.payload))}) as seq`;
        return Number(row?.seq ?? 0);
      } catch (error) {
        throw refusedBySql(error) ?? error;
      }
    },

    /** The next rows of a text's log, without the person, for saying where its words come from. */
    async readLog(documentId: string, epoch: number, afterSeq: number, most: number): Promise<LogRow[]> {
      const rows = await sql<{ seq: string; capacity: LogRow["capacity"]; label: string | null; written_at: Date; body: Uint8Array }[]>`
        select seq, capacity, label, written_at, body from private.document_authors(${documentId}, ${epoch}, ${afterSeq}, ${most})`;
      return rows.map(({ seq, capacity, label, written_at, body }) => ({ seq: Number(seq), capacity, label, writtenAt: written_at.toISOString(), body }));
    },

    /** What a check against the schema found after the log's row `seq`; null when all is well. */
    async noteCheck(documentId: string, seq: number, problem: string | null): Promise<void> {
      await sql`select private.note_document_check(${documentId}, ${seq}, ${problem})`;
    },

    /** Keeps a state of which every row up to `seq` is part. */
    async writeSnapshot(documentId: string, epoch: number, seq: number, state: Uint8Array): Promise<void> {
      await sql`
        insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${documentId}, ${seq}, ${epoch}, ${Buffer.from(state)})
        on conflict do nothing`;
    },

    /** Renews what readers see, and tells them. Older than what is there already: nothing happens. */
    async writeContent(documentId: string, seq: number, content: ContentNode, length: number): Promise<void> {
      await sql`
        with written as (
          update public.documents set content = ${JSON.stringify(content)}::text::jsonb, content_seq = ${seq}, content_length = ${length}, updated_at = now()
          where id = ${documentId} and content_seq <= ${seq}
          returning owner_kind, owner_id, revision
        )
        select private.announce(owner_kind, owner_id, revision) from written`;
    },
  };
}

/** What a change of the server stands for: `private.finish_<action>` records it. */
export type ChangeRecord = { action: "accept_suggestion" | "restore_version"; payload: unknown };

/** `private.fail` over the direct connection: the code is the message. */
function refusedBySql(error: unknown): AppError | null {
  if (!(error instanceof Error) || !("code" in error) || !/^PT\d{3}$/.test(String(error.code))) return null;
  return isErrorCode(error.message) ? new AppError(error.message, { field: "detail" in error && typeof error.detail === "string" && error.detail !== "" ? error.detail : null, cause: error }) : null;
}

export type DocumentStore = ReturnType<typeof createDocumentStore>;

/** postgres.js has no array of bytea; this is the form that PostgreSQL reads. */
function byteaText({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return `\\x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}`;
}

async function loadDocument(tx: TransactionSql, documentId: string): Promise<LoadedDocument | null> {
  const [row] = await tx`
    select district_id, epoch, schema_version, initialised, content, content_seq from public.documents where id = ${documentId} for no key update`;
  if (!row) return null;
  const document = z
    .object({ district_id: z.string(), epoch: z.int(), schema_version: z.int(), initialised: z.boolean(), content: z.unknown(), content_seq: z.coerce.number() })
    .parse(row);
  if (!document.initialised) {
    const state = encodeInitialState(parseContent(document.content));
    await tx`insert into private.document_snapshots (document_id, upto_seq, epoch, state) values (${documentId}, 0, ${document.epoch}, ${Buffer.from(state)}) on conflict do nothing`;
    await tx`update public.documents set initialised = true where id = ${documentId}`;
  }
  const [snapshot] = await tx<{ upto_seq: string; state: Uint8Array }[]>`
    select upto_seq, state from private.document_snapshots where document_id = ${documentId} and epoch = ${document.epoch} order by upto_seq desc limit 1`;
  if (!snapshot) throw new Error(`document ${documentId} has no snapshot of epoch ${document.epoch}`);
  const updates = await tx<{ seq: string; body: Uint8Array }[]>`
    select seq, body from private.document_updates
    where document_id = ${documentId} and epoch = ${document.epoch} and seq > ${snapshot.upto_seq} order by seq`;
  const clients = await tx<{ client_id: string; person_id: string }[]>`select client_id, person_id from private.document_clients where document_id = ${documentId}`;
  return {
    id: documentId,
    districtId: document.district_id,
    epoch: document.epoch,
    schemaVersion: document.schema_version,
    contentSeq: document.content_seq,
    snapshot: { state: snapshot.state, uptoSeq: Number(snapshot.upto_seq) },
    updates: updates.map(({ seq, body }) => ({ seq: Number(seq), body })),
    clients: new Map(clients.map(({ client_id, person_id }) => [Number(client_id), person_id])),
  };
}
