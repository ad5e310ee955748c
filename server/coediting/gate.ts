import * as Y from "yjs";
import { ATTRIBUTE_NAMES, DOCUMENT_FIELD, DOCUMENT_LIMITS, isAllowedLink, LINK_ATTRIBUTES, MARK_NAMES, NODE_NAMES, type Refusal } from "#app/features/documents/documents.limits.ts";

/** What the gate may know of the document that an update is meant for. It changes nothing. */
export type GateView = {
  doc: Y.Doc;
  /** True when the sender may write new structs under this client id. */
  mayUse(clientId: number): boolean;
};

export type Verdict =
  | { ok: true; clientIds: number[]; /** Visible characters and blocks that the update adds. */ added: number }
  | { ok: false; refusal: Refusal };

type Decoded = ReturnType<typeof Y.decodeUpdate>;
type Struct = Decoded["structs"][number];
type Id = { client: number; clock: number };
/** Where a struct stands: which kind of parent, and the attribute's name when it is one. `gone`: the parent was deleted. */
type Place = { parent: string; attribute: string | null };

const ROOT = "#root";
const TEXT = "#text";
const GONE = "#gone";
/** Deleted content carries a length that its bytes do not pay for. */
const LONGEST_DELETED = 1_000_000;

const blocks = new Set(["paragraph", "heading", "blockquote", "bulletList", "orderedList", "horizontalRule", "table"]);
const childrenAllowed: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [ROOT, blocks],
  ["blockquote", blocks],
  ["listItem", blocks],
  ["tableCell", blocks],
  ["tableHeader", blocks],
  ["bulletList", new Set(["listItem"])],
  ["orderedList", new Set(["listItem"])],
  ["table", new Set(["tableRow"])],
  ["tableRow", new Set(["tableCell", "tableHeader"])],
  ["paragraph", new Set([TEXT, "hardBreak"])],
  ["heading", new Set([TEXT, "hardBreak"])],
]);

/**
 * Judges an update before it touches the document: it decodes, it is complete (everything it refers to is known, so nothing
 * can stay pending), its new structs are the sender's own, and its nodes, marks, attributes and links are in the schema.
 */
export function judgeUpdate(update: Uint8Array, view: GateView): Verdict {
  let decoded: Decoded;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return { ok: false, refusal: "update_invalid" };
  }
  try {
    return new Judgement(decoded, view).pronounce();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    return { ok: false, refusal: "update_invalid" };
  }
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

class Judgement {
  private readonly decoded: Decoded;
  private readonly view: GateView;
  private readonly ends = new Map<number, number>();
  private readonly own = new Map<number, Struct[]>();
  private readonly places = new Map<Struct, Place>();
  private added = 0;

  constructor(decoded: Decoded, view: GateView) {
    this.decoded = decoded;
    this.view = view;
  }

  pronounce(): Verdict {
    const fresh = this.readStructs();
    this.judgeDeletions();
    const clientIds = [...new Set(fresh.map((struct) => struct.id.client))];
    for (const clientId of clientIds) if (!this.view.mayUse(clientId)) throw new Refused("client_foreign");
    for (const struct of fresh) this.judgeStruct(struct);
    return { ok: true, clientIds, added: this.added };
  }

  private known(client: number): number {
    return Y.getState(this.view.doc.store, client);
  }

  /** True when the id is in the document or comes with this update. */
  private has({ client, clock }: Id): boolean {
    return clock < Math.max(this.known(client), this.ends.get(client) ?? 0);
  }

  /** The structs that the document does not have yet, each client's without a gap. */
  private readStructs(): Struct[] {
    const fresh: Struct[] = [];
    for (const struct of this.decoded.structs) {
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      if (!Number.isSafeInteger(end) || struct.length < 1) throw new Refused("update_invalid");
      const reached = Math.max(this.known(client), this.ends.get(client) ?? 0);
      if (end <= reached && end <= this.known(client)) continue;
      if (clock > reached || struct instanceof Y.Skip) throw new Refused("update_incomplete");
      this.ends.set(client, Math.max(reached, end));
      const list = this.own.get(client) ?? [];
      list.push(struct);
      this.own.set(client, list);
      fresh.push(struct);
    }
    return fresh;
  }

  private judgeDeletions(): void {
    for (const [client, ranges] of this.decoded.ds.clients) {
      for (const { clock, len } of ranges) {
        if (!Number.isSafeInteger(clock + len) || len < 1) throw new Refused("update_invalid");
        if (!this.has({ client, clock: clock + len - 1 })) throw new Refused("update_incomplete");
      }
    }
  }

