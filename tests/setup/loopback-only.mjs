// Preloaded into the server under test (NODE_OPTIONS=--import): a connection that leaves this machine is refused and written down.
import { appendFileSync } from "node:fs";
import dns from "node:dns";
import net from "node:net";
import { syncBuiltinESMExports } from "node:module";

const report = process.env.STRAY_CONNECTIONS_FILE;
const isLocal = (host) => !host || host === "localhost" || host === "::1" || host === "0.0.0.0" || /^127\./.test(host) || /^::ffff:127\./.test(host);

function refuse(host) {
  if (report) appendFileSync(report, `${host}\n`);
  return Object.assign(new Error(`connection to ${host} refused: this run stays on this machine`), { code: "ECONNREFUSED" });
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof first === "object" && first !== null ? (first.path ? "localhost" : first.host) : typeof args[1] === "string" ? args[1] : "localhost";
  if (isLocal(host)) return connect.apply(this, args);
  process.nextTick(() => this.destroy(refuse(host)));
  return this;
};

for (const api of [dns, dns.promises]) {
  const lookup = api.lookup;
  api.lookup = function (host, ...rest) {
    if (isLocal(host)) return lookup.call(this, host, ...rest);
    const callback = rest.at(-1);
    if (typeof callback !== "function") return Promise.reject(refuse(host));
    process.nextTick(callback, refuse(host));
  };
}
syncBuiltinESMExports();
