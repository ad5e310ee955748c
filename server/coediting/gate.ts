import * as Y from "yjs";
import { DOCUMENT_FIELD, DOCUMENT_LIMITS, isAllowedLink, LINK_ATTRIBUTES, MARK_NAMES, NODE_NAMES, type Refusal, TEXT_ATTRIBUTES } from "#app/features/documents/documents.limits.ts";
import { isAttributeAllowed } from "#app/features/documents/node-attributes.rules.ts";
import { DecodedUpdate, Refused } from "#server/coediting/decoded-update.ts";

/** What the gate may know of the document that an update is meant for. It changes nothing. */
export type GateView = {
  doc: Y.Doc;
  /** True when the sender may write new structs under this client id. */
  mayUse(clientId: number): boolean;
};

export type Verdict =
  | { ok: true; /** What may be applied: the packet without what the document has already. */ update: Uint8Array; clientIds: number[]; /** Visible characters and blocks that it adds. */ added: number }
  | { ok: false; refusal: Refusal };

/** Where a struct stands: which kind of parent, how deep that is, and the attribute's name when it is one. GONE: the parent was deleted. */
type Place = { parent: string; depth: number; attribute: string | null };

const ROOT = "#root";
const TEXT = "#text";
const GONE = "#gone";
const NOWHERE: Place = { parent: GONE, depth: 0, attribute: null };

const blocks = new Set(["paragraph", "heading", "blockquote", "bulletList", "orderedList", "horizontalRule", "table", "callout"]);
const childrenAllowed: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  // What lives outside the text stands by itself, and a heading holds no note: the official document could not print them.
  [ROOT, new Set([...blocks, "livingBlock"])],
  ["blockquote", blocks],
  ["listItem", blocks],
  ["tableCell", blocks],
  ["tableHeader", blocks],
  ["bulletList", new Set(["listItem"])],
  ["orderedList", new Set(["listItem"])],
  ["table", new Set(["tableRow"])],
  ["tableRow", new Set(["tableCell", "tableHeader"])],
  ["callout", new Set(["paragraph", "bulletList", "orderedList"])],
  ["paragraph", new Set([TEXT, "hardBreak", "footnote"])],
  ["heading", new Set([TEXT, "hardBreak"])],
]);

/** The names of what may stand in a node; «doc» is the root, «text» text. Undefined for what holds nothing. */
export function allowedChildren(node: string): string[] | undefined {
  const allowed = childrenAllowed.get(node === "doc" ? ROOT : node);
  return allowed && [...allowed].map((name) => (name === TEXT ? "text" : name));
}

/**
 * Judges an update before it touches the document: it decodes, it is complete (everything it refers to is known, so nothing
 * can stay pending), its new structs are the sender's own, and its nodes, marks, attributes and links are in the schema.
 */
export function judgeUpdate(update: Uint8Array, view: GateView): Verdict {
  try {
    return new Judgement(new DecodedUpdate(update, view.doc), view).pronounce();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    return { ok: false, refusal: "update_invalid" };
  }
}

class Judgement {
  private readonly decoded: DecodedUpdate;
  private readonly view: GateView;
  private readonly places = new Map<Y.Item, Place>();
  private readonly depths = new Map<Y.AbstractType<unknown>, number>();
  private added = 0;

  constructor(decoded: DecodedUpdate, view: GateView) {
    this.decoded = decoded;
    this.view = view;
  }

  pronounce(): Verdict {
    for (const clientId of this.decoded.clientIds) if (!this.view.mayUse(clientId)) throw new Refused("client_foreign");
    for (const struct of this.decoded.fresh) if (struct instanceof Y.Item) this.judgeItem(struct);
    return { ok: true, update: this.decoded.update, clientIds: this.decoded.freshClientIds(), added: this.added };
  }

  private judgeItem(item: Y.Item): void {
    const place = this.placeOf(item);
    if (item.content instanceof Y.ContentDeleted) return;
    if (place.parent === GONE) return this.judgeLength(item);
    this.judgeContent(item, place);
  }

  private judgeContent(item: Y.Item, { parent, depth, attribute }: Place): void {
    const { content } = item;
    if (attribute !== null) {
      if (!(content instanceof Y.ContentAny) || !content.arr.every((value) => isAttributeAllowed(parent, attribute, value) && isStorable(value))) throw new Refused("content_refused");
      if (TEXT_ATTRIBUTES.has(attribute)) for (const value of content.arr) this.added += typeof value === "string" ? value.length : 0;
      return;
    }
    if (parent === TEXT) {
      const isText = (content instanceof Y.ContentString && isStorable(content.str)) || (content instanceof Y.ContentFormat && isMark(content.key, content.value));
      if (!isText) throw new Refused("content_refused");
      return this.judgeLength(item);
    }
    const name = content instanceof Y.ContentType ? kindOf(content.type) : null;
    if (name === null || !childrenAllowed.get(parent)?.has(name) || depth >= DOCUMENT_LIMITS.nesting) throw new Refused("content_refused");
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
      const neighbour = this.decoded.structAt(at.origin ?? at.rightOrigin);
      if (!(neighbour instanceof Y.Item)) {
        place = NOWHERE;
        break;
      }
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
      return { parent: ROOT, depth: 0, attribute: parentSub };
    }
    if (!(parent instanceof Y.ID)) return { parent: this.kindOfType(parent), depth: this.depthOf(parent), attribute: parentSub };
    const holder = this.decoded.structAt(parent);
    if (!(holder instanceof Y.Item) || holder.content instanceof Y.ContentDeleted) return NOWHERE;
    if (!(holder.content instanceof Y.ContentType)) throw new Refused("content_refused");
    // Depth inside one update: parents come before their children, so this goes one step at a time.
    const above = this.placeOf(holder);
    return above.parent === GONE ? NOWHERE : { parent: this.kindOfType(holder.content.type), depth: above.depth + 1, attribute: parentSub };
  }

  private kindOfType(type: Y.AbstractType<unknown>): string {
    if (type === this.view.doc.share.get(DOCUMENT_FIELD)) return ROOT;
    const kind = kindOf(type);
    if (kind === null) throw new Refused("content_refused");
    return kind;
  }

  /** How many nodes stand around what is in this type. */
  private depthOf(type: Y.AbstractType<unknown>): number {
    const known = this.depths.get(type);
    if (known !== undefined) return known;
    let depth = 0;
    for (let at: Y.AbstractType<unknown> | null = type; at?._item; at = at._item.parent instanceof Y.AbstractType ? at._item.parent : null) depth += 1;
    this.depths.set(type, depth);
    return depth;
  }
}

function kindOf(type: unknown): string | null {
  if (type instanceof Y.XmlText) return TEXT;
  if (type instanceof Y.XmlElement && !(type instanceof Y.XmlHook) && NODE_NAMES.has(type.nodeName)) return type.nodeName;
  return null;
}

/** The database keeps no NUL and no half of a character: with one of them readers would never see the text again. */
function isStorable(value: unknown): boolean {
  return typeof value !== "string" || (value.isWellFormed() && !value.includes("\0"));
}

function isMark(name: string, value: unknown): boolean {
  if (!MARK_NAMES.has(name)) return false;
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (name !== "link") return entries.length === 0;
  const attributesFine = entries.every(
    ([key, part]) => LINK_ATTRIBUTES.has(key) && (part === null || (typeof part === "string" && part.length <= DOCUMENT_LIMITS.attributeLength && isStorable(part))),
  );
  return attributesFine && isAllowedLink("href" in value ? value.href : null);
}
