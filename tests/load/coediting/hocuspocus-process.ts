import { performance } from "node:perf_hooks";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import postgres from "postgres";
import { z } from "zod";
import { reportUsage } from "#tests/load/coediting/reporting.ts";

/** Hocuspocus as its documentation sets it up: default settings, no sign-in, its database extension on the same PostgreSQL. */
const PartsSchema = z.object({ databaseUrl: z.string() });

process.once("message", (message) => void start(PartsSchema.parse(message)));

async function start({ databaseUrl }: z.infer<typeof PartsSchema>): Promise<void> {
  const sql = postgres(databaseUrl, { max: 4, onnotice() {} });
  const now = () => performance.timeOrigin + performance.now();
  const server = new Server({
    port: 0,
    address: "127.0.0.1",
    quiet: true,
    stopOnSignals: false,
    extensions: [
      new Database({
        async fetch({ documentName }) {
          const [row] = await sql<{ state: Uint8Array }[]>`select state from private.bench_hocuspocus where name = ${documentName}`;
          return row?.state ?? null;
        },
        async store({ documentName, state }) {
          const began = now();
          await sql`
            insert into private.bench_hocuspocus (name, state) values (${documentName}, ${Buffer.from(state)})
            on conflict (name) do update set state = excluded.state, stored_at = now()`;
          process.send?.({ stored: { name: documentName, began, done: now() } });
        },
      }),
    ],
  });
  await server.listen();
  reportUsage();
  process.send?.({ port: server.address.port });
}