  private judgeStruct(struct: Struct): void {
    if (!(struct instanceof Y.Item)) {
      if (struct.length > LONGEST_DELETED) throw new Refused("too_large");
      return;
    }
    for (const id of [struct.origin, struct.rightOrigin]) if (id && !this.has(id)) throw new Refused("update_incomplete");
    if (struct.parent instanceof Y.ID && !this.has(struct.parent)) throw new Refused("update_incomplete");
    const place = this.placeOf(struct);
    if (struct.content instanceof Y.ContentDeleted) {
      if (struct.length > LONGEST_DELETED) throw new Refused("too_large");
      return;
    }
    if (place.parent === GONE) return this.judgeLength(struct);
    this.judgeContent(struct, place);
  }

  private judgeContent(item: Y.Item, { parent, attribute }: Place): void {
    const { content } = item;
    if (attribute !== null) {
      const isElement = parent !== ROOT && parent !== TEXT;
      if (!isElement || !ATTRIBUTE_NAMES.has(attribute) || !(content instanceof Y.ContentAny) || !content.arr.every(isAttributeValue)) throw new Refused("content_refused");
      return;
    }
    if (parent === TEXT) {
      const isText = content instanceof Y.ContentString || (content instanceof Y.ContentFormat && isMark(content.key, content.value));
      if (!isText) throw new Refused("content_refused");
      return this.judgeLength(item);
    }
    const name = content instanceof Y.ContentType ? kindOf(content.type) : null;
    if (name === null || !childrenAllowed.get(parent)?.has(name)) throw new Refused("content_refused");
    this.added += 1;
  }

  private judgeLength(item: Y.Item): void {
    if (item.content instanceof Y.ContentString) this.added += item.length;
  }

  /** Only the first of a row of siblings says where it stands; the others inherit it from their neighbour. */
  private placeOf(item: Y.Item): Place {
    const trail: Y.Item[] = [];
    let at: Y.Item = item;
    let place = this.places.get(at) ?? this.ownPlace(at);
    while (place === null) {
      trail.push(at);
      const neighbour = this.structAt(at.origin ?? at.rightOrigin);
      if (!(neighbour instanceof Y.Item)) {
        place = { parent: GONE, attribute: null };
        break;
      }
      // A circle of neighbours inside one update would never integrate.
      if (trail.length > this.decoded.structs.length) throw new Refused("update_incomplete");
      at = neighbour;
      place = this.places.get(at) ?? this.ownPlace(at);
    }
    this.places.set(at, place);
    for (const passed of trail) this.places.set(passed, place);
    return place;
  }

  private ownPlace({ parent, parentSub }: Y.Item): Place | null {
    if (parent === null) return null;
    if (typeof parent === "string") {
      if (parent !== DOCUMENT_FIELD) throw new Refused("content_refused");
      return { parent: ROOT, attribute: parentSub };
    }
    if (!(parent instanceof Y.ID)) return { parent: this.kindOfType(parent), attribute: parentSub };
    const holder = this.structAt(parent);
    if (!(holder instanceof Y.Item)) return { parent: GONE, attribute: null };
    if (holder.content instanceof Y.ContentType) return { parent: this.kindOfType(holder.content.type), attribute: parentSub };
    if (holder.content instanceof Y.ContentDeleted) return { parent: GONE, attribute: null };
    throw new Refused("content_refused");
  }

  private kindOfType(type: Y.AbstractType<unknown>): string {
    if (type === this.view.doc.share.get(DOCUMENT_FIELD)) return ROOT;
    const kind = kindOf(type);
    if (kind === null) throw new Refused("content_refused");
    return kind;
  }

  private structAt(id: Id | null): Struct | null {
    if (id === null) return null;
    if (id.clock < this.known(id.client)) return Y.getItem(this.view.doc.store, Y.createID(id.client, id.clock));
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
}

function kindOf(type: unknown): string | null {
  if (type instanceof Y.XmlText) return TEXT;
  if (type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) && NODE_NAMES.has(type.nodeName)) return type.nodeName;
  return null;
}

function isAttributeValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= 50 && value.every((part) => typeof part === "number");
  if (typeof value === "string") return value.length <= 200;
  return value === null || typeof value === "number" || typeof value === "boolean";
}

function isMark(name: string, value: unknown): boolean {
  if (!MARK_NAMES.has(name)) return false;
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (name !== "link") return entries.length === 0;
  const attributesFine = entries.every(
    ([key, part]) => LINK_ATTRIBUTES.has(key) && (part === null || (typeof part === "string" && part.length <= DOCUMENT_LIMITS.attributeLength)),
  );
  return attributesFine && isAllowedLink("href" in value ? value.href : null);
}
