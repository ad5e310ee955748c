import { ChunkSchema, CursorSchema, JoinSchema, LeaveSchema, UpdateSchema } from "#app/features/documents/documents.events.ts";
import { loginIdOf } from "#app/features/identity/login-id.ts";
import { DOCUMENT_LIMITS, type Refusal } from "#app/features/documents/documents.limits.ts";
import type { Login } from "#server/coediting/access-cache.ts";
import { BEHIND_BYTES, waitingBytes } from "#server/coediting/laggards.ts";
import type { Room, Share } from "#server/coediting/room.ts";
import { createTokenBuckets } from "#server/coediting/token-buckets.ts";
import { createHeldBytes, createTransfers } from "#server/coediting/transfers.ts";
import type { LiveSocket } from "#server/realtime/connection.ts";

/** What a document's room needs of a socket. */
export type CoeditingSocket = { id: string; login(): Login | null; isConnected(): boolean; enterRoom(name: string): Promise<void> };

/**
 * What a refusal says about its sender. Bytes that are no update come from no page of ours; the other ones may by a mistake, one now and then.
 * What a right, a race or the network refuses says nothing.
 */
const FAULTS: ReadonlyMap<Refusal, number> = new Map<Refusal, number>([["update_invalid", 4], ["content_refused", 1], ["client_foreign", 1], ["too_large", 1], ["bad_packet", 1]]);

type Limiters = ReturnType<typeof createLimiters>;
type Deps = { room: Room; limiters: Limiters; onError(error: unknown): void };

/** One set for the whole server: a person's windows share it. */
export function createLimiters(now: () => number) {
  const { packetsPerSecond, packetsBurst, bytesPerSecond, bytesBurst, joinsPerSecond, joinsBurst, presencePerSecond, workPerSecond, workBurst, faultsPerSecond, faultsBurst } = DOCUMENT_LIMITS;
  return {
    packets: createTokenBuckets({ perSecond: packetsPerSecond, burst: packetsBurst }, now),
    bytes: createTokenBuckets({ perSecond: bytesPerSecond, burst: bytesBurst }, now),
    joins: createTokenBuckets({ perSecond: joinsPerSecond, burst: joinsBurst }, now),
    /** Milliseconds of the server's own time for looking into packets and applying them. */
    work: createTokenBuckets({ perSecond: workPerSecond, burst: workBurst }, now),
    /** How often a person's packets may still be found at fault: {@link FAULTS}. */
    faults: createTokenBuckets({ perSecond: faultsPerSecond, burst: faultsBurst }, now),
    /** Answers to what should not have been sent; beyond them there is no answer. */
    complaints: createTokenBuckets({ perSecond: joinsPerSecond, burst: packetsBurst }, now),
    held: createHeldBytes(),
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
  live.socket.on("disconnect", () => {
    deps.room.leaveAll(live.socket.id);
    events.close();
  });
}

class SocketEvents {
  private readonly live: LiveSocket;
  private readonly deps: Deps;
  private readonly transfers: ReturnType<typeof createTransfers>;
  private readonly login: () => Login | null;

  constructor(live: LiveSocket, deps: Deps) {
    this.live = live;
    this.deps = deps;
    this.login = createLoginReader(live);
    this.transfers = createTransfers(deps.limiters.held);
  }

  async join(payload: unknown): Promise<object | null> {
    const { live, deps } = this;
    const sender = this.login();
    if (!sender) return this.complain("sign_in_needed");
    // Who does not read what was sent already gets no whole text on top.
    if (waitingBytes(live.socket) > BEHIND_BYTES) return this.complain("too_fast");
    if (!this.hasTime(sender) || !deps.limiters.joins.take(sender.personId, 1)) return this.complain("too_fast");
    const parsed = JoinSchema.safeParse(payload);
    if (!parsed.success) return this.complain(this.fault(sender, "bad_packet"));
    const socket: CoeditingSocket = {
      id: live.socket.id,
      login: this.login,
      isConnected: () => live.socket.connected,
      enterRoom: async (name) => void (await live.socket.join(name)),
    };
    return deps.room.join(socket, parsed.data, this.shareOf(sender));
  }

  async update(payload: unknown): Promise<object | null> {
    const sender = this.mayTry();
    if ("code" in sender) return this.complain(sender.code);
    const parsed = UpdateSchema.safeParse(payload);
    if (!parsed.success) return this.complain(this.fault(sender, "bad_packet"));
    const { documentId, update } = parsed.data;
    const refusal = this.overLimit(sender, documentId, update.byteLength);
    return refusal ? refuse(refusal) : this.take(sender, documentId, update);
  }

  async chunk(payload: unknown): Promise<object | null> {
    const sender = this.mayTry();
    if ("code" in sender) return this.complain(sender.code);
    const parsed = ChunkSchema.safeParse(payload);
    if (!parsed.success) return this.complain(this.fault(sender, "bad_packet"));
    const { documentId, bytes } = parsed.data;
    const refusal = this.overLimit(sender, documentId, bytes.byteLength);
    if (refusal) return refuse(refusal);
    const result = this.transfers.add(sender.personId, parsed.data);
    if (result.state === "refused") return refuse(this.fault(sender, result.refusal));
    return result.state === "more" ? { ok: true } : this.take(sender, documentId, result.update);
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

  close(): void {
    this.transfers.forgetAll();
  }

  /** Who sends, and how often: asked before anything is looked into. */
  private mayTry(): Login | { code: Refusal } {
    const sender = this.login();
    if (!sender) return { code: "sign_in_needed" };
    return this.hasTime(sender) && this.deps.limiters.packets.take(sender.personId, 1) ? sender : { code: "too_fast" };
  }

  private hasTime({ personId }: Login): boolean {
    const { faults, work } = this.deps.limiters;
    return faults.has(personId) && work.has(personId);
  }

  private shareOf(sender: Login): Share {
    const { work } = this.deps.limiters;
    return { hasTime: () => this.hasTime(sender), spent: (milliseconds) => work.charge(sender.personId, milliseconds) };
  }

  private fault({ personId }: Login, refusal: Refusal): Refusal {
    const weight = FAULTS.get(refusal);
    if (weight) this.deps.limiters.faults.charge(personId, weight);
    return refusal;
  }

  /** Who may not write may send nothing, however small; who may has so many bytes. */
  private overLimit({ personId }: Login, documentId: string, bytes: number): Refusal | null {
    const { room, limiters } = this.deps;
    const refusal = room.refusalOf(this.live.socket.id, documentId);
    if (refusal) return refusal;
    return limiters.bytes.take(personId, bytes) ? null : "too_fast";
  }

  private async take(sender: Login, documentId: string, update: Uint8Array): Promise<object> {
    const { socket } = this.live;
    const outcome = await this.deps.room.receive(socket.id, documentId, update, this.shareOf(sender));
    if (outcome.ok) return { ok: true, seq: outcome.seq };
    // Bytes that are no update come from no page of ours: answered, then shown out.
    if (outcome.refusal === "update_invalid") setImmediate(() => socket.disconnect(true));
    return refuse(this.fault(sender, outcome.refusal));
  }

  /** Answers what no page of ours sends so often; a flood gets no answer at all. */
  private complain(code: Refusal): object | null {
    const key = this.live.personId() ?? this.live.socket.id;
    return this.deps.limiters.complaints.take(key, 1) ? refuse(code) : null;
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
