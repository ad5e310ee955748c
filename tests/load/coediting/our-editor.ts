import { WebSocket } from "ws";
import { z } from "zod";
import { SCHEMA_VERSION } from "#app/features/documents/documents.limits.ts";
import { cookieFor } from "#tests/realtime/coediting-world.ts";
import type { Editor, EditorOptions } from "#tests/load/coediting/editor.ts";

const UPDATED = `42["document:updated"`;
const UpdatedSchema = z.tuple([z.string(), z.object({ update: z.base64() })]);
const AnswerSchema = z.tuple([z.object({ ok: z.boolean(), code: z.string().optional() })]);

/** Speaks Engine.IO and Socket.IO frame by frame over a plain WebSocket. */
export async function openOurEditor(options: EditorOptions): Promise<Editor> {
  const socket = new WebSocket(`ws://127.0.0.1:${options.port}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie: cookieFor(options.accessToken) }, perMessageDeflate: false, skipUTF8Validation: true,
  });
  const connection = new Connection(socket, options);
  await connection.connected;
  return connection;
}

class Connection implements Editor {
  readonly connected: Promise<void>;
  private readonly socket: WebSocket;
  private readonly options: EditorOptions;
  private sent = 0;
  /** The join's answer comes as a text frame with two binary frames after it. */
  private joining: { parts: number; bytes: number; resolve(bytes: number): void; reject(error: Error): void } | null = null;

  constructor(socket: WebSocket, options: EditorOptions) {
    this.socket = socket;
    this.options = options;
    this.connected = new Promise((done, fail) => {
      socket.once("error", fail);
      socket.on("message", (data: Buffer, isBinary: boolean) => (isBinary ? this.onBytes(data) : this.onText(data, done)));
    });
  }

  join(): Promise<number> {
    const { documentId, clientId, stateVector } = this.options;
    const payload = { documentId, clientId, epoch: 1, schemaVersion: SCHEMA_VERSION, stateVector: { _placeholder: true, num: 0 } };
    return new Promise((resolve, reject) => {
      this.joining = { parts: 0, bytes: 0, resolve, reject };
      this.socket.send(`451-0["document:join",${JSON.stringify(payload)}]`);
      this.socket.send(stateVector);
    });
  }

  send(update: Uint8Array): void {
    this.sent += 1;
    this.socket.send(`42${this.sent}["document:update",{"documentId":"${this.options.documentId}","update":"${Buffer.from(update).toString("base64")}"}]`);
  }

  moveCaret(step: number): void {
    const position = { item: { client: this.options.clientId, clock: step % 3 } };
    this.socket.send(`42["document:cursor",${JSON.stringify({ documentId: this.options.documentId, cursor: { anchor: position, head: position } })}]`);
  }

  close(): void {
    this.socket.terminate();
  }

  private onText(data: Buffer, connected: () => void): void {
    // Compared by bytes first: most frames are others' changes, which only probes read.
    if (data[0] === 50) return this.socket.send("3");
    if (data[0] === 48) return this.socket.send("40");
    if (data[1] === 48) return connected();
    if (data[1] === 51) return this.onAnswer(data);
    if (data[1] === 54 && this.joining) return void (this.joining.parts = 2);
    if (!this.options.onUpdate || data.toString("utf8", 0, UPDATED.length) !== UPDATED) return;
    this.options.onUpdate(Buffer.from(UpdatedSchema.parse(JSON.parse(data.toString("utf8", 2)))[1].update, "base64"));
  }

  private onBytes(data: Buffer): void {
    if (!this.joining) return;
    this.joining.bytes = Math.max(this.joining.bytes, data.byteLength);
    this.joining.parts -= 1;
    if (this.joining.parts > 0) return;
    this.joining.resolve(this.joining.bytes);
    this.joining = null;
  }

  private onAnswer(data: Buffer): void {
    const text = data.toString("latin1");
    const place = Number.parseInt(text.slice(2), 10);
    if (text.includes('"ok":true')) return this.options.onSaved?.(place - 1);
    const [answer] = AnswerSchema.parse(JSON.parse(text.slice(text.indexOf("["))));
    if (place === 0) this.joining?.reject(new Error(`the join was refused: ${answer.code}`));
    else this.options.onRefused?.(answer.code ?? "without a code");
  }
}
