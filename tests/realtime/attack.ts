import { setTimeout as delay } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import * as Y from "yjs";
import { fromText } from "#app/features/documents/binary-text.rules.ts";
import { DOCUMENT_FIELD, DOCUMENT_LIMITS, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { openSocket } from "#tests/realtime/coediting-world.ts";
import { honestChange, hostilePacket } from "#tests/realtime/hostile-packets.ts";
import { type Chance, seededChance } from "#tests/realtime/seeded-chance.ts";

export type Attacker = { accessToken: string; /** Whether the person may write at all: of one who may not, nothing may be taken. */ mayWrite: boolean };
export type Attack = {
  origin: string;
  documentId: string;
  attackers: readonly Attacker[];
  packets: number;
  seed: number;
  /** All of them together send no more; without it as fast as they are answered. */
  perSecond?: number | undefined;
};
export type AttackReport = {
  sent: number;
  /** How often each answer came; `none` is no answer. */
  answers: Record<string, number>;
  /** What must never be there: packets that were acknowledged though they must not be. */
  acknowledged: { name: string; seed: number }[];
};

type Answer = { ok: boolean; code?: string; update?: unknown };

/** Sends the packets, some persons at a time, each from her own seed, so that one that does harm can be sent again. */
export async function attack({ origin, documentId, attackers, packets, seed, perSecond }: Attack): Promise<AttackReport> {
  const result: AttackReport = { sent: 0, answers: {}, acknowledged: [] };
  const share = Math.ceil(packets / attackers.length);
  const pace = createPace(perSecond);
  const waiting = attackers.map((attacker, index) => ({ attacker, seed: seed + index }));
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await new OnePerson({ origin, documentId, result, pace, ...next }).attack(share);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return result;
}

type Pace = () => Promise<unknown>;

/** Resolves when the next packet may be sent: the same load whatever is attacked. */
function createPace(perSecond: number | undefined): Pace {
  if (perSecond === undefined) return () => Promise.resolve();
  let next = performance.now();
  return () => {
    next = Math.max(next + 1_000 / perSecond, performance.now() - 100);
    return delay(Math.max(0, next - performance.now()));
  };
}

type Person = { origin: string; documentId: string; attacker: Attacker; seed: number; result: AttackReport; pace: Pace };

class OnePerson {
  private readonly person: Person;
  private readonly chance: Chance;
  private readonly socket: Socket;
  private doc = new Y.Doc();
  /** Under which client ids others had written before she came. */
  private foreign: readonly number[] | null = null;

  constructor(person: Person) {
    this.person = person;
    this.chance = seededChance(person.seed);
    this.socket = openSocket(person.origin, person.attacker.accessToken);
    this.socket.on("document:updated", ({ update }: { update: string }) => Y.applyUpdate(this.doc, fromText(update)));
  }

  async attack(packets: number): Promise<void> {
    await this.join();
    for (let sent = 0; sent < packets; sent += 1) {
      await this.person.pace();
      this.person.result.sent += 1;
      if (!this.socket.connected) await this.join();
      await this.send();
    }
    this.socket.disconnect();
    this.doc.destroy();
  }

  private async join(): Promise<void> {
    if (!this.socket.connected) await new Promise<void>((done) => this.socket.once("connect", () => done()).connect());
    const { documentId } = this.person;
    const doc = new Y.Doc();
    doc.clientID = this.chance.whole(0xffff_fffe) + 2;
    const answer = await this.ask("document:join", { documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: doc.clientID, stateVector: Y.encodeStateVector(doc) });
    // Turned away, she stays where she was, with what she knew.
    if (!(answer.update instanceof Uint8Array)) return;
    this.doc.destroy();
    this.doc = doc;
    Y.applyUpdate(this.doc, answer.update);
    this.foreign ??= [...Y.decodeStateVector(Y.encodeStateVector(this.doc)).keys()];
  }

  private async ask(event: string, payload: unknown): Promise<Answer> {
    const shownOut = new Promise<void>((done) => this.socket.once("disconnect", () => done()));
    const answer: Answer = await this.socket.timeout(20_000).emitWithAck(event, payload).catch(() => ({ ok: false, code: "none" }));
    // Who sends such bytes is shown out right after the answer; what is sent before that would be lost.
    if (answer.code === "update_invalid") await shownOut;
    return answer;
  }

  /** As one's own: of what comes from elsewhere under one's own client id Yjs would draw another one. */
  private keep(update: Uint8Array): void {
    this.doc.transact(() => Y.applyUpdate(this.doc, update));
  }

  private note(name: string, { ok, code }: Answer, mayBeTaken: boolean): void {
    const { result, seed } = this.person;
    const answer = ok ? "taken" : (code ?? "none");
    result.answers[answer] = (result.answers[answer] ?? 0) + 1;
    if (ok && !mayBeTaken) result.acknowledged.push({ name, seed });
  }

  private async send(): Promise<void> {
    const { documentId, attacker } = this.person;
    const dice = this.chance.whole(100);
    if (dice < 8) return this.sendOther();
    if (dice < 16 || !attacker.mayWrite) {
      const update = honestChange(this.doc, this.chance);
      const answer = await this.ask("document:update", { documentId, update });
      if (answer.ok) this.keep(update);
      return this.note("an honest change", answer, attacker.mayWrite);
    }
    const { name, bytes, mutated } = hostilePacket(this.doc, this.foreign ?? [], this.chance);
    const answer = await this.ask("document:update", { documentId, update: bytes });
    if (answer.ok && mutated) this.keep(bytes);
    this.note(name, answer, mutated);
  }

  /** What is no update at all: joins, pieces and carets that no page sends. */
  private async sendOther(): Promise<void> {
    const { documentId } = this.person;
    const { chance } = this;
    const transferId = crypto.randomUUID();
    const here = { type: null, tname: DOCUMENT_FIELD, item: null, assoc: 0 };
    const others: [string, unknown][] = [
      ["document:join", { documentId, epoch: 7, schemaVersion: SCHEMA_VERSION, clientId: 9, stateVector: Uint8Array.of(0) }],
      ["document:join", { documentId, epoch: 1, schemaVersion: -1, clientId: 9, stateVector: Uint8Array.of(0) }],
      ["document:join", { documentId: crypto.randomUUID(), epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: 9, stateVector: Uint8Array.of(0) }],
      ["document:join", { documentId, epoch: 1, schemaVersion: SCHEMA_VERSION, clientId: 2 ** 40, stateVector: Uint8Array.of(0) }],
      ["document:update", { documentId: crypto.randomUUID(), update: Uint8Array.of(0, 0) }],
      ["document:update", { documentId, update: "text" }],
      ["document:update", { documentId, update: new Uint8Array(DOCUMENT_LIMITS.packetBytes + 1) }],
      ["document:chunk", { documentId, transferId, index: 3, total: 5, bytes: chance.bytes(20) }],
      ["document:chunk", { documentId, transferId, index: 0, total: 65, bytes: chance.bytes(20) }],
      ["document:chunk", { documentId, transferId, index: 0, total: 1, bytes: Uint8Array.of(255, ...chance.bytes(200)) }],
      ["document:chunk", { documentId, transferId, index: 2 ** 40, total: 2, bytes: chance.bytes(20) }],
    ];
    this.socket.emit("document:cursor", { documentId, cursor: { anchor: here, head: here }, clientId: 4, user: { name: "FALSO" }, padding: "x".repeat(4_000) });
    const [event, payload] = chance.pickSome(others) ?? ["document:leave", null];
    this.note(event, await this.ask(event, payload), false);
    // A refused join shows out of the document too.
    if (event === "document:join") await this.join();
  }
}
