import { createServer } from "node:http";
import { setInterval as every } from "node:timers";
import { Server } from "socket.io";
import * as Y from "yjs";
import { toText } from "#app/features/documents/binary-text.rules.ts";
import { DOCUMENT_FIELD } from "#app/features/documents/documents.limits.ts";

/**
 * Takes an attack and does nothing with it: what the attack costs a machine that has no server to attack. It says no to all but joins, and
 * tells of as many words as twenty people type, so that the attackers have as much to do as elsewhere.
 */
const WORDS_PER_SECOND = 20;
const doc = new Y.Doc();
const text = new Y.XmlText("Testo iniziale.");
const paragraph = new Y.XmlElement("paragraph");
paragraph.insert(0, [text]);
doc.getXmlFragment(DOCUMENT_FIELD).insert(0, [paragraph]);

const httpServer = createServer();
const io = new Server(httpServer, { serveClient: false, perMessageDeflate: false, httpCompression: false, maxHttpBufferSize: 256 * 1_024 });
io.on("connection", (socket) => {
  socket.onAny((event: string, _payload: unknown, answer: unknown) => {
    if (typeof answer !== "function") return;
    answer(event === "document:join" ? { ok: true, update: Y.encodeStateAsUpdate(doc) } : { ok: false, code: "content_refused" });
  });
});
every(() => {
  const before = Y.encodeStateVector(doc);
  text.insert(text.length, " parola");
  io.emit("document:updated", { update: toText(Y.encodeStateAsUpdate(doc, before)) });
}, 1_000 / WORDS_PER_SECOND);

// When the test is gone, however it ended.
process.once("disconnect", () => process.exit());
process.once("message", () => {
  httpServer.listen(0, "127.0.0.1", () => {
    const address = httpServer.address();
    process.send?.({ origin: `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}` });
  });
});
