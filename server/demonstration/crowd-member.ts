import { createServerClient } from "@supabase/ssr";
import { io, type Socket } from "socket.io-client";
import { DEMO_PASSWORD } from "#app/features/demonstration/demonstration.limits.ts";
import { loginCookieName } from "#app/features/identity/identity.limits.ts";
import type { Services } from "#app/platform/context.ts";
import type { Ack } from "#app/platform/realtime/contract.ts";
import { seconds } from "#app/platform/time.ts";

const ANSWER_MS = seconds(10);

/** An invented person at her own browser: signed in with a password, on a socket of her own. */
export type Member = {
  socket: Socket;
  /** Sends an event as a page does; a refusal, also a missing answer, is `ok: false`. */
  send(event: string, payload: object): Promise<Ack | { ok: false; code: "no_answer" }>;
  leave(): Promise<void>;
};

export type MemberDeps = { supabase: Services["config"]["supabase"]; loopback: string };

/** Signs in and connects over the loopback, with the cookie that a browser would carry. */
export async function enterMember({ supabase, loopback }: MemberDeps, email: string): Promise<Member> {
  const jar = new Map<string, string>();
  const client = createServerClient(supabase.url, supabase.publishableKey, {
    cookieOptions: { name: loginCookieName },
    cookies: {
      encode: "tokens-only",
      getAll: () => [...jar].map(([name, value]) => ({ name, value })),
      setAll: (cookies) => cookies.forEach(({ name, value }) => void jar.set(name, value)),
    },
    global: supabase.fetch ? { fetch: supabase.fetch } : {},
  });
  const { error } = await client.auth.signInWithPassword({ email, password: DEMO_PASSWORD });
  if (error) throw error;
  const cookie = [...jar].filter(([, value]) => value !== "").map(([name, value]) => `${name}=${value}`).join("; ");
  const socket = io(loopback, { transports: ["websocket"], forceNew: true, reconnection: false, extraHeaders: { cookie } });
  await new Promise<void>((done, fail) => {
    socket.once("connect", () => done());
    socket.once("connect_error", fail);
  });
  return {
    socket,
    send: (event, payload) => socket.timeout(ANSWER_MS).emitWithAck(event, payload).catch(() => ({ ok: false, code: "no_answer" })),
    async leave() {
      socket.disconnect();
      await client.auth.signOut({ scope: "local" });
    },
  };
}
