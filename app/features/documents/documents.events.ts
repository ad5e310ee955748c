import { z } from "zod";
import { fromText } from "./binary-text.rules.ts";
import { RelativePositionSchema } from "./text-anchor.schema.ts";
import { DOCUMENT_LIMITS, type Capacity, type DocumentRight, type ReadonlyReason, type Refusal } from "./documents.limits.ts";

/**
 * Realtime contract of co-editing. A document's room is `documentRoom(id)`,
 * which only a join that the server checked leads into. Requests go up and are acknowledged; an
 * acknowledged `document:update` is in the database. What goes down comes only after the commit.
 */
export function documentRoom(documentId: string): string {
  return `coediting:${documentId}`;
}

const documentId = z.uuid();
const clientId = z.int().min(0).max(0xffff_ffff);
/** Binary payloads arrive as Buffer or Uint8Array. */
const bytes = (most: number) => z.instanceof(Uint8Array).refine((value) => value.byteLength <= most);

/** `document:join` → {@link JoinAnswer}. `stateVector` is what the device has of this epoch; `clientId` the Y.Doc's. */
export const JoinSchema = z.object({
  documentId,
  clientId,
  schemaVersion: z.int().positive(),
  epoch: z.int().positive(),
  stateVector: bytes(DOCUMENT_LIMITS.packetBytes),
});

/** The same bytes as text: one frame instead of two. */
const text = (most: number) => z.base64().max(Math.ceil(most / 3) * 4).transform(fromText);

/** `document:update` → {@link UpdateAnswer}. One Yjs update (v1), as bytes or, when it is small, as text. */
export const UpdateSchema = z.object({ documentId, update: z.union([text(DOCUMENT_LIMITS.packetBytes), bytes(DOCUMENT_LIMITS.packetBytes)]) });

/** `document:chunk` → {@link UpdateAnswer} for the last one, `{ok: true}` for the others, which must come in order. */
export const ChunkSchema = z.object({
  documentId,
  transferId: z.uuid(),
  index: z.int().min(0).max(64),
  total: z.int().min(1).max(64),
  bytes: bytes(DOCUMENT_LIMITS.packetBytes),
});

/** `document:cursor`, volatile and unanswered: where the sender's selection stands, or null. Anything else is dropped. */
export const CursorSchema = z.object({
  documentId,
  cursor: z.object({ anchor: RelativePositionSchema, head: RelativePositionSchema }).nullable(),
});
export type Cursor = z.infer<typeof CursorSchema>["cursor"];

/** `document:leave`, unanswered. */
export const LeaveSchema = z.object({ documentId });

/** Who somebody is, as the server says it. `label` is an organisation's name; `colour` an index into the caret colours. */
export type Participant = { clientId: number; capacity: Capacity; label: string | null; colour: number; cursor: Cursor };

export type Answer<T extends object> = ({ ok: true } & T) | { ok: false; code: Refusal };
export type Standing = { right: DocumentRight; reason: ReadonlyReason | null };
export type JoinAnswer = Answer<
  Standing & { epoch: number; seq: number; update: Uint8Array; stateVector: Uint8Array; me: Omit<Participant, "cursor">; present: Participant[] }
>;
export type UpdateAnswer = Answer<{ seq: number }>;

/** Down: `document:updated`. Committed changes of others, those of one batch merged; bytes as text, so that a broadcast is framed once. */
export type UpdatedEvent = { documentId: string; seq: number; update: string };
/** Down: `document:entered` (reliable), `document:left` (reliable), `document:moved` (volatile). */
export type EnteredEvent = { documentId: string; participant: Participant };
export type LeftEvent = { documentId: string; clientId: number };
export type MovedEvent = { documentId: string; cursors: { clientId: number; cursor: Cursor }[] };
/** Down: `document:right`. What the receiver may do from now on. */
export type RightEvent = { documentId: string } & Standing;
/** Down: `document:resync`. The server read the document anew: join again with your state vector. */
export type ResyncEvent = { documentId: string };

export type DocumentUpEvents = {
  "document:join": (payload: z.input<typeof JoinSchema>, answer: (answer: JoinAnswer) => void) => void;
  "document:update": (payload: z.input<typeof UpdateSchema>, answer: (answer: UpdateAnswer) => void) => void;
  "document:chunk": (payload: z.input<typeof ChunkSchema>, answer: (answer: UpdateAnswer | { ok: true }) => void) => void;
  "document:cursor": (payload: z.input<typeof CursorSchema>) => void;
  "document:leave": (payload: z.input<typeof LeaveSchema>) => void;
};
export type DocumentDownEvents = {
  "document:updated": (event: UpdatedEvent) => void;
  "document:entered": (event: EnteredEvent) => void;
  "document:left": (event: LeftEvent) => void;
  "document:moved": (event: MovedEvent) => void;
  "document:right": (event: RightEvent) => void;
  "document:resync": (event: ResyncEvent) => void;
};
