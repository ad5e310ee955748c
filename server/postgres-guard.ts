import { registerHooks } from "node:module";

/**
 * Corrects postgres.js 3.4.9 as it is loaded: when PostgreSQL cuts a connection, the driver writes to the socket that is
 * gone from a callback that nobody can catch, and the process ends. See docs/decisions/008-postgres-driver-guard.md.
 * Import this before anything that imports `postgres`. With another version of the driver the start fails with a clear
 * line instead of running without the correction.
 */
type Correction = { from: string; to: string };

const CONNECTION: readonly Correction[] = [
  {
    // A write that was put off until its socket was gone: its queries fail, and nothing else.
    from: "const x = socket.write(chunk, fn)\n",
    to: `if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      forget(Errors.connection('CONNECTION_CLOSED', options))
      return true
    }
    const x = socket.write(chunk, fn)
`,
  },
  {
    // What the dead connection left half done must not reach the next one on the same slot.
    from: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
    to: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = final = null
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
  },
  {
    from: "!hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))",
    to: `forget(Errors.connection('CONNECTION_CLOSED', options))
    ended && (ended(), ending = ended = null)`,
  },
  {
    from: "  async function closed(hadError) {",
    to: `  function forget(err) {
    stream && (stream.destroy(err), stream = null)
    query && queryError(query, err)
    while (sent.length)
      queryError(sent.shift(), err)
    query = results = errorResponse = null
    result = new Result()
  }

  async function closed(hadError) {`,
  },
  {
    // A connection that is cut while it asks for the types tries again by itself.
    from: "return fetchArrayTypes()",
    to: "return fetchArrayTypes().catch(noop)",
  },
  {
    from: "    if (initial)\n      return reconnect()\n",
    to: "    if (initial) {\n      forget(Errors.connection('CONNECTION_CLOSED', options))\n      return reconnect()\n    }\n",
  },
];

const INDEX: readonly Correction[] = [
  {
    // A reservation that failed must not take a connection later, for nobody.
    from: "const query = { reserve: resolve, reject }",
    to: "const query = { reserve: resolve, reject: e => (queries.remove(query), reject(e)) }",
  },
  {
    // A reservation that waits is served when a connection opens: it must still be in the queue then.
    from: "queries.length && connect(c, queries.shift())",
    to: "if (queries.length === 0) return\n    const next = queries.shift()\n    next.reserve && queries.push(next)\n    connect(c, next)",
  },
  {
    // A slot's next connection belongs to others: what a lost reservation still asks is refused.
    from: `    c.reserved.release = true

    const sql = Sql(handler)
    sql.release = () => {
      c.reserved = null`,
    to: `    c.reserved.release = true

    let lost = null
    c.onclose = e => {
      lost = e
      while (queue.length) queue.shift().reject(e)
    }

    const sql = Sql(handler)
    sql.release = () => {
      if (lost) return
      c.onclose = null
      c.reserved = null`,
  },
  {
    from: `    function handler(q) {
      c.queue === full
        ? queue.push(q)`,
    to: `    function handler(q) {
      lost
        ? q.reject(lost)
        : c.queue === full
        ? queue.push(q)`,
  },
  {
    // The same for a transaction: its later statements would run outside of it, or inside somebody else's.
    from: "let savepoints = 0\n      , connection\n",
    to: "let savepoints = 0\n      , lost = null\n      , connection\n",
  },
  {
    from: "new Promise((_, reject) => connection.onclose = reject)",
    to: "new Promise((_, reject) => connection.onclose = e => {\n          lost = e\n          while (queries.length) queries.shift().reject(e)\n          reject(e)\n        })",
  },
  {
    from: `        c.queue === full
          ? queries.push(q)`,
    to: `        lost
          ? q.reject(lost)
          : c.queue === full
          ? queries.push(q)`,
  },
];

const FILES: readonly { ending: string; corrections: readonly Correction[] }[] = [
  { ending: "/node_modules/postgres/src/connection.js", corrections: CONNECTION },
  { ending: "/node_modules/postgres/src/index.js", corrections: INDEX },
];

/** The driver's source with every correction in place. */
export function correct(source: string, corrections: readonly Correction[]): string {
  return corrections.reduce((text, { from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`server/postgres-guard.ts does not fit this version of the postgres package: ${from.trim().split("\n")[0]}`);
    return text.replace(from, () => to);
  }, source);
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const file = FILES.find(({ ending }) => url.endsWith(ending));
    if (!file || loaded.source === null || loaded.source === undefined) return loaded;
    const source = typeof loaded.source === "string" ? loaded.source : new TextDecoder().decode(loaded.source);
    return { ...loaded, source: correct(source, file.corrections) };
  },
});
