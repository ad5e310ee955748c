import postgres from "postgres";
import type { Logger } from "pino";
import { z } from "zod";
import { connectionOptions } from "#server/database-connection.ts";

/** What SQL's private.announce() sends, after the commit and only then. */
export type Announcement = { topic: string; id: string; revision: number };

export type Announcements = {
  /** Calls `hear` for each announcement of a topic; returns how to stop. */
  on(topic: string, hear: (announcement: Announcement) => void): () => void;
  /** Calls `hear` for the announcements of every topic. */
  onAny(hear: (announcement: Announcement) => void): () => void;
  /** Calls `hear` when listening begins again after an interruption: what was announced meanwhile is lost. */
  onResumed(hear: () => void): () => void;
  close(): Promise<void>;
};

const CHANNEL = "tavoli_aperti";
const AnnouncementSchema = z.object({ topic: z.string(), id: z.string().default(""), revision: z.number().default(0) });

/**
 * One connection that LISTENs for all of this process. It needs a direct or session-mode connection; when the
 * connection is lost it is made again, and whoever asked is told that something may have been missed.
 */
export async function listenForAnnouncements({ databaseUrl, log }: { databaseUrl: string; log: Pick<Logger, "warn"> }): Promise<Announcements> {
  const hearers = new Set<(announcement: Announcement) => void>();
  const resumed = new Set<() => void>();
  const sql = postgres(databaseUrl, { max: 1, ...connectionOptions("announcements") });
  let isFirst = true;
  await sql.listen(
    CHANNEL,
    (payload) => {
      const announcement = parse(payload);
      if (announcement) for (const hear of hearers) hear(announcement);
      else log.warn({ payload: payload.slice(0, 200) }, "an announcement that nobody understands");
    },
    () => {
      if (!isFirst) for (const hear of resumed) hear();
      isFirst = false;
    },
  );
  return {
    on: (topic, hear) => add(hearers, (announcement) => announcement.topic === topic && hear(announcement)),
    onAny: (hear) => add(hearers, hear),
    onResumed: (hear) => add(resumed, hear),
    close: () => sql.end({ timeout: 2 }),
  };
}

function add<T>(set: Set<T>, member: T): () => void {
  set.add(member);
  return () => set.delete(member);
}

function parse(payload: string): Announcement | null {
  try {
    return AnnouncementSchema.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}
