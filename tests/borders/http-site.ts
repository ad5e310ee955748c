import { connect } from "node:net";
import pino from "pino";
import type { Services } from "#app/platform/context.ts";
import { loadBuild } from "#server/http/application.ts";
import { createHttpServer, type Health } from "#server/http/http-server.ts";
import { requireBuild } from "#tests/borders/site.ts";
import { testServices } from "#tests/builders/sign-in-browser.ts";
import type { TestDatabase } from "#tests/setup/test-database.ts";

export type HttpSite = {
  origin: string;
  host: string;
  /** What the server logged as an error. */
  errors: unknown[];
  /** Bytes as they are, on a connection of their own; resolves with everything that came back when the server closed or cut it. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
};

type Options = { services?: Partial<Services>; health?: Health; https?: boolean };

/** The server that the program runs, on a free port, with the production build behind it. */
export async function startHttpSite(database: TestDatabase, { services = {}, health, https = false }: Options = {}): Promise<HttpSite> {
  await requireBuild();
  const errors: unknown[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void errors.push(line) });
  let application: Awaited<ReturnType<typeof loadBuild>> | null = null;
  const server = createHttpServer({ application: () => application, health: () => health ?? null, origin: https ? "https://plus.example" : null, trustProxy: false, log });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  application = await loadBuild({ ...testServices(database, { origin: https ? "https://plus.example" : origin }), log, ...services });
  return {
    origin, host, errors,
    raw: (bytes) => new Promise((done) => {
      const chunks: Buffer[] = [];
      const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
      socket.on("data", (chunk) => chunks.push(chunk)).on("error", () => {});
      socket.on("close", () => done(Buffer.concat(chunks).toString("latin1")));
    }),
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}
