import { ChunkSchema, CursorSchema, JoinSchema, LeaveSchema, UpdateSchema } from "#app/features/documents/documents.events.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { DOCUMENT_LIMITS, type Refusal } from "#app/features/documents/documents.limits.ts";
import type { Login } from "#server/coediting/access-cache.ts";
import type { Room } from "#server/coediting/room.ts";
import { createTokenBuckets } from "#server/coediting/token-buckets.ts";
import { createTransfers } from "#server/coediting/transfers.ts";
import type { LiveSocket } from "#server/realtime/connection.ts";

/** What a document's room needs of a socket. */
export type CoeditingSocket = { id: string; login(): Login | null; isConnected(): boolean; enterRoom(name: string): Promise<void> };

type Limiters = ReturnType<typeof createLimiters>;
type Deps = { room: Room; limiters: Limiters; onError(error: unknown): void };

/** One set for the whole server: a person's windows share it. */
export function createLimiters(now: () => number) {
  const { packetsPerSecond, packetsBurst, bytesPerSecond, bytesBurst, joinsPerSecond, joinsBurst, presencePerSecond } = DOCUMENT_LIMITS;
  return {
    packets: createTokenBuckets({ perSecond: packetsPerSecond, burst: packetsBurst }, now),
    bytes: createTokenBuckets({ perSecond: bytesPerSecond, burst: bytesBurst }, now),
    joins: createTokenBuckets({ perSecond: joinsPerSecond, burst: joinsBurst }, now),
    cursors: createTokenBuckets({ perSecond: presencePerSecond, burst: presencePerSecond * 2 }, now),
  };
}

/** Takes the co-editing events of one socket. No packet, however malformed, throws out of here. */
export function listenToSocket(live: LiveSocket, deps: Deps): void {
  const events = new SocketEvents(live, deps);
  const answering = (work: (payload: unknown) => Promise<object | null>) => (payload: unknown, answer: unknown) => {
    const reply = (value: object | null) => void (typeof answer === "function" && value && answer(value));
    work(payload).then(reply, (error: unknown) => {
      deps.onError(error);
      reply({ ok: false, code: "document_failed" });
    });
  };
  live.socket.on("document:join", answering((payload) => events.join(payload)));
  live.socket.on("document:update", answering((payload) => events.update(payload)));
  live.socket.on("document:chunk", answering((payload) => events.chunk(payload)));
  live.socket.on("document:cursor", answering((payload) => events.cursor(payload)));
  live.socket.on("document:leave", answering((payload) => events.leave(payload)));
  live.socket.on("disconnect", () => deps.room.leaveAll(live.socket.id));
}

class SocketEvents {
  private readonly live: LiveSocket;
  private readonly deps: Deps;
  private readonly transfers = createTransfers();
  private readonly login: () => Login | null;

  constructor(live: LiveSocket, deps: Deps) {
    this.live = live;
    this.deps = deps;
    this.login = createLoginReader(live);
  }

  async join(payload: unknown): Promise<object> {
    const { live, deps } = this;
    const sender = this.login();
    if (!sender) return refuse("sign_in_needed");
    if (!deps.limiters.joins.take(sender.personId, 1)) return refuse("too_fast");
    const parsed = JoinSchema.safeParse(payload);
    if (!parsed.success) return refuse("bad_packet");
    const socket: CoeditingSocket = {
      id: live.socket.id,
      login: this.login,
      isConnected: () => live.socket.connected,
      enterRoom: async (name) => void (await live.socket.join(name)),
    };
    return deps.room.join(socket, parsed.data);
  }

  async update(payload: unknown): Promise<object> {
    const parsed = UpdateSchema.safeParse(payload);
    if (!parsed.success) return refuse("bad_packet");
    const refusal = this.overLimit(parsed.data.update.byteLength);
    return refusal ? refuse(refusal) : this.take(parsed.data.documentId, parsed.data.update);
  }

  async chunk(payload: unknown): Promise<object> {
    const parsed = ChunkSchema.safeParse(payload);
    if (!parsed.success) return refuse("bad_packet");
    const refusal = this.overLimit(parsed.data.bytes.byteLength);
    if (refusal) return refuse(refusal);
    const result = this.transfers.add(parsed.data);
    if (result.state === "refused") return refuse(result.refusal);
    return result.state === "more" ? { ok: true } : this.take(parsed.data.documentId, result.update);
  }

  async cursor(payload: unknown): Promise<null> {
    const { live, deps } = this;
    if (!this.login() || !deps.limiters.cursors.take(live.socket.id, 1)) return null;
    const parsed = CursorSchema.safeParse(payload);
    if (parsed.success) deps.room.move(live.socket.id, parsed.data.documentId, parsed.data.cursor);
    return null;
  }

  async leave(payload: unknown): Promise<null> {
    const parsed = LeaveSchema.safeParse(payload);
    if (!parsed.success) return null;
    this.transfers.forget(parsed.data.documentId);
    this.deps.room.leave(this.live.socket.id, parsed.data.documentId);
    return null;
  }

  /** Size and rate come before anything is looked into. */
  private overLimit(bytes: number): Refusal | null {
    const sender = this.login();
    if (!sender) return "sign_in_needed";
    const { packets, bytes: volume } = this.deps.limiters;
    return packets.take(sender.personId, 1) && volume.take(sender.personId, bytes) ? null : "too_fast";
  }

  private async take(documentId: string, update: Uint8Array): Promise<object> {
    const { socket } = this.live;
    const outcome = await this.deps.room.receive(socket.id, documentId, update);
    if (outcome.ok) return { ok: true, seq: outcome.seq };
    // Bytes that are no update come from no page of ours: answered, then shown out.
    if (outcome.refusal === "update_invalid") setImmediate(() => socket.disconnect(true));
    return refuse(outcome.refusal);
  }
}

function refuse(code: Refusal): { ok: false; code: Refusal } {
  return { ok: false, code };
}

/** The person and the very sign-in of the socket's token, whose signature the handshake or the renewal has checked. */
function createLoginReader(live: LiveSocket): () => Login | null {
  let known: { accessToken: string; login: Login | null } | null = null;
  return () => {
    const current = live.login();
    if (!current) return null;
    if (known?.accessToken !== current.accessToken) {
      const loginId = loginIdOf(current.accessToken);
      known = { accessToken: current.accessToken, login: loginId === null ? null : { personId: current.personId, loginId } };
    }
    return known.login;
  };
}
