import { randomUUID } from "node:crypto";
import type { TransactionSql } from "postgres";
import type { DemoClock } from "./demo-clock.ts";
import { createDemoClock } from "./demo-clock.ts";

/** What is named by a key in the content and by an id in the database. */
export type Kind = "municipality" | "person" | "district" | "cycle" | "conference" | "organisation" | "adesione" | "tavolo" | "proposal" | "session" | "item" | "section" | "document";

/** One load under way: the transaction, the clock, and the ids given to the content's keys. */
export type Loading = {
  tx: TransactionSql;
  clock: DemoClock;
  /** The id behind a key, made at the first asking; foreign keys find whatever was never inserted. */
  id(kind: Kind, key: string): string;
};

export function createLoading(tx: TransactionSql, now: Date): Loading {
  const ids = new Map<string, string>();
  return {
    tx,
    clock: createDemoClock(now),
    id(kind, key) {
      const name = `${kind} ${key}`;
      const known = ids.get(name) ?? randomUUID();
      ids.set(name, known);
      return known;
    },
  };
}
