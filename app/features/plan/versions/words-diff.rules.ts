import { ChangeSet } from "@tiptap/pm/changeset";
import { type Node, Schema } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import type { ContentMark, ContentNode } from "#app/features/documents/document-content.rules.ts";

/** A run of a paragraph: the same in both texts, or in the later or the earlier one alone. */
export type WordsPart = { kind: "same" | "added" | "removed"; nodes: ContentNode[] };

/** A word, a blank, a sign, or something that is no text (a line break, a note): what is compared as one. */
type Token = { key: string; node: ContentNode };

const WORDS = /[\p{L}\p{N}_’']+|\s+|[^\p{L}\p{N}_’'\s]/gu;
/** Each different token becomes one character for the comparison: all but the surrogates. */
const CHARACTERS = 0xd800 - 0x100;

const schema = new Schema({ nodes: { doc: { content: "text*" }, text: {} } });

/**
 * The words of one block against those of its other version. Whole words, so that nobody reads half-changed ones; what looks different
 * (bold, a link) counts as changed. Joined, `same` and `added` are the later text, `same` and `removed` the earlier.
 */
export function diffWords(before: readonly ContentNode[], after: readonly ContentNode[]): WordsPart[] {
  const [old, recent] = [tokensOf(before), tokensOf(after)];
  const codes = new Map<string, string>();
  const [oldDoc, recentDoc] = [encode(old, codes), encode(recent, codes)];
  if (!oldDoc || !recentDoc) return joined([part("removed", old), part("added", recent)]);
  const parts: WordsPart[] = [];
  let [atOld, atRecent] = [0, 0];
  for (const { fromA, toA, fromB, toB } of changesOf(oldDoc, recentDoc)) {
    parts.push(part("same", recent.slice(atRecent, fromB)), part("removed", old.slice(fromA, toA)), part("added", recent.slice(fromB, toB)));
    [atOld, atRecent] = [toA, toB];
  }
  parts.push(part("same", recent.slice(atRecent)));
  return old.length - atOld === recent.length - atRecent ? joined(parts) : joined([part("removed", old), part("added", recent)]);
}

function changesOf(before: Node, after: Node) {
  const change = new Transform(before).replaceWith(0, before.content.size, after.content);
  return ChangeSet.create(before).addSteps(change.doc, change.mapping.maps, null).changes;
}

function tokensOf(nodes: readonly ContentNode[]): Token[] {
  return nodes.flatMap((node): Token[] => {
    if (node.type !== "text") return [{ key: JSON.stringify(node), node }];
    const marks = node.marks && node.marks.length > 0 ? { marks: node.marks } : {};
    const look = lookOf(node.marks);
    return (node.text ?? "").match(WORDS)?.map((text) => ({ key: `${look}${text}`, node: { type: "text", text, ...marks } })) ?? [];
  });
}

/** The tokens as a text of one character each; null when there are more different ones than characters. */
function encode(tokens: readonly Token[], codes: Map<string, string>): Node | null {
  let text = "";
  for (const { key } of tokens) {
    const code = codes.get(key) ?? (codes.size < CHARACTERS ? String.fromCharCode(0x100 + codes.size) : null);
    if (code === null) return null;
    codes.set(key, code);
    text += code;
  }
  return schema.node("doc", null, text === "" ? [] : [schema.text(text)]);
}

function part(kind: WordsPart["kind"], tokens: readonly Token[]): WordsPart {
  return { kind, nodes: mergeText(tokens.map(({ node }) => node)) };
}

/** Runs of text that look the same, joined. */
export function mergeText(nodes: readonly ContentNode[]): ContentNode[] {
  const merged: ContentNode[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last?.type === "text" && node.type === "text" && lookOf(last.marks) === lookOf(node.marks)) last.text = `${last.text ?? ""}${node.text ?? ""}`;
    else merged.push({ ...node });
  }
  return merged;
}

/** How a text looks: its marks in any order, links by where they lead. */
export function lookOf(marks: readonly ContentMark[] | undefined): string {
  if (!marks || marks.length === 0) return "";
  return marks.map(({ type, attrs }) => `${type} ${typeof attrs?.["href"] === "string" ? attrs["href"] : ""}`).sort().join("|");
}

function joined(parts: readonly WordsPart[]): WordsPart[] {
  return parts.filter(({ nodes }) => nodes.length > 0);
}
