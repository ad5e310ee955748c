import * as Y from "yjs";
import { DOCUMENT_FIELD, INLINE_NODES, isAllowedLink, MARK_NAMES, NODE_NAMES, TEXT_ATTRIBUTES } from "./documents.limits.ts";
import { isAttributeAllowed } from "./node-attributes.rules.ts";
import { createTextDocument } from "./text-document.rules.ts";

/** ProseMirror JSON. Loose on purpose: what is unknown is left out when it is written, never an exception. */
export type ContentMark = { type: string; attrs?: Record<string, unknown> | null | undefined };
export type ContentNode = {
  type: string;
  attrs?: Record<string, unknown> | null | undefined;
  content?: ContentNode[] | undefined;
  marks?: ContentMark[] | undefined;
  text?: string | undefined;
};

/** Initial states are made under one fixed client id, so that the same template always gives the same bytes. */
const TEMPLATE_CLIENT = 1;
const DEEPEST = 40;
const INLINE_NAMES: ReadonlySet<string> = new Set<string>(INLINE_NODES);

/**
 * The Yjs state of a new document with this content. Pure and deterministic: the server calls it at a document's first
 * opening, the loader of demonstration data for the versions that it makes.
 */
export function encodeInitialState(content: ContentNode): Uint8Array<ArrayBuffer> {
  const doc = createTextDocument();
  doc.clientID = TEMPLATE_CLIENT;
  doc.transact(() => {
    doc.getXmlFragment(DOCUMENT_FIELD).insert(0, toYNodes(content.content ?? [], 0));
  });
  const state = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return state;
}

function toYNodes(nodes: readonly ContentNode[], depth: number): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = [];
  let run: ContentNode[] = [];
  const endRun = () => {
    if (run.length > 0) made.push(toYText(run));
    run = [];
  };
  for (const node of nodes) {
    if (node.type === "text") {
      if (node.text) run.push(node);
      continue;
    }
    endRun();
    if (NODE_NAMES.has(node.type) && depth < DEEPEST) made.push(toYElement(node, depth));
  }
  endRun();
  return made;
}

function toYElement(node: ContentNode, depth: number): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  // Yjs stores any plain value; its types know of strings only.
  const attributes: { setAttribute(name: string, value: Attribute): void } = element;
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (isAttributeAllowed(node.type, name, value) && isAttribute(value)) attributes.setAttribute(name, value);
  }
  element.insert(0, toYNodes(node.content ?? [], depth + 1));
  return element;
}

function toYText(run: readonly ContentNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(run.map((node) => ({ insert: node.text ?? "", attributes: marksOf(node) })));
  return text;
}

function marksOf(node: ContentNode): Record<string, unknown> {
  const marks: Record<string, unknown> = {};
  for (const mark of node.marks ?? []) {
    if (!MARK_NAMES.has(mark.type) || (mark.type === "link" && !isAllowedLink(mark.attrs?.["href"]))) continue;
    marks[mark.type] = mark.attrs ?? {};
  }
  return marks;
}

type Attribute = string | number | boolean | number[];

function isAttribute(value: unknown): value is Attribute {
  if (Array.isArray(value)) return value.every((part) => typeof part === "number");
  return ["string", "number", "boolean"].includes(typeof value);
}

/** ProseMirror JSON of a document as it is now. Only reads; names outside the schema leave nothing behind. */
export function readContent(doc: Y.Doc): { content: ContentNode; length: number } {
  const counter = { length: 0 };
  const nodes = childrenOf(doc.getXmlFragment(DOCUMENT_FIELD), counter, 0);
  return { content: { type: "doc", content: nodes.length > 0 ? nodes : [{ type: "paragraph" }] }, length: counter.length };
}

type Counter = { length: number };

function childrenOf(parent: Y.XmlFragment | Y.XmlElement, counter: Counter, depth: number): ContentNode[] {
  return parent.toArray().flatMap((child): ContentNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child, counter);
    if (!(child instanceof Y.XmlElement) || !NODE_NAMES.has(child.nodeName) || depth >= DEEPEST) return [];
    counter.length += 1;
    return [elementNode(child, counter, depth)];
  });
}

function elementNode(element: Y.XmlElement, counter: Counter, depth: number): ContentNode {
  const attrs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries<unknown>(element.getAttributes())) {
    if (!isAttributeAllowed(element.nodeName, name, value) || !isAttribute(value)) continue;
    attrs[name] = value;
    if (TEXT_ATTRIBUTES.has(name) && typeof value === "string") counter.length += value.length;
  }
  const content = childrenOf(element, counter, depth + 1);
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function textNodes(text: Y.XmlText, counter: Counter): ContentNode[] {
  return text.toDelta().flatMap((part: { insert?: unknown; attributes?: Record<string, unknown> }): ContentNode[] => {
    if (typeof part.insert !== "string" || part.insert === "") return [];
    counter.length += part.insert.length;
    const marks = Object.entries(part.attributes ?? {}).flatMap(([type, attrs]): ContentMark[] => {
      if (!MARK_NAMES.has(type)) return [];
      return [isRecord(attrs) && Object.keys(attrs).length > 0 ? { type, attrs } : { type }];
    });
    return [{ type: "text", text: part.insert, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All visible text of a content, block after block, notes and captions too: for searching, quoting, comparing. */
export function plainText(node: ContentNode): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  if (node.type === "footnote") return ` [${attributeText(node, "text")}]`;
  if (node.type === "livingBlock") return attributeText(node, "ref");
  const inner = (node.content ?? []).map(plainText);
  const isLeafBlock = (node.content ?? []).every(({ type }) => type === "text" || INLINE_NAMES.has(type));
  if (isLeafBlock) return inner.join("");
  return [attributeText(node, "caption"), ...inner].filter((text) => text !== "").join("\n");
}

/** A string attribute of a node; empty when it has none. */
export function attributeText(node: ContentNode, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
}

/** Reads stored JSON (jsonb, a version) as a content; what has not its shape becomes an empty document. */
export function parseContent(value: unknown): ContentNode {
  return toNode(value, 0) ?? { type: "doc", content: [{ type: "paragraph" }] };
}

function toNode(value: unknown, depth: number): ContentNode | null {
  if (!isRecord(value) || typeof value["type"] !== "string" || depth > DEEPEST) return null;
  const { type, text, attrs, content, marks } = value;
  return {
    type,
    ...(typeof text === "string" ? { text } : {}),
    ...(isRecord(attrs) ? { attrs } : {}),
    ...(Array.isArray(content) ? { content: content.flatMap((child) => toNode(child, depth + 1) ?? []) } : {}),
    ...(Array.isArray(marks) ? { marks: marks.flatMap(toMark) } : {}),
  };
}

function toMark(value: unknown): ContentMark[] {
  if (!isRecord(value) || typeof value["type"] !== "string") return [];
  return [isRecord(value["attrs"]) ? { type: value["type"], attrs: value["attrs"] } : { type: value["type"] }];
}
