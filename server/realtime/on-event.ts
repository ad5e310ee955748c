import type { z } from "zod";
import type { Logger } from "pino";
import { AppError, type ErrorCode, isAppError, isErrorCode } from "#app/platform/errors.ts";
import type { Parse } from "#app/platform/realtime/commands.ts";
import type { Ack } from "#app/platform/realtime/contract.ts";
import { createTokenBucket } from "#server/realtime/rate.ts";
import type { AppSocket } from "#server/realtime/socket.ts";

/** What a packet asked for, parsed: run it, or say why not. */
export type Answer = { ok: true; run: () => Promise<unknown> } | { ok: false; failure: AppError };

type Options = {
  /** Finds what an event's name stands for; null for an unknown one. */
  prepare: (name: string, payload: unknown) => Answer | null;
  log: Pick<Logger, "error">;
};

/** Fifty at once (a console that is clicked fast), ten a second after that. */
const RATE = { capacity: 50, perSecond: 10 };

/**
 * Every event of a socket that no listener of its own takes: counted, parsed, run, acknowledged.
 * Nothing that a client sends ends the process or the others' work.
 */
export function answerEvents(socket: AppSocket, { prepare, log }: Options): void {
  const bucket = createTokenBucket(RATE);
  socket.onAny((name: unknown, ...parts: unknown[]) => {
    if (typeof name === "string" && socket.listenerCount(name) > 0) return;
    const acknowledge = acknowledger(parts.at(-1));
    if (!bucket.take(Date.now())) return acknowledge(refusal(new AppError("too_many_attempts")));
    const answer = typeof name === "string" ? prepare(name, parts[0]) : null;
    if (!answer) return acknowledge(refusal(new AppError("bad_request")));
    if (!answer.ok) return acknowledge(refusal(answer.failure));
    answer.run().then(
      (data) => acknowledge({ ok: true, data: data ?? null }),
      (error: unknown) => {
        if (!isAppError(error)) log.error({ err: error, event: name }, "event failed");
        acknowledge(refusal(isAppError(error) ? error : new AppError("unexpected")));
      },
    );
  });
}

/** Reads a packet's payload by a schema; the first issue becomes the code that a form would show. */
export function parsePacket(payload: unknown): Parse<AppError> {
  return (schema) => {
    const parsed = schema.safeParse(payload);
    return parsed.success ? { ok: true, data: parsed.data } : { ok: false, failure: packetError(parsed.error) };
  };
}

function packetError(error: z.ZodError): AppError {
  const [issue] = error.issues;
  const field = issue?.path[0];
  const code: ErrorCode = isErrorCode(issue?.message) ? issue.message : "invalid";
  return typeof field === "string" ? new AppError(code, { field }) : new AppError("bad_request");
}

function refusal(error: AppError): Ack {
  return { ok: false, code: error.code, field: error.field };
}

/** A client may send an event without asking for an acknowledgement. */
function acknowledger(last: unknown): (ack: Ack) => void {
  return (ack) => {
    if (typeof last === "function") last(ack);
  };
}
