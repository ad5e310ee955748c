/** Writes Yjs updates (v1) byte by byte, so that a test can also write what Yjs never would. */
export class PacketBytes {
  private bytes = new Uint8Array(256);
  private length = 0;

  private makeRoom(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const more = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    more.set(this.bytes);
    this.bytes = more;
  }

  private byte(value: number): void {
    this.makeRoom(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  uint(value: number): this {
    let rest = value;
    while (rest > 127) {
      this.byte((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
    return this;
  }

  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    return this.uint(bytes.length).raw(bytes);
  }

  raw(bytes: ArrayLike<number>): this {
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

export type PacketId = readonly [client: number, clock: number];
export type PacketContent = { ref: number; length: number; bytes: Uint8Array };
export type PacketStruct = {
  content: PacketContent;
  origin?: PacketId;
  rightOrigin?: PacketId;
  /** A root's name or the id of the item that holds the parent; written only without neighbours, as Yjs does it. */
  parent?: string | PacketId;
  attribute?: string;
};

const bytes = () => new PacketBytes();

export const content = {
  gc: (length: number): PacketContent => ({ ref: 0, length, bytes: bytes().uint(length).done() }),
  deleted: (length: number): PacketContent => ({ ref: 1, length, bytes: bytes().uint(length).done() }),
  json: (values: readonly string[]): PacketContent => ({ ref: 2, length: values.length, bytes: values.reduce((made, value) => made.text(value), bytes().uint(values.length)).done() }),
  binary: (value: Uint8Array): PacketContent => ({ ref: 3, length: 1, bytes: bytes().uint(value.length).raw(value).done() }),
  string: (value: string): PacketContent => ({ ref: 4, length: value.length, bytes: bytes().text(value).done() }),
  embed: (json: string): PacketContent => ({ ref: 5, length: 1, bytes: bytes().text(json).done() }),
  format: (key: string, json: string): PacketContent => ({ ref: 6, length: 1, bytes: bytes().text(key).text(json).done() }),
  element: (name: string): PacketContent => ({ ref: 7, length: 1, bytes: bytes().uint(3).text(name).done() }),
  hook: (name: string): PacketContent => ({ ref: 7, length: 1, bytes: bytes().uint(5).text(name).done() }),
  /** Array 0, map 1, text 2, fragment 4, XML text 6; others do not exist. */
  type: (number: number): PacketContent => ({ ref: 7, length: 1, bytes: bytes().uint(number).done() }),
  any: (...values: readonly Uint8Array[]): PacketContent => ({ ref: 8, length: values.length, bytes: values.reduce((made, value) => made.raw(value), bytes().uint(values.length)).done() }),
  subdocument: (): PacketContent => ({ ref: 9, length: 1, bytes: bytes().text("a-guid").raw(any.object([])).done() }),
  skip: (length: number): PacketContent => ({ ref: 10, length, bytes: bytes().uint(length).done() }),
};

/** Values as lib0 writes them. */
export const any = {
  text: (value: string) => bytes().raw([119]).text(value).done(),
  object: (entries: readonly (readonly [string, Uint8Array])[]) => entries.reduce((made, [key, value]) => made.text(key).raw(value), bytes().raw([118]).uint(entries.length)).done(),
  list: (values: readonly Uint8Array[]) => values.reduce((made, value) => made.raw(value), bytes().raw([117]).uint(values.length)).done(),
  bytes: (value: Uint8Array) => bytes().raw([116]).uint(value.length).raw(value).done(),
  float: (value: number) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return bytes().raw([123]).raw(new Uint8Array(view.buffer)).done();
  },
  big: () => bytes().raw([122, 0, 0, 0, 0, 0, 0, 0, 1]).done(),
  nothing: () => Uint8Array.of(127),
  nested: (depth: number) => bytes().raw(Array.from({ length: depth }, () => [117, 1]).flat()).raw([126]).done(),
};

export type PacketSection = { client: number; clock: number; structs: readonly PacketStruct[]; /** What the packet says instead of the true number. */ claims?: number };
export type PacketDeletion = { client: number; ranges: readonly (readonly [clock: number, length: number])[] };

export function writePacket(sections: readonly PacketSection[], deletions: readonly PacketDeletion[] = []): Uint8Array<ArrayBuffer> {
  const made = bytes().uint(sections.length);
  for (const { client, clock, structs, claims } of sections) {
    made.uint(claims ?? structs.length).uint(client).uint(clock);
    for (const struct of structs) writeStruct(made, struct);
  }
  made.uint(deletions.length);
  for (const { client, ranges } of deletions) {
    made.uint(client).uint(ranges.length);
    for (const [clock, length] of ranges) made.uint(clock).uint(length);
  }
  return made.done();
}

function writeStruct(made: PacketBytes, { content: held, origin, rightOrigin, parent, attribute }: PacketStruct): void {
  if (held.ref === 0 || held.ref === 10) {
    made.raw([held.ref]).raw(held.bytes);
    return;
  }
  made.raw([held.ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (attribute === undefined ? 0 : 32)]);
  if (origin) made.uint(origin[0]).uint(origin[1]);
  if (rightOrigin) made.uint(rightOrigin[0]).uint(rightOrigin[1]);
  if (!origin && !rightOrigin) {
    if (typeof parent === "string") made.uint(1).text(parent);
    else made.uint(0).uint(parent?.[0] ?? 0).uint(parent?.[1] ?? 0);
    if (attribute !== undefined) made.text(attribute);
  }
  made.raw(held.bytes);
}
