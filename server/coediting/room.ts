import type { z } from "zod";
import { type Cursor, documentRoom, type JoinAnswer, type JoinSchema, type Standing } from "#app/features/documents/documents.events.ts";
import { DOCUMENT_LIMITS, type ReadonlyReason, type Refusal, SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { meansReadonly } from "#app/features/documents/refusal.rules.ts";
import type { AccessCache } from "#server/coediting/access-cache.ts";
import type { CoeditingServer } from "#server/coediting/attach-coediting.ts";
import type { Outcome } from "#server/coediting/committer.ts";
import type { Access } from "#server/coediting/document-store.ts";
import { type Member, type Members, refusalOf } from "#server/coediting/member.ts";
import type { OpenDocuments } from "#server/coediting/open-documents.ts";
import type { Presence } from "#server/coediting/presence.ts";
import type { Sender } from "#server/coediting/document-options.ts";
import type { OpenDocument } from "#server/coediting/open-document.ts";
import type { CoeditingSocket } from "#server/coediting/socket-events.ts";

type JoinInput = z.infer<typeof JoinSchema>;
type Refused = { ok: false; code: Refusal };
/** A person's share of the server's time. */
export type Share = Pick<Sender, "hasTime" | "spent">;

type Deps = {
  io: CoeditingServer;
  documents: OpenDocuments;
  access: AccessCache;
  members: Members;
  presence: Presence;
  onError(error: unknown): void;
};

/** Tokens that ran out without a renewal are noticed by this rhythm even when nobody writes, in milliseconds. */
const SWEEP_MS = 15_000;

/** What happens between a socket and a document: joining, writing, moving the caret, losing the right, leaving. */
export class Room {
  private readonly deps: Deps;

  constructor(deps: Deps) {
    this.deps = deps;
  }

  /** Who joins anew keeps her place among the writers, unless she may not write any more. */
  async join(socket: CoeditingSocket, input: JoinInput, share: Share): Promise<JoinAnswer> {
    const before = this.takeOut(socket.id, input.documentId);
    const answer = await this.admit(socket, input, share);
    if (before?.standing.right === "write" && !(answer.ok && answer.right === "write")) this.passPlaceOn(input.documentId);
    return answer;
  }

  private async admit(socket: CoeditingSocket, input: JoinInput, share: Share): Promise<JoinAnswer> {
    const login = socket.login();
    if (!login) return refuse("sign_in_needed");
    const { access, documents, members } = this.deps;
    const allowed = await access.of(input.documentId, login);
    if (allowed.right === "none") return refuse(allowed.reason === "sign_in_needed" ? "sign_in_needed" : "not_found");
    if (members.documentsOf(socket.id).length >= DOCUMENT_LIMITS.documentsPerSocket) return refuse("too_large");
    const held = await documents.acquire(input.documentId);
    if (!held) return refuse("not_found");
    const refusal = refusesJoin(held.document, input, login.personId, allowed.right === "write");
    if (refusal) {
      held.release();
      return refuse(refusal);
    }
    const member: Member = {
      socketId: socket.id, personId: login.personId, clientId: input.clientId, login: () => socket.login(),
      document: held.document, release: held.release, held: null, standing: { right: "none", reason: null },
    };
    member.held = this.heldBack(member, input, allowed);
    member.standing = standingOf(member, allowed);
    members.add(member);
    return this.enter(socket, member, { allowed, input, share });
  }

  private async enter(socket: CoeditingSocket, member: Member, { allowed, input, share }: { allowed: Access; input: JoinInput; share: Share }): Promise<JoinAnswer> {
    const { members, presence, onError } = this.deps;
    // In the room first: what is committed from now on is heard, what was before is in the state.
    await socket.enterRoom(documentRoom(input.documentId));
    const state = await member.document.join(input.stateVector, share.spent).catch((error: unknown) => {
      onError(error);
      return null;
    });
    if (!state || !socket.isConnected() || members.get(input.documentId, socket.id) !== member) {
      if (members.get(input.documentId, socket.id) === member) this.leave(socket.id, input.documentId);
      return refuse(state ? "not_joined" : "document_failed");
    }
    const { cursor: _, ...me } = presence.enter(input.documentId, socket.id, { clientId: input.clientId, capacity: allowed.capacity, label: allowed.label });
    return {
      ok: true, ...member.standing, ...state, me,
      // Read when the answer is sent: who enters just before was told to this browser ahead of it.
      get present() {
        return presence.others(input.documentId, socket.id);
      },
    };
  }

  /** Older pages and late comers do not write, whatever their person may do. */
  private heldBack(member: Member, input: JoinInput, allowed: Access): ReadonlyReason | null {
    if (input.schemaVersion < Math.max(SCHEMA_VERSION, member.document.schemaVersion)) return "client_outdated";
    if (allowed.right !== "write") return null;
    const writers = this.deps.members.in(input.documentId).filter(({ standing }) => standing.right === "write").length;
    return writers >= DOCUMENT_LIMITS.editorsPerDocument ? "document_crowded" : null;
  }

  /** Why a socket may send nothing into a document: it has not joined, or its person may not write. As far as is known; the gate asks again. */
  refusalOf(socketId: string, documentId: string): Refusal | null {
    const member = this.deps.members.get(documentId, socketId);
    return member ? refusalOf(member.standing) : "not_joined";
  }

  async receive(socketId: string, documentId: string, update: Uint8Array, share: Share): Promise<Outcome> {
    const member = this.deps.members.get(documentId, socketId);
    if (!member) return { ok: false, refusal: "not_joined" };
    const login = member.login();
    if (!login) return { ok: false, refusal: "sign_in_needed" };
    const outcome = await member.document.receive(update, { socketId, ...login, ...share, mayWrite: () => this.mayWrite(member) });
    // The log knows of a right that nobody announced: this copy is too old, and what the browsers were told. Once is enough for all that was on its way.
    if (!outcome.ok && meansReadonly(outcome.refusal) && member.standing.right === "write") this.reconsider(this.deps.access.drop("document", documentId));
    return outcome;
  }

  private async mayWrite(member: Member): Promise<Refusal | null> {
    const login = member.login();
    if (!login) return "sign_in_needed";
    return refusalOf(standingOf(member, await this.deps.access.of(member.document.id, login)));
  }

  move(socketId: string, documentId: string, cursor: Cursor): void {
    const member = this.deps.members.get(documentId, socketId);
    if (member?.standing.right === "write") this.deps.presence.move(documentId, socketId, cursor);
  }

  /** Asks the right of everybody in these documents again and tells those for whom it changed. */
  reconsider(documentIds: readonly string[]): void {
    for (const documentId of documentIds) {
      for (const member of this.deps.members.in(documentId)) this.tellStanding(member).catch(this.deps.onError);
    }
  }

  private async tellStanding(member: Member): Promise<void> {
    const { access, io } = this.deps;
    const login = member.login();
    const standing: Standing = login
      ? standingOf(member, await access.of(member.document.id, login))
      : { right: "none", reason: "sign_in_needed" };
    if (standing.right === member.standing.right && standing.reason === member.standing.reason) return;
    const wrote = member.standing.right === "write";
    member.standing = standing;
    if (wrote) this.passPlaceOn(member.document.id);
    io.to(member.socketId).emit("document:right", { documentId: member.document.id, ...standing });
    if (standing.right !== "none") return;
    this.leave(member.socketId, member.document.id);
  }

  leave(socketId: string, documentId: string): void {
    if (this.takeOut(socketId, documentId)?.standing.right === "write") this.passPlaceOn(documentId);
  }

  private takeOut(socketId: string, documentId: string): Member | null {
    const { io, members, presence } = this.deps;
    const member = members.remove(documentId, socketId);
    if (!member) return null;
    io.in(socketId).socketsLeave(documentRoom(documentId));
    presence.leave(documentId, socketId);
    member.release();
    return member;
  }

  /** A writer's place is free: for whoever has waited longest. */
  private passPlaceOn(documentId: string): void {
    const waiting = this.deps.members.in(documentId).find(({ held }) => held === "document_crowded");
    if (!waiting) return;
    waiting.held = null;
    this.tellStanding(waiting).catch(this.deps.onError);
  }

  leaveAll(socketId: string): void {
    for (const documentId of this.deps.members.documentsOf(socketId)) this.leave(socketId, documentId);
  }

  /** Notices tokens that ran out while nobody wrote; returns how to stop. */
  sweep(): () => void {
    const { members } = this.deps;
    const timer = setInterval(() => {
      this.reconsider(members.documents().filter((documentId) => members.in(documentId).some((member) => member.login() === null)));
    }, SWEEP_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}

function refuse(code: Refusal): Refused {
  return { ok: false, code };
}

function refusesJoin(document: OpenDocument, input: JoinInput, personId: string, mayWrite: boolean): Refusal | null {
  if (input.epoch !== document.epoch) return "epoch_changed";
  return document.reserveClient(input.clientId, personId, mayWrite) ? null : "client_foreign";
}

/** Who came too late to write may suggest and comment meanwhile, as whoever may write; an older page can do nothing but read. */
function standingOf(member: Member, allowed: Access): Standing {
  if (allowed.right === "write" && member.held) return { right: member.held === "document_crowded" ? "suggest" : "read", reason: member.held };
  return { right: allowed.right, reason: allowed.right === "write" ? null : (allowed.reason ?? "right_missing") };
}
