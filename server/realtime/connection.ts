import type { Logger } from "pino";
import type { Databases, Db } from "#app/platform/db.ts";
import { AppError } from "#app/platform/errors.ts";
import { connectionEvents, type Room } from "#app/platform/realtime/connection.events.ts";
import type { BoundCommands } from "#app/platform/realtime/commands.ts";
import { isTopic, type ServerEvent } from "#app/platform/realtime/topics.ts";
import type { HeardRevisions } from "#server/realtime/heard.ts";
import type { LoginChecker, SocketLogin } from "#server/realtime/login.ts";
import { type Answer, answerEvents, parsePacket } from "#server/realtime/on-event.ts";
import { readRevision } from "#server/realtime/readable.ts";
import type { AppSocket } from "#server/realtime/socket.ts";

export type ConnectionDeps = {
  databases: Databases;
  logins: LoginChecker;
  commands: BoundCommands;
  heard: HeardRevisions;
  log: Pick<Logger, "error" | "warn">;
};

/** A socket with the person behind it, for the parts that add their own listeners. */
export type LiveSocket = {
  socket: AppSocket;
  /** The login, while it lasts; null for anonymous people and after its end. */
  login(): SocketLogin | null;
  /** Whose socket it is, also after the token's end. */
  personId(): string | null;
  /** Asks again who is behind the socket, after something about that person changed. */
  recheckLogin(): void;
};

/** A page follows a handful of things; more is no page of ours. */
const MAX_ROOMS = 40;

/** Gives a new socket its login with its end, its rooms and its commands. */
export function attachConnection(socket: AppSocket, deps: ConnectionDeps): LiveSocket {
  const keeper = keepLogin(socket, deps);
  const db = () => deps.databases.asUser(keeper.login()?.accessToken ?? null);
  const own: Record<keyof typeof connectionEvents, (payload: unknown) => Answer> = {
    "room:join": (payload) => whenParsed(parsePacket(payload)(connectionEvents["room:join"]), (room) => join(socket, deps, db(), room)),
    "room:leave": (payload) => whenParsed(parsePacket(payload)(connectionEvents["room:leave"]), async ({ topic, id }) => void socket.leave(`${topic}:${id}`)),
    "login:renew": (payload) => whenParsed(parsePacket(payload)(connectionEvents["login:renew"]), ({ token }) => keeper.renew(token)),
  };
  answerEvents(socket, {
    log: deps.log,
    prepare(name, payload) {
      if (isOwn(name)) return own[name](payload);
      const prepared = deps.commands.get(name)?.prepare(parsePacket(payload));
      if (!prepared) return null;
      if (!prepared.ok) return prepared;
      return {
        ok: true,
        run: async () => {
          if (!keeper.login()) throw new AppError("sign_in_needed");
          return prepared.run(db());
        },
      };
    },
  });
  return { socket, login: keeper.login, personId: keeper.personId, recheckLogin: keeper.recheck };
}

function isOwn(name: string): name is keyof typeof connectionEvents {
  return Object.hasOwn(connectionEvents, name);
}

function whenParsed<T>(parsed: { ok: true; data: T } | { ok: false; failure: AppError }, run: (data: T) => Promise<unknown>): Answer {
  return parsed.ok ? { ok: true, run: () => run(parsed.data) } : parsed;
}

/** Lets a socket follow what its person may read; answers with today's revision and the server's clock. */
async function join(socket: AppSocket, { heard }: ConnectionDeps, db: Db, { topic, id }: Room): Promise<{ revision: number; now: number }> {
  if (socket.rooms.size > MAX_ROOMS) throw new AppError("too_many_attempts");
  const revision = await readRevision(db, topic, id);
  if (revision === null) throw new AppError("not_found");
  const room = `${topic}:${id}`;
  await socket.join(room);
  // What changed between the reading and the joining was heard by this node.
  return { revision: Math.max(revision, heard.latest(room)), now: Date.now() };
}

type LoginKeeper = {
  login(): SocketLogin | null;
  personId(): string | null;
  renew(token: string): Promise<{ expiresAt: number }>;
  recheck(): void;
};

/** Holds a socket's login until its token ends, is renewed, or the person signs out. */
function keepLogin(socket: AppSocket, deps: ConnectionDeps): LoginKeeper {
  let current: SocketLogin | null = null;
  let personId: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  const tell = (event: ServerEvent) => socket.emit(event);
  const set = (login: SocketLogin | null): void => {
    clearTimeout(timer);
    current = login;
    if (!login) return;
    personId = login.personId;
    timer = setTimeout(end, Math.max(0, login.expiresAt - Date.now()));
    timer.unref();
  };
  const end = (): void => {
    if (!current) return;
    set(null);
    tell("login:expired");
    recheckRooms(socket, deps.databases.asUser(null)).catch((error: unknown) => deps.log.warn({ err: error }, "rooms not rechecked"));
  };
  const recheck = async (): Promise<void> => {
    if (!current) return;
    const still = await deps.logins.check(current.accessToken);
    if (!still) {
      // Signed out: the socket goes, with everything that other parts keep for it. The browser comes back as anonymous.
      tell("login:expired");
      socket.disconnect(true);
      return;
    }
    tell("login:changed");
    await recheckRooms(socket, deps.databases.asUser(current.accessToken));
  };
  set(socket.data.login ?? null);
  socket.on("disconnect", () => clearTimeout(timer));
  return {
    login: () => (current && current.expiresAt > Date.now() ? current : null),
    personId: () => personId,
    async renew(token) {
      const login = await deps.logins.check(token);
      if (!login || (personId !== null && login.personId !== personId)) throw new AppError("sign_in_needed");
      set(login);
      return { expiresAt: login.expiresAt };
    },
    recheck: () => void recheck().catch((error: unknown) => deps.log.warn({ err: error }, "a login could not be rechecked")),
  };
}

/** After a right was taken away: out of every room whose thing can't be read any more. */
async function recheckRooms(socket: AppSocket, db: Db): Promise<void> {
  for (const room of [...socket.rooms]) {
    const [topic, id] = room.split(":");
    if (!isTopic(topic) || !id) continue;
    if ((await readRevision(db, topic, id)) === null) await socket.leave(room);
  }
}
