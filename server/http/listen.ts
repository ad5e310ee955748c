import { createServer, type Server } from "node:http";
import { seconds } from "#app/platform/time.ts";
import type { Env } from "#server/env.ts";
import { StartupError } from "#server/startup-error.ts";

type Address = Pick<Env, "host" | "port">;

/** Starts listening and returns the port (PORT=0 takes a free one); a port that can't be had is one clear line. */
export function listen(server: Server, env: Address): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") fail(new StartupError(`port ${env.port} is busy: stop what uses it or set PORT to another one`));
      else if (error.code === "EACCES") fail(new StartupError(`port ${env.port} needs more rights: set PORT to one above 1023`));
      else fail(new StartupError(`cannot listen on ${env.host}: ${error.message}`));
    });
    server.listen(env.port, env.host, () => {
      const address = server.address();
      done(address && typeof address === "object" ? address.port : env.port);
    });
  });
}

/** Says at once that the port is busy, before the minute that a first build may take. */
export async function assertPortFree(env: Address): Promise<void> {
  const server = createServer();
  await listen(server, env);
  await closeServer(server);
}

/** Lets running answers finish for a while, then drops what is left (a kept-open socket would hold the process). */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  const timer = setTimeout(() => server.closeAllConnections(), seconds(3));
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
