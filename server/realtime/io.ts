import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Logger } from "pino";
import { readAccessToken } from "#app/features/identity/identity.cookies.ts";
import type { Databases } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import type { BoundCommands } from "#app/platform/realtime/commands.ts";
import { isTopic } from "#app/platform/realtime/topics.ts";
import { seconds } from "#app/platform/time.ts";
import { attachConnection, type ConnectionDeps, type LiveSocket } from "#server/realtime/connection.ts";
import { handlers } from "#server/realtime/handlers.ts";
import { createHeardRevisions, type HeardRevisions } from "#server/realtime/heard.ts";
import type { Announcement, Announcements } from "#server/realtime/listen.ts";
import { createLoginChecker, type VerifyToken } from "#server/realtime/login.ts";
import type { AppServer } from "#server/realtime/socket.ts";

/** No event of ours is larger; co-editing sends big updates in pieces. */
export const MAX_PACKET_BYTES = 256 * 1024;

export type RealtimeOptions = {
  httpServer: HttpServer;
  path?: string;
  services: { databases: Databases; config: { origin: string } };
  verifyToken: VerifyToken;
  announcements: Announcements;
  log: Pick<Logger, "error" | "warn" | "info">;
  /** Tests pass their own. */
  commands?: BoundCommands;
};

export type Realtime = {
  io: AppServer;
  /** Adds listeners of another part (co-editing) to every socket. What they take is not answered as a command. */
  onConnection(attach: (socket: LiveSocket) => void): void;
  onAnnouncement: Announcements["on"];
  close(): Promise<void>;
};

/** Sockets on the HTTP server's port: who is asking comes from the page's own cookie, what changed from the database. */
export function createRealtime(options: RealtimeOptions): Realtime {
  const { httpServer, services, announcements, log } = options;
  const io: AppServer = new Server(httpServer, {
    path: options.path ?? "/socket.io",
    serveClient: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MAX_PACKET_BYTES,
    pingInterval: seconds(20),
    pingTimeout: seconds(20),
    connectTimeout: seconds(15),
    upgradeTimeout: seconds(10),
    allowRequest: (request, decide) => decide(null, isSameOrigin(request.headers, services.config.origin)),
  });
  const deps: ConnectionDeps = {
    databases: services.databases,
    logins: createLoginChecker(services.databases, options.verifyToken),
    commands: options.commands ?? handlers,
    heard: createHeardRevisions(),
    log,
  };
  authenticateHandshakes(io, deps);
  const attachments: ((socket: LiveSocket) => void)[] = [];
  const connections = new Map<string, LiveSocket>();
  io.on("connection", (socket) => {
    const live = attachConnection(socket, deps);
    connections.set(socket.id, live);
    socket.on("disconnect", () => connections.delete(socket.id));
    for (const attach of attachments) attach(live);
  });
  const stopRelay = announcements.onAny((announcement) => relay(io, { connections, heard: deps.heard }, announcement));
  const stopResumed = announcements.onResumed(() => io.local.emit("live:resumed"));
  return {
    io,
    onConnection: (attach) => void attachments.push(attach),
    onAnnouncement: announcements.on,
    async close() {
      stopRelay();
      stopResumed();
      io.disconnectSockets(true);
      await io.close();
    },
  };
}

/** A browser names the page's origin; other programs may name none, and have no cookie of ours to misuse. */
function isSameOrigin(headers: { origin?: string | undefined; host?: string | undefined }, origin: string): boolean {
  if (!headers.origin) return true;
  return headers.origin === origin || headers.origin === `http://${headers.host}` || headers.origin === `https://${headers.host}`;
}

/** Anonymous sockets are let in to read; a service that is away refuses with a code, and the client comes back. */
function authenticateHandshakes(io: AppServer, { logins, log }: ConnectionDeps): void {
  io.use((socket, next) => {
    const token = readAccessToken(socket.handshake.headers.cookie);
    if (!token) return next();
    logins.check(token).then(
      (login) => {
        socket.data.login = login;
        next();
      },
      (error: unknown) => {
        log.warn({ err: error }, "a handshake could not be checked");
        next(new AppError("service_unavailable"));
      },
    );
  });
}

type RelayState = { connections: ReadonlyMap<string, LiveSocket>; heard: HeardRevisions };

/** Each node hears the database itself: it tells only its own sockets. */
function relay(io: AppServer, { connections, heard }: RelayState, { topic, id, revision }: Announcement): void {
  if (topic === "login") {
    for (const live of connections.values()) if (live.personId() === id) live.recheckLogin();
  } else if (isTopic(topic)) {
    heard.note(`${topic}:${id}`, revision);
    io.local.to(`${topic}:${id}`).emit(`${topic}:changed`, { id, revision });
  }
}
