import type { z } from "zod";
import type { ErrorCode } from "#app/platform/errors.ts";

/** Events that a browser may send (`noun:verb`), each with the schema of its payload. */
export type EventPayloads = Readonly<Record<`${string}:${string}`, z.ZodType>>;

/** The acknowledgement of every event: what came of it, or the code of why not. */
export type Ack = { ok: true; data: unknown } | { ok: false; code: ErrorCode; field: string | null };
