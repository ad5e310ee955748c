import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import type { Editor, EditorOptions } from "#tests/load/coediting/editor.ts";

const [SYNC, AWARENESS, AUTH] = [0, 1, 2];
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

/** Speaks Hocuspocus' protocol over a plain WebSocket. */
export async function openHocuspocusEditor(options: EditorOptions): Promise<Editor> {
  const socket = new WebSocket(`ws://127.0.0.1:${options.port}`, { perMessageDeflate: false, skipUTF8Validation: true });
  await new Promise((done, fail) => socket.once("open", done).once("error", fail));
  return new Connection(socket, options);
}

class Connection implements Editor {
  private readonly socket: WebSocket;
  private readonly options: EditorOptions;
  private readonly nameLength: number;
  private readonly awareness: Awareness;
  private joined: ((bytes: number) => void) | null = null;

  constructor(socket: WebSocket, options: EditorOptions) {
    this.socket = socket;
    this.options = options;
    this.nameLength = Buffer.byteLength(options.documentId) + 1;
    const doc = new Y.Doc();
    doc.clientID = options.clientId;
    this.awareness = new Awareness(doc);
    this.awareness.setLocalState(null);
    clearInterval(this.awareness._checkInterval);
    socket.on("message", (data: Buffer) => this.onMessage(data));
  }

  join(): Promise<number> {
    return new Promise((resolve) => {
      this.joined = resolve;
      this.write(AUTH, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, "");
      });
      this.write(SYNC, (encoder) => {
        encoding.writeVarUint(encoder, STEP_1);
        encoding.writeVarUint8Array(encoder, this.options.stateVector);
      });
    });
  }

  send(update: Uint8Array): void {
    this.write(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, UPDATE);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  moveCaret(step: number): void {
    const position = { type: null, tname: null, item: { client: this.options.clientId, clock: step % 3 }, assoc: 0 };
    this.awareness.setLocalState({ user: { name: "Ufficio di piano", color: "#0066cc" }, cursor: { anchor: position, head: position } });
    this.write(AWARENESS, (encoder) => encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(this.awareness, [this.options.clientId])));
  }

  close(): void {
    this.awareness.destroy();
    this.socket.terminate();
  }

  private write(type: number, body: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.options.documentId);
    encoding.writeVarUint(encoder, type);
    body(encoder);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  private onMessage(data: Buffer): void {
    const isSync = data[this.nameLength] === SYNC;
    const kind = data[this.nameLength + 1];
    if (isSync && kind === STEP_2 && this.joined) {
      this.joined(data.byteLength);
      this.joined = null;
    }
    if (!this.options.onUpdate || !isSync || kind !== UPDATE) return;
    this.options.onUpdate(decoding.readVarUint8Array(decoding.createDecoder(data.subarray(this.nameLength + 2))));
  }
}
