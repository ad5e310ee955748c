import * as Y from "yjs";
import { DOCUMENT_LIMITS, type Refusal } from "#app/features/documents/documents.limits.ts";

type Decoded = ReturnType<typeof Y.decodeUpdate>;
export type Struct = Decoded["structs"][number];
export type Id = { client: number; clock: number };

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The client id under which the server encodes templates. */
export const TEMPLATE_CLIENT = 1;
const LARGEST_CLIENT = 0xffff_ffff;
/** Content that was deleted before it came carries a length that its bytes do not pay for. */
const LONGEST_DELETED = 1_000_000;

/**
 * An update as Yjs will take it: only what the document lacks, each client's part whole and in order, everything that it refers to known
 * or brought along in an order that can be integrated. What is not so is refused here, because Yjs would keep it pending, stall on it or throw
 * half way.
 */
export class DecodedUpdate {
  /** What may be applied: the packet itself, or what is left of it without the parts that the document has already. */
  readonly update: Uint8Array;
  readonly fresh: readonly Struct[];
  /** Under which client ids the packet speaks, also where it says nothing new. */
  readonly clientIds: readonly number[];
  private readonly doc: Y.Doc;
  private readonly ends = new Map<number, number>();
  private readonly own = new Map<number, Struct[]>();

  constructor(packet: Uint8Array, doc: Y.Doc) {
    this.doc = doc;
    if (sectionsOf(packet) > DOCUMENT_LIMITS.clientsPerChange) throw new Refused("too_large");
    const first = decode(packet);
    const isPlain = sectionsOf(packet) === runsOf(first.structs) && first.structs.every(({ id }) => id.clock >= this.known(id.client));
    this.update = isPlain ? packet : Y.diffUpdate(packet, Y.encodeStateVector(new Map(first.structs.map(({ id }) => [id.client, this.known(id.client)]))));
    const { structs, ds } = isPlain ? first : decode(this.update);
    let client: number | null = null;
    for (const struct of structs) {
      if (struct.id.client !== client && this.own.has(struct.id.client)) throw new Refused("update_invalid");
      client = struct.id.client;
      this.take(struct);
    }
    this.fresh = structs;
    this.clientIds = isPlain ? [...this.own.keys()] : [...new Set(first.structs.map(({ id }) => id.client))];
    this.judgeReferences();
    this.judgeOrder();
    this.judgeDeletions(ds);
    this.judgeCharacters(ds);
  }

  /** The client ids with something new. */
  freshClientIds(): number[] {
    return [...this.own.keys()];
  }

  /** The struct that holds an id: the document's, or one that comes with this update. */
  structAt(id: Id | null): Struct | null {
    if (id === null) return null;
    if (id.clock < this.known(id.client)) return Y.getItem(this.doc.store, Y.createID(id.client, id.clock));
    const structs = this.own.get(id.client) ?? [];
    let [low, high] = [0, structs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = structs[middle];
      if (!struct) return null;
      if (id.clock < struct.id.clock) high = middle - 1;
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1;
      else return struct;
    }
    return null;
  }

