import { z } from "zod";
import type { EventPayloads } from "#app/platform/realtime/contract.ts";
import { topics } from "#app/platform/realtime/topics.ts";

const RoomSchema = z.object({ topic: z.enum(topics), id: z.uuid() });

/** Events of the connection itself. The server answers them without a command. */
export const connectionEvents = {
  /** Follow a thing. Refused with `not_found` when it is absent or the person may not read it. */
  "room:join": RoomSchema,
  "room:leave": RoomSchema,
  /** The token that the browser has just renewed by HTTP. Refused with `sign_in_needed` when it is over or another person's. */
  "login:renew": z.object({ token: z.string().min(20).max(8000) }),
} as const satisfies EventPayloads;

export type Room = z.output<typeof RoomSchema>;
