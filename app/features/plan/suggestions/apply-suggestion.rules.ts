import { Fragment, type Mark, Node, type NodeType, type Schema } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import { IDENTIFIED_NODES, ORIGIN_NODES } from "#app/features/documents/documents.limits.ts";
import type { BlockRange, SuggestionPlace } from "./suggestion-place.rules.ts";
import type { SuggestionKind } from "./suggestions.limits.ts";

/** What shall stand in the text: words, blocks, or (both empty) nothing. */
export type AppliedContent = { words: string } | { blocks: readonly ContentNode[] };
type Place = Exclude<SuggestionPlace, { state: "gone" }>;
type Options = { kind: SuggestionKind; place: Place; content: AppliedContent; newId: () => string };

const identified: ReadonlySet<string> = new Set<string>(IDENTIFIED_NODES);
const withOrigin: ReadonlySet<string> = new Set<string>(ORIGIN_NODES);

/**
 * The text with a suggestion in it; null where the schema does not allow it. Only what stands at the suggestion's place is touched. New
 * words take the marks that all replaced words share; new blocks keep the origin and, the first one, the id of what they replace.
 */
export function applySuggestion(node: Node, { kind, place, content, newId }: Options): Node | null {
  const transform = new Transform(node);
  try {
    if ("words" in content) replaceWords(transform, place, content.words);
    else if (kind === "add_block") transform.insert(place.from, madeBlocks(node.type.schema, content.blocks, newId));
    else replaceBlocks(transform, place.blocks, madeBlocks(node.type.schema, content.blocks, newId));
    transform.doc.check();
    return transform.doc;
  } catch {
    // What the schema does not allow there, ProseMirror says with an exception.
    return null;
  }
}

function replaceWords(transform: Transform, { from, to }: Place, words: string): void {
  if (words === "") transform.delete(from, to);
  else transform.replaceWith(from, to, transform.doc.type.schema.text(words, marksAt(transform.doc, from, to)));
}

function marksAt(node: Node, from: number, to: number): readonly Mark[] {
  if (from === to) {
    const place = node.resolve(from);
    // A link reaches only what stands inside it.
    return place.marks().filter((mark) => mark.type.name !== "link" || (mark.isInSet(place.nodeBefore?.marks ?? []) && mark.isInSet(place.nodeAfter?.marks ?? [])));
  }
  let shared: readonly Mark[] | null = null;
  node.nodesBetween(from, to, (child) => {
    if (child.isText) shared = shared === null ? child.marks : child.marks.filter((mark) => mark.isInSet(shared ?? []));
  });
  return shared ?? [];
}

function madeBlocks(schema: Schema, blocks: readonly ContentNode[], newId: () => string): Node[] {
  return blocks.map((block) => withIds(Node.fromJSON(schema, block), newId));
}

function withIds(node: Node, newId: () => string): Node {
  if (node.isText) return node;
  const children: Node[] = [];
  node.forEach((child) => children.push(withIds(child, newId)));
  return node.type.create(identified.has(node.type.name) ? { ...node.attrs, id: newId() } : node.attrs, Fragment.fromArray(children), node.marks);
}

function replaceBlocks(transform: Transform, ranges: readonly BlockRange[], made: readonly Node[]): void {
  const [first, ...others] = ranges;
  if (!first) return;
  const old = ranges.flatMap(({ from }) => transform.doc.nodeAt(from) ?? []);
  for (const range of others.toReversed()) removeBlock(transform, range);
  if (made.length === 0) removeBlock(transform, first);
  else transform.replaceWith(first.from, first.to, keptIdentity(made, old));
}

/** The first new block is the old one written anew; a paragraph made from a proposal stays so. */
function keptIdentity(made: readonly Node[], old: readonly Node[]): Node[] {
  const proposal: unknown = old.map((node): unknown => node.attrs["proposal"]).find((number) => typeof number === "string" && number !== "");
  const id: unknown = old[0]?.attrs["id"];
  return made.map((node, index) => {
    const attrs = {
      ...node.attrs,
      ...(index === 0 && identified.has(node.type.name) && typeof id === "string" ? { id } : {}),
      ...(withOrigin.has(node.type.name) && typeof proposal === "string" ? { proposal } : {}),
    };
    return node.type.create(attrs, node.content, node.marks);
  });
}

/** Takes a block out together with what would be left empty around it; where something must stand (a cell, the text) an empty paragraph does. */
function removeBlock(transform: Transform, { from, to }: BlockRange): void {
  const place = transform.doc.resolve(from);
  const { parent } = place;
  if (parent.childCount > 1) return void transform.delete(from, to);
  const goes = new Set(["listItem", "bulletList", "orderedList", "blockquote"]).has(parent.type.name);
  if (goes && place.depth > 0) return removeBlock(transform, { from: place.before(), to: place.after() });
  transform.replaceWith(from, to, emptyParagraph(transform.doc.type.schema.nodes["paragraph"]));
}

function emptyParagraph(type: NodeType | undefined): Node[] {
  return type ? [type.create()] : [];
}
