import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { SocketLogin } from "#server/realtime/login.ts";

type SocketData = { login?: SocketLogin | null };

/** Names and payloads of events are checked at run time against the contracts; their one list is platform/realtime/events.ts. */
export type AppServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type AppSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
