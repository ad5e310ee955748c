import { createServer } from "node:http";
import { Server } from "socket.io";
import { io as connect, type Socket } from "socket.io-client";
import { afterEach, expect, it, vi } from "vitest";
import { fromText } from "#app/features/documents/binary-text.rules.ts";
import { documentRoom, type DocumentDownEvents, type DocumentUpEvents, type UpdatedEvent } from "#app/features/documents/documents.events.ts";
import { createFanOut, type FanOut } from "#server/coediting/fan-out.ts";
import { BEHIND_BYTES, waitingBytes } from "#server/coediting/laggards.ts";

const DOCUMENT = "5b8a3c1e-6b1f-4f6e-9d0e-2f4f8a1c7d10";
const UPDATE_BYTES = 60_000;

type World = { io: Server<DocumentUpEvents, DocumentDownEvents>; fanOut: FanOut; origin: string };

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0).reverse()) stop();
});

/** The real socket server without sign-in: who connects is in the document's room. */
async function serve(): Promise<World> {
  const httpServer = createServer();
  await new Promise<void>((done) => httpServer.listen(0, "127.0.0.1", () => done()));
  const address = httpServer.address();
  const io = new Server<DocumentUpEvents, DocumentDownEvents>(httpServer, { serveClient: false, perMessageDeflate: false, httpCompression: false });
  io.on("connection", (socket) => void socket.join(documentRoom(DOCUMENT)));
  const fanOut = createFanOut(io);
  stops.push(() => void io.close(), () => httpServer.closeAllConnections(), () => fanOut.stop());
  return { io, fanOut, origin: `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}` };
}

type Reader = { socket: Socket; sizes: number[]; resyncs: number };

async function read({ io, origin }: World, transports: string[]): Promise<Reader> {
  const socket = connect(origin, { transports, forceNew: true, reconnection: false });
  const reader: Reader = { socket, sizes: [], resyncs: 0 };
  socket.on("document:updated", ({ update }: UpdatedEvent) => void reader.sizes.push(fromText(update).byteLength));
  socket.on("document:resync", () => (reader.resyncs += 1));
  stops.push(() => socket.disconnect());
  await vi.waitFor(() => expect(io.sockets.adapter.rooms.get(documentRoom(DOCUMENT))?.has(socket.id ?? "")).toBe(true));
  return reader;
}

/** What lies below Socket.IO's client in Node: a socket that can stop reading, as a stalled network does. */
function wire(socket: Socket): { pause(): void; resume(): void } {
  const below: unknown = Reflect.get(socket.io.engine.transport, "ws");
  if (typeof below !== "object" || below === null || !("pause" in below && "resume" in below)) throw new Error("no WebSocket below");
  const { pause, resume } = below;
  if (typeof pause !== "function" || typeof resume !== "function") throw new Error("no WebSocket below");
  return { pause: () => pause.call(below), resume: () => resume.call(below) };
}

async function tell({ fanOut }: World, times: number, from = 0): Promise<void> {
  for (let seq = from; seq < from + times; seq += 1) {
    fanOut.tell(DOCUMENT, seq, new Uint8Array(UPDATE_BYTES), null);
    await new Promise((done) => setImmediate(done));
  }
}

it("[COED-29] who reads no more costs bounded memory, gets no more changes, and one request to catch up when it reads again", { timeout: 30_000 }, async () => {
  const world = await serve();
  const [slow, quick] = [await read(world, ["websocket"]), await read(world, ["websocket"])];
  const waiting = () => waitingBytes(world.io.sockets.sockets.get(slow.socket.id ?? "") ?? fail());
  await tell(world, 1);
  await vi.waitFor(() => expect([slow.sizes.length, quick.sizes.length]).toEqual([1, 1]));
  wire(slow.socket).pause();
  // Sixteen megabytes: more than the kernel takes in for a reader that does not read.
  await tell(world, 200, 1);
  await vi.waitFor(() => expect(quick.sizes.length).toBe(201), { timeout: 15_000 });
  expect(waiting()).toBeGreaterThan(BEHIND_BYTES);
  expect(waiting()).toBeLessThan(BEHIND_BYTES + 2 * UPDATE_BYTES);
  expect(slow.resyncs).toBe(0);
  wire(slow.socket).resume();
  await vi.waitFor(() => expect(slow.resyncs).toBe(1), { timeout: 15_000 });
  expect(slow.sizes.length).toBeLessThan(201);
  expect(waiting()).toBeLessThan(BEHIND_BYTES);
  // From here on it hears everything again.
  const before = slow.sizes.length;
  await tell(world, 3, 201);
  await vi.waitFor(() => expect(slow.sizes.length).toBe(before + 3));
  expect(quick.resyncs).toBe(0);
});

it("[COED-29] small changes pile up for nobody either", { timeout: 30_000 }, async () => {
  const world = await serve();
  const slow = await read(world, ["websocket"]);
  const socket = world.io.sockets.sockets.get(slow.socket.id ?? "") ?? fail();
  wire(slow.socket).pause();
  // An answer is always on its way: what follows queues above the WebSocket.
  for (let seq = 0; seq < 400; seq += 1) {
    socket.emit("document:updated", { documentId: DOCUMENT, seq, update: Buffer.alloc(30_000).toString("base64") });
    world.fanOut.tell(DOCUMENT, seq, new Uint8Array(10), null);
    if (waitingBytes(socket) > BEHIND_BYTES) break;
    await new Promise((done) => setImmediate(done));
  }
  const behind = waitingBytes(socket);
  expect(behind).toBeGreaterThan(BEHIND_BYTES);
  for (let seq = 0; seq < 10_000; seq += 1) world.fanOut.tell(DOCUMENT, seq, new Uint8Array(200), null);
  expect(waitingBytes(socket)).toBe(behind);
});

it("a page that has no WebSocket gets the same changes in the same order", async () => {
  const world = await serve();
  const [polling, direct] = [await read(world, ["polling"]), await read(world, ["websocket"])];
  const sizes = [1, 20, 100, 49_000, 49_200, 2];
  for (const [seq, size] of sizes.entries()) world.fanOut.tell(DOCUMENT, seq, new Uint8Array(size), null);
  await vi.waitFor(() => expect([polling.sizes, direct.sizes]).toEqual([sizes, sizes]));
});

it("what a socket was answered in the same moment comes before what others wrote", async () => {
  const world = await serve();
  const reader = await read(world, ["websocket"]);
  const heard: string[] = [];
  reader.socket.onAny((name: string) => heard.push(name));
  const socket = world.io.sockets.sockets.get(reader.socket.id ?? "") ?? fail();
  for (let seq = 0; seq < 20; seq += 1) {
    socket.emit("document:resync", { documentId: DOCUMENT });
    world.fanOut.tell(DOCUMENT, seq, new Uint8Array(10), null);
    world.fanOut.tell(DOCUMENT, seq, new Uint8Array(10), null);
  }
  await vi.waitFor(() => expect(heard.length).toBe(60));
  expect(heard).toEqual(Array.from({ length: 20 }, () => ["document:resync", "document:updated", "document:updated"]).flat());
});

function fail(): never {
  throw new Error("the socket is gone");
}
