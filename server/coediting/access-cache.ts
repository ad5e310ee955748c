import type { Access, DocumentStore } from "#server/coediting/document-store.ts";

/** Who sends: the person and the very login (sign-in) of the socket's token. */
export type Login = { personId: string; loginId: string };

const NOTHING: Access = { right: "none", reason: "not_found", capacity: "reader", label: null, district_id: "", epoch: 0, schema_version: 0 };

type Entry = { documentId: string; personId: string; access: Promise<Access>; districtId: string | null };

/**
 * The rights that SQL computed, kept until the database announces that something they depend on changed. The log's insert
 * asks again, so a copy that is a moment too old costs nothing but a refusal.
 */
export function createAccessCache(store: Pick<DocumentStore, "access">) {
  const entries = new Map<string, Entry>();

  function forget(matches: (entry: Entry) => boolean): string[] {
    const documents = new Set<string>();
    for (const [key, entry] of entries) {
      if (!matches(entry)) continue;
      entries.delete(key);
      documents.add(entry.documentId);
    }
    return [...documents];
  }

  return {
    of(documentId: string, { personId, loginId }: Login): Promise<Access> {
      const key = `${documentId}:${personId}:${loginId}`;
      const known = entries.get(key);
      if (known) return known.access;
      const entry: Entry = { documentId, personId, districtId: null, access: store.access(documentId, personId, loginId).then((access) => access ?? NOTHING) };
      entries.set(key, entry);
      entry.access.then(
        (access) => void (entry.districtId = access.district_id),
        () => void (entries.get(key) === entry && entries.delete(key)),
      );
      return entry.access;
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

export type AccessCache = ReturnType<typeof createAccessCache>;
