import type { Announcements } from "#server/realtime/listen.ts";
import type { Sql } from "postgres";
import { seconds } from "#app/platform/time.ts";

/** How long anonymous people may see what has changed meanwhile without an announcement or a call through this process. */
export const PUBLIC_LIFETIME_MS = seconds(3);
/** Different calls kept at once; searches make many. Above it everything is forgotten. */
const MOST_CALLS = 200;

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
      if (typeof input !== "string" || typeof body !== "string" || !isRead(input)) return fetch(input, init);
      const key = `${input} ${body}`;
      const known = kept.get(key);
      if (known && known.until > now()) return responseOf(await known.answer);
      if (kept.size >= MOST_CALLS) kept.clear();
      const mine: Kept = { answer: ask(input, init), until: now() + PUBLIC_LIFETIME_MS };
      kept.set(key, mine);
      // Only what went well is kept; who asked at the same moment gets the same answer.
      const drop = () => void (kept.get(key) === mine && kept.delete(key));
      const answer = await mine.answer.catch((error: unknown) => {
        drop();
        throw error;
      });
      if (answer.status !== 200) drop();
      return responseOf(answer);
    },
    async personal(input, init = {}) {
      const response = await fetch(input, init);
      if (typeof input !== "string" || !(isRead(input) || init.method === "GET" || init.method === "HEAD")) kept.clear();
      return response;
    },
    forget: () => kept.clear(),
  };
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
