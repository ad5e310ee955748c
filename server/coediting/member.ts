import type { ReadonlyReason, Refusal } from "#app/features/documents/documents.limits.ts";
import type { Standing } from "#app/features/documents/documents.events.ts";
import type { OpenDocument } from "#server/coediting/open-document.ts";
import type { Login } from "#server/coediting/access-cache.ts";

/** One socket in one document. */
export type Member = {
  socketId: string;
  personId: string;
  clientId: number;
  document: OpenDocument;
  release(): void;
  /** The socket's login of this moment; null once its token has ended. */
  login(): Login | null;
  /** Why this browser may not write whatever its person may: an older page, or too many writers. */
  held: ReadonlyReason | null;
  /** What the browser was last told. */
  standing: Standing;
};

/** The members of all documents, findable by socket and by document. */
export function createMembers() {
  const byDocument = new Map<string, Map<string, Member>>();

  return {
    add(member: Member): void {
      const members = byDocument.get(member.document.id) ?? new Map<string, Member>();
      members.set(member.socketId, member);
      byDocument.set(member.document.id, members);
    },
    get(documentId: string, socketId: string): Member | null {
      return byDocument.get(documentId)?.get(socketId) ?? null;
    },
    remove(documentId: string, socketId: string): Member | null {
      const members = byDocument.get(documentId);
      const member = members?.get(socketId) ?? null;
      members?.delete(socketId);
      if (members?.size === 0) byDocument.delete(documentId);
      return member;
    },
    in(documentId: string): Member[] {
      return [...(byDocument.get(documentId)?.values() ?? [])];
    },
    documentsOf(socketId: string): string[] {
      return [...byDocument].flatMap(([documentId, members]) => (members.has(socketId) ? [documentId] : []));
    },
    documents(): string[] {
      return [...byDocument.keys()];
    },
  };
}

export type Members = ReturnType<typeof createMembers>;

/** A standing as the reason why a change is refused; null when it may be written. */
export function refusalOf({ right, reason }: Standing): Refusal | null {
  return right === "write" ? null : (reason ?? "right_missing");
}
