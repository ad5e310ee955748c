import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { stringToBase64URL } from "@supabase/ssr";
import { io, type Socket } from "socket.io-client";
import { createAccessTokenVerifier } from "#app/features/identity/access-token.server.ts";
import { loginCookieName } from "#app/features/identity/identity.limits.ts";
import type { Ack } from "#app/platform/realtime/contract.ts";
import { createRealtime, type Realtime } from "#server/realtime/io.ts";
import { type Announcements, listenForAnnouncements } from "#server/realtime/listen.ts";
import type { Person } from "#tests/builders/people.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type RealtimeServer = {
  url: string;
  realtime: Realtime;
  announcements: Announcements;
  /** What was logged as an error: tests expect none unless they say so. */
  errors: unknown[];
  /** A connected socket of a person, or of nobody. */
  connect(person: Pick<Person, "accessToken"> | null, options?: Parameters<typeof io>[1]): Promise<Socket>;
  close(): Promise<void>;
};

/** The real thing on a port of its own: HTTP server, sockets, LISTEN, the database's gateway. */
export async function startRealtimeServer(database: TestDatabase): Promise<RealtimeServer> {
  const httpServer = createServer();
  const errors: unknown[] = [];
  const log = { error: (...args: unknown[]) => void errors.push(args), warn() {}, info() {} };
  const announcements = await listenForAnnouncements({ databaseUrl: database.supabase.databaseUrl, log });
  await new Promise<void>((done) => httpServer.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${portOf(httpServer.address())}`;
  const realtime = createRealtime({
    httpServer, announcements, log,
    services: { databases: database.databases, config: { origin: url } },
    verifyToken: createAccessTokenVerifier({ secret: database.supabase.jwtSecret }),
  });
  const sockets = new Set<Socket>();
  return {
    url, realtime, announcements, errors,
    async connect(person, options) {
      const socket = io(url, { forceNew: true, reconnection: false, extraHeaders: person ? { cookie: loginCookie(person.accessToken) } : {}, ...options });
      sockets.add(socket);
      await new Promise<void>((done, fail) => socket.once("connect", done).once("connect_error", fail));
      return socket;
    },
    async close() {
      for (const socket of sockets) socket.disconnect();
      await realtime.close();
      await announcements.close();
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

/** The cookie that a sign-in leaves in a browser. */
export function loginCookie(accessToken: string): string {
  return `${loginCookieName}=base64-${stringToBase64URL(JSON.stringify({ access_token: accessToken, refresh_token: "none" }))}`;
}

/** Sends an event and waits for its acknowledgement. */
export function ask(socket: Socket, event: string, payload: unknown): Promise<Ack> {
  return socket.timeout(10_000).emitWithAck(event, payload);
}

/** The next event of a name, waited for; begin to wait before what causes it. */
export function next(socket: Socket, event: string): Promise<unknown> {
  return new Promise((done) => socket.once(event, (...args: unknown[]) => done(args[0])));
}
