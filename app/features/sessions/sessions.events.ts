import type { EventPayloads } from "#app/platform/realtime/contract.ts";
import {
  AddItemSchema, AdmitSchema, AskSchema, AttendanceRefSchema, CheckInSchema, ItemRefSchema, MoveToItemSchema, RequestRefSchema, SessionRefSchema,
  SetQueueSchema, ShiftItemSchema, WriteNoteSchema,
} from "./sessions.schema.ts";

/** What pages of a session send, over the socket or as a form whose button carries the same name. Answers are told by `session:changed`. */
export const sessionEvents = {
  "session:open": SessionRefSchema,
  "session:close": SessionRefSchema,
  "session:move_to_item": MoveToItemSchema,
  "agenda:add": AddItemSchema,
  "agenda:shift": ShiftItemSchema,
  "agenda:remove": ItemRefSchema,
  "agenda:write_note": WriteNoteSchema,
  "attendance:check_in": CheckInSchema,
  "attendance:check_out": SessionRefSchema,
  "attendance:admit": AdmitSchema,
  "attendance:mark_left": AttendanceRefSchema,
  "queue:set": SetQueueSchema,
  "queue:ask": AskSchema,
  "queue:withdraw": RequestRefSchema,
  "queue:give_floor": RequestRefSchema,
  "queue:end_floor": RequestRefSchema,
} as const satisfies EventPayloads;

