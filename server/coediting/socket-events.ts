import { z } from "zod";
import { ChunkSchema, CursorSchema, JoinSchema, LeaveSchema, UpdateSchema } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS, type Refusal } from "#app/features/documents/documents.limits.ts";
import type { Login } from "#server/coediting/access-cache.ts";
import type { Outcome } from "#server/coediting/committer.ts";
import type { Room } from "#server/coediting/room.ts";
import { createTokenBuckets } from "#server/coediting/token-buckets.ts";
import { createTransfers } from "#server/coediting/transfers.ts";
import type { LiveSocket } from "#server/realtime/connection.ts";

/** What a document's room needs of a socket. */
export type CoeditingSocket = { id: string; login(): Login | null; isConnected(): boolean; enterRoom(name: string): Promise<void> };

type Limiters = ReturnType<typeof createLimiters>;
type Deps = { room: Room; limiters: Limiters; onError(error: unknown): void };
type Answer = (answer: object) => void;

/** One set for the whole server: a person's windows share it. */
function createLimiters(now: () => number) {
  const { packetsPerSecond, packetsBurst, bytesPerSecond, bytesBurst, joinsPerSecond, joinsBurst, presencePerSecond } = DOCUMENT_LIMITS;
  return {
    packets: createTokenBuckets({ perSecond: packetsPerSecond, burst: packetsBurst }, now),
    bytes: createTokenBuckets({ perSecond: bytesPerSecond, burst: bytesBurst }, now),
    joins: createTokenBuckets({ perSecond: joinsPerSecond, burst: joinsBurst }, now),
    cursors: createTokenBuckets({ perSecond: presencePerSecond, burst: presencePerSecond * 2 }, now),
  };
}

/** Takes the co-editing events of one socket. No packet, however malformed, throws out of here. */
export function listenToSocket(live: LiveSocket, { room, limiters, onError }: Deps): void {
  const { socket } = live;
  const transfers = createTransfers();
  const login = () => loginOf(live);
  const coeditingSocket: CoeditingSocket = {
    id: socket.id,
    login,
    isConnected: () => socket.connected,
    enterRoom: async (name) => void (await socket.join(name)),
  };

  const answering = (work: (payload: unknown, answer: Answer) => Promise<void>) => (payload: unknown, answer: unknown) => {
    const reply: Answer = typeof answer === "function" ? (value) => void answer(value) : () => {};
    work(payload, reply).catch((error: unknown) => {
      onError(error);
      reply({ ok: false, code: "document_failed" });
    });
  };

  /** Size and rate come before anything is looked into. */
  function overLimit(bytes: number): Refusal | null {
    const sender = login();
    if (!sender) return "sign_in_needed";
    return limiters.packets.take(sender.personId, 1) && limiters.bytes.take(sender.personId, bytes) ? null : "too_fast";
  }

  async function take(documentId: string, update: Uint8Array, answer: Answer): Promise<void> {
    const outcome: Outcome = await room.receive(socket.id, documentId, update);
    if (outcome.ok) return answer({ ok: true, seq: outcome.seq });
    answer({ ok: false, code: outcome.refusal });
    // Bytes that are no update come from no page of ours.
    if (outcome.refusal === "update_invalid") socket.disconnect(true);
  }

  socket.on("document:join", answering(async (payload, answer) => {
    const sender = login();
    if (!sender) return answer({ ok: false, code: "sign_in_needed" });
    if (!limiters.joins.take(sender.personId, 1)) return answer({ ok: false, code: "too_fast" });
    const parsed = JoinSchema.safeParse(payload);
    answer(parsed.success ? await room.join(coeditingSocket, parsed.data) : { ok: false, code: "bad_packet" });
  }));

  socket.on("document:update", answering(async (payload, answer) => {
    const parsed = UpdateSchema.safeParse(payload);
    if (!parsed.success) return answer({ ok: false, code: "bad_packet" });
    const refusal = overLimit(parsed.data.update.byteLength);
    if (refusal) return answer({ ok: false, code: refusal });
    await take(parsed.data.documentId, parsed.data.update, answer);
  }));

  socket.on("document:chunk", answering(async (payload, answer) => {
    const parsed = ChunkSchema.safeParse(payload);
    if (!parsed.success) return answer({ ok: false, code: "bad_packet" });
    const refusal = overLimit(parsed.data.bytes.byteLength);
    if (refusal) return answer({ ok: false, code: refusal });
    const result = transfers.add(parsed.data);
    if (result.state === "refused") return answer({ ok: false, code: result.refusal });
    if (result.state === "more") return answer({ ok: true });
    await take(parsed.data.documentId, result.update, answer);
  }));

  socket.on("document:cursor", answering(async (payload) => {
    const sender = login();
    if (!sender || !limiters.cursors.take(socket.id, 1)) return;
    const parsed = CursorSchema.safeParse(payload);
    if (parsed.success) await room.move(socket.id, parsed.data.documentId, parsed.data.cursor);
  }));

  socket.on("document:leave", answering(async (payload) => {
    const parsed = LeaveSchema.safeParse(payload);
    if (!parsed.success) return;
    transfers.forget(parsed.data.documentId);
    room.leave(socket.id, parsed.data.documentId);
  }));

  socket.on("disconnect", () => room.leaveAll(socket.id));
}

listenToSocket.limiters = createLimiters;

const ClaimsSchema = z.object({ session_id: z.uuid() });

/** The person and the very sign-in of the socket's token, whose signature the handshake or the renewal has checked. */
function loginOf(live: LiveSocket): Login | null {
  const login = live.login();
  if (!login) return null;
  try {
    const claims = ClaimsSchema.parse(JSON.parse(Buffer.from(login.accessToken.split(".")[1] ?? "", "base64url").toString("utf8")));
    return { personId: login.personId, loginId: claims.session_id };
  } catch {
    return null;
  }
}
