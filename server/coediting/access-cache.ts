import type { Access, DocumentStore } from "#server/coediting/document-store.ts";

/** Who sends: the person and the very login (sign-in) of the socket's token. */
export type Login = { personId: string; loginId: string };

const NOTHING: Access = { right: "none", reason: "not_found", capacity: "reader", label: null, district_id: "", epoch: 0, schema_version: 0 };

type Entry = { documentId: string; personId: string; access: Promise<Access>; districtId: string | null; isDropped: boolean };

/**
 * The rights that SQL computed, kept until the database announces that something they depend on changed. The log's insert
 * asks again, so a copy that is a moment too old costs nothing but a refusal.
 */
export function createAccessCache(store: Pick<DocumentStore, "access">) {
  const entries = new Map<string, Entry>();
  /** The same login object asks for every packet: its entries are found without building a key. */
  const byLogin = new WeakMap<Login, Map<string, Entry>>();

  function remember(login: Login, entry: Entry): Promise<Access> {
    const known = byLogin.get(login) ?? new Map<string, Entry>();
    byLogin.set(login, known.set(entry.documentId, entry));
    return entry.access;
  }

  function forget(matches: (entry: Entry) => boolean): string[] {
    const documents = new Set<string>();
    for (const [key, entry] of entries) {
      if (!matches(entry)) continue;
      entries.delete(key);
      entry.isDropped = true;
      documents.add(entry.documentId);
    }
    return [...documents];
  }

  return {
    of(documentId: string, login: Login): Promise<Access> {
      const kept = byLogin.get(login)?.get(documentId);
      if (kept && !kept.isDropped) return kept.access;
      const { personId, loginId } = login;
      const key = `${documentId}:${personId}:${loginId}`;
      const known = entries.get(key);
      if (known) return remember(login, known);
      const entry: Entry = { documentId, personId, districtId: null, isDropped: false, access: store.access(documentId, personId, loginId).then((access) => access ?? NOTHING) };
      entries.set(key, entry);
      // Who has no right is asked about anew each time: a right that comes must not wait for its announcement.
      whenKept(entry.access, (access) => void (entry.districtId = access.district_id), () => {
        entry.isDropped = true;
        if (entries.get(key) === entry) entries.delete(key);
      });
      return remember(login, entry);
    },

    /** Drops what an announcement makes doubtful; returns the documents concerned. */
    drop(topic: string, id: string): string[] {
      switch (topic) {
        case "document":
          return forget((entry) => entry.documentId === id);
        case "login":
          return forget((entry) => entry.personId === id);
        case "district":
          return forget((entry) => entry.districtId === null || entry.districtId === id);
        default:
          return [];
      }
    },

    /** After announcements may have been missed (a lost connection): nothing kept is certain. */
    dropAll(): string[] {
      return forget(() => true);
    },

    forgetDocument(documentId: string): void {
      forget((entry) => entry.documentId === documentId);
    },
  };
}

/** Calls `otherwise` for a right that must not be kept: none at all, or one that could not be asked. */
function whenKept(access: Promise<Access>, keep: (access: Access) => void, otherwise: () => void): void {
  access.then((known) => (known.right === "none" ? otherwise() : keep(known)), otherwise);
}

export type AccessCache = ReturnType<typeof createAccessCache>;
