import type { Socket } from "socket.io";

type Transport = Socket["conn"]["transport"];

/** What is used of the `ws` socket below a connection; `sendFrame` is how Socket.IO's own adapter sends a frame that was made before. */
export type FrameSocket = { readyState: number; bufferedAmount: number; _sender: { sendFrame(list: Buffer[]): void } };

const found = new WeakMap<Transport, FrameSocket | null>();

/** The WebSocket of a connection that has one: long-polling and others have none. */
export function frameSocketOf(transport: Transport): FrameSocket | null {
  const known = found.get(transport);
  if (known !== undefined) return known;
  const socket: unknown = transport.name === "websocket" ? Reflect.get(transport, "socket") : null;
  const frameSocket = isFrameSocket(socket) ? socket : null;
  found.set(transport, frameSocket);
  return frameSocket;
}

function isFrameSocket(value: unknown): value is FrameSocket {
  if (typeof value !== "object" || value === null || !("readyState" in value && "bufferedAmount" in value && "_sender" in value)) return false;
  const sender = value._sender;
  return typeof sender === "object" && sender !== null && "sendFrame" in sender && typeof sender.sendFrame === "function";
}

const FINAL_TEXT = 0x81;

/** A WebSocket frame of the server's (RFC 6455, 5.2), header and payload in one piece: one write for each receiver. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafeSlow(header + length);
  frame[0] = FINAL_TEXT;
  frame[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (header === 4) frame.writeUInt16BE(length, 2);
  if (header === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, header);
  return frame;
}