  private known(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  private has({ client, clock }: Id): boolean {
    return clock < (this.ends.get(client) ?? this.known(client));
  }

  private take(struct: Struct): void {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct.length < 1 || !Number.isSafeInteger(end) || client > LARGEST_CLIENT) throw new Refused("update_invalid");
    if (client === TEMPLATE_CLIENT) throw new Refused("client_foreign");
    const reached = this.ends.get(client) ?? this.known(client);
    if (clock !== reached || struct instanceof Y.Skip) throw new Refused(clock < reached ? "update_invalid" : "update_incomplete");
    if (!(struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted)) && struct.length > LONGEST_DELETED) throw new Refused("too_large");
    this.ends.set(client, end);
    const list = this.own.get(client);
    if (list) list.push(struct);
    else this.own.set(client, [struct]);
  }

  private judgeReferences(): void {
    for (const struct of this.fresh) {
      for (const id of referencesOf(struct)) {
        if (!this.has(id)) throw new Refused("update_incomplete");
        // A struct can't hang on a later one of its own client; Yjs would throw half way.
        if (id.client === struct.id.client && id.clock >= struct.id.clock) throw new Refused("update_invalid");
      }
    }
  }

  /** Goes through the clients' parts as Yjs does; what waits for each other in a circle would stay pending for ever. */
  private judgeOrder(): void {
    if (this.own.size < 2) return;
    const done = new Map([...this.own.keys()].map((client) => [client, 0]));
    const reached = new Map([...this.own.keys()].map((client) => [client, this.known(client)]));
    const waiting = new Map<number, Set<number>>();
    const ready = [...this.own.keys()];
    for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
      const structs = this.own.get(client) ?? [];
      let place = done.get(client) ?? 0;
      for (let struct = structs[place]; struct; struct = structs[place]) {
        const missing = referencesOf(struct).find((id) => id.clock >= (reached.get(id.client) ?? this.known(id.client)));
        if (missing) {
          waiting.set(missing.client, (waiting.get(missing.client) ?? new Set()).add(client));
          break;
        }
        reached.set(client, struct.id.clock + struct.length);
        place += 1;
      }
      if (place === done.get(client)) continue;
      done.set(client, place);
      ready.push(...(waiting.get(client) ?? []));
      waiting.delete(client);
    }
    for (const [client, structs] of this.own) if (done.get(client) !== structs.length) throw new Refused("update_incomplete");
  }

  /** In order and apart, as every Yjs writes them: ranges over each other would make Yjs walk the whole text for each. */
  private judgeDeletions({ clients }: Decoded["ds"]): void {
    for (const [client, ranges] of clients) {
      let reached = 0;
      for (const { clock, len } of ranges) {
        if (len < 1 || clock < reached || !Number.isSafeInteger(clock + len)) throw new Refused("update_invalid");
        reached = clock + len;
      }
      if (reached > 0 && !this.has({ client, clock: reached - 1 })) throw new Refused("update_incomplete");
    }
  }

  /**
   * Nothing comes between the two halves of a character that needs two, and nobody erases one of them: each copy of the text would show
   * other signs in its place, depending on when it was cut. No editor does that.
   */
  private judgeCharacters({ clients }: Decoded["ds"]): void {
    for (const struct of this.fresh) {
      if (!(struct instanceof Y.Item)) continue;
      const { origin, rightOrigin } = struct;
      if ((origin && this.cuts({ client: origin.client, clock: origin.clock + 1 })) || (rightOrigin && this.cuts(rightOrigin))) throw new Refused("content_refused");
    }
    for (const [client, ranges] of clients) {
      for (const { clock, len } of ranges) if (this.cuts({ client, clock }) || this.cuts({ client, clock: clock + len })) throw new Refused("content_refused");
    }
  }

  /** Whether a cut before this id would go through a character. */
  private cuts(id: Id): boolean {
    if (!this.has(id)) return false;
    const struct = this.structAt(id);
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return false;
    const at = id.clock - struct.id.clock;
    return at > 0 && isHighHalf(struct.content.str.charCodeAt(at - 1)) && isLowHalf(struct.content.str.charCodeAt(at));
  }
}

function isHighHalf(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function decode(update: Uint8Array): Decoded {
  try {
    return Y.decodeUpdate(update);
  } catch {
    throw new Refused("update_invalid");
  }
}

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID);
}

/** How many clients' parts the packet says that it has: its first number. Of two for one client Yjs would take only the last. */
function sectionsOf(packet: Uint8Array): number {
  let [value, scale] = [0, 1];
  for (const byte of packet) {
    value += (byte & 127) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
  return value;
}

function runsOf(structs: readonly Struct[]): number {
  let runs = 0;
  let client: number | null = null;
  for (const { id } of structs) {
    if (id.client !== client) runs += 1;
    client = id.client;
  }
  return runs;
}
