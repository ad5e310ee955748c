import type { Announcements } from "#server/realtime/listen.ts";
import type { Sql } from "postgres";
import { seconds } from "#app/platform/time.ts";

/** How long anonymous people may see what has changed meanwhile without an announcement or a call through this process. */
export const PUBLIC_LIFETIME_MS = seconds(3);
/** Different calls kept at once; searches make many. Above it the oldest is forgotten. */
const MOST_CALLS = 200;
/** A longer answer is given to those who wait for it and not kept: what all of them hold together stays small. */
const LONGEST_KEPT = 200_000;

type Answer = { status: number; headers: [string, string][]; body: string };
type Kept = { answer: Promise<Answer>; until: number };

export type PublicCache = {
  /** Calls as anonymous people: what only reads is answered from memory for a few seconds. */
  anonymous: typeof fetch;
  /** Everybody else's calls: what may write makes the memory old. */
  personal: typeof fetch;
  forget(): void;
};

/**
 * A short memory of this node for what everybody may see: a call to Supabase costs several times a page's drawing.
 * `readers` are the functions that only read; SQL says which (`stable`). Whatever is announced, and every other call
 * through this process, ends it at once, so that nobody misses her own deed.
 */
export function createPublicCache({ fetch, readers, now = Date.now }: { fetch: typeof globalThis.fetch; readers: ReadonlySet<string>; now?: () => number }): PublicCache {
  const kept = new Map<string, Kept>();
  const isRead = (url: string): boolean => readers.has(/\/rest\/v1\/rpc\/(\w+)$/.exec(url)?.[1] ?? "");
  const ask = async (url: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(url, init);
    return { status: response.status, headers: [...response.headers], body: await response.text() };
  };
  return {
    async anonymous(input, init = {}) {
      const { body } = init;
      // What one visitor may break off is not shared with others.
      if (typeof input !== "string" || typeof body !== "string" || init.signal || !isRead(input)) return fetch(input, init);
      const key = keyOf(input, init);
      const known = kept.get(key);
      if (known && known.until > now()) return responseOf(await known.answer);
      kept.delete(key);
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= MOST_CALLS) kept.delete(oldest);
      const mine: Kept = { answer: ask(input, init), until: now() + PUBLIC_LIFETIME_MS };
      kept.set(key, mine);
      // Only what went well is kept; who asked at the same moment gets the same answer.
      const drop = () => void (kept.get(key) === mine && kept.delete(key));
      const answer = await mine.answer.catch((error: unknown) => {
        drop();
        throw error;
      });
      if (answer.status !== 200 || answer.body.length > LONGEST_KEPT) drop();
      return responseOf(answer);
    },
    async personal(input, init = {}) {
      try {
        return await fetch(input, init);
      } finally {
        // Also when no answer came: it may have been written all the same.
        if (typeof input !== "string" || !(isRead(input) || init.method === "GET" || init.method === "HEAD")) kept.clear();
      }
    },
    forget: () => kept.clear(),
  };
}

/** All that the answer depends on: the form in which it is asked for (`.single()`, a count) too. Who asks is the same for all. */
function keyOf(url: string, { method, headers, body }: RequestInit): string {
  const asked = new Headers(headers);
  return JSON.stringify([method, url, asked.get("accept"), asked.get("prefer"), asked.get("range"), body]);
}

function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}

/** The functions of the API that only read. */
export async function listReaders(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ name: string }[]>`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and provolatile <> 'v'`;
  return new Set(rows.map(({ name }) => name));
}

/** What any node commits is heard here; what was announced while nobody listened is unknown. */
export function forgetWhenAnnounced(cache: PublicCache, announcements: Pick<Announcements, "onAny" | "onResumed">): void {
  announcements.onAny(cache.forget);
  announcements.onResumed(cache.forget);
}
