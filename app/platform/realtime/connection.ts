import type { Socket } from "socket.io-client";
import { seconds } from "#app/platform/time.ts";
import { setConnectionState } from "./connection-state.ts";
import type { Ack } from "./contract.ts";
import { whenIdle } from "./when-idle.ts";

/** How long an answer may take before the plain form is used instead. */
const ACK_PATIENCE = seconds(5);

/** The least time before one asks again a server that refused the connection; not all pages at one moment. */
const RETURN_MS = seconds(2);

/**
 * The tab's one socket, made when the first page asks for it and kept while any does. Browser only: the one place
 * in app/ with state of its own, because a tab has one connection however many components follow something.
 */
type Connection = { socket: Socket | null; loading: boolean; users: number; isReadOnly: boolean };

const connection: Connection = { socket: null, loading: false, users: 0, isReadOnly: false };
const ready = new Set<(socket: Socket) => void>();

/** Keeps the connection for as long as needed; `onSocket` gets the socket once, now or when it is made. Returns the release. */
export function holdConnection(onSocket: (socket: Socket) => void): () => void {
  connection.users += 1;
  if (connection.socket) {
    onSocket(connection.socket);
    // While it is on its way, a second call would ask the server for a second socket, which then hears everything twice.
    if (!connection.socket.active) connection.socket.connect();
  } else {
    ready.add(onSocket);
    whenIdle(load);
  }
  return () => {
    ready.delete(onSocket);
    connection.users -= 1;
    // The next page may follow something too: let it take over before hanging up.
    setTimeout(() => {
      if (connection.users > 0 || !connection.socket) return;
      connection.socket.disconnect();
      setConnectionState("off");
    }, seconds(2));
  };
}

/** Sends an event and waits for its acknowledgement; null when the socket is down or gives no answer in time. */
export async function send(event: string, payload: unknown): Promise<Ack | null> {
  const { socket } = connection;
  if (!socket?.connected || connection.isReadOnly) return null;
  try {
    const ack: unknown = await socket.timeout(ACK_PATIENCE).emitWithAck(event, payload);
    return isAck(ack) ? ack : null;
  } catch {
    return null;
  }
}

async function load(): Promise<void> {
  if (connection.socket || connection.loading) return;
  connection.loading = true;
  setConnectionState("connecting");
  const { io } = await import("socket.io-client");
  const socket = io({ path: "/socket.io", reconnectionDelay: 500, reconnectionDelayMax: seconds(5), randomizationFactor: 0.7 });
  connection.socket = socket;
  socket.on("connect", () => {
    connection.isReadOnly = false;
    setConnectionState("live");
  });
  socket.on("disconnect", (reason) => {
    setConnectionState(connection.users > 0 ? "lost" : "off");
    // Dropped by the server, after a sign-out: come back as whoever the cookie says.
    if (reason === "io server disconnect") setTimeout(() => connection.users > 0 && socket.connect(), seconds(1));
  });
  socket.on("connect_error", () => {
    setConnectionState("lost");
    // Refused by the server (its database is away): the library tries again by itself only when nobody answered.
    if (!socket.active) setTimeout(() => connection.users > 0 && !socket.active && socket.connect(), RETURN_MS * (1 + Math.random()));
  });
  socket.on("login:expired", () => {
    connection.isReadOnly = true;
    setConnectionState("read_only");
  });
  // The login's cookie was renewed by HTTP and no script can read it: a new handshake carries it.
  window.addEventListener("login:renewed", (event) => {
    if (event instanceof CustomEvent && typeof event.detail === "number" && socket.connected) socket.disconnect().connect();
  });
  for (const give of ready) give(socket);
  ready.clear();
}

function isAck(value: unknown): value is Ack {
  return typeof value === "object" && value !== null && "ok" in value && typeof value.ok === "boolean";
}
