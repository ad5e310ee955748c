import {
  ChunkSchema, CursorSchema, type DocumentDownEvents, type DocumentUpEvents, JoinSchema, LeaveSchema, UpdateSchema,
} from "#app/features/documents/documents.events.ts";
import { sessionEvents } from "#app/features/sessions/sessions.events.ts";
import { voteEvents } from "#app/features/votes/votes.events.ts";
import { connectionEvents } from "./connection.events.ts";
import type { EventPayloads } from "./contract.ts";
import { serverEvents } from "./topics.ts";

/** Co-editing answers these itself: binary packets, its own limits. */
const documentEvents = {
  "document:join": JoinSchema,
  "document:update": UpdateSchema,
  "document:chunk": ChunkSchema,
  "document:cursor": CursorSchema,
  "document:leave": LeaveSchema,
} as const satisfies EventPayloads & Record<keyof DocumentUpEvents, unknown>;

const documentDown = {
  "document:updated": true, "document:entered": true, "document:left": true, "document:moved": true, "document:right": true, "document:resync": true,
} as const satisfies Record<keyof DocumentDownEvents, true>;

/** Everything that a client may send: the one place where the contracts of all subjects meet. Documented in docs/realtime.md. */
export const clientEvents = { ...connectionEvents, ...sessionEvents, ...voteEvents, ...documentEvents } as const satisfies EventPayloads;
export type ClientEvent = keyof typeof clientEvents;

/** Everything that the server may send. */
export const downEvents: readonly string[] = [...serverEvents, ...Object.keys(documentDown)];
