import { PLACEHOLDER } from "./build-blocks.render.ts";
import { COMPILATION_LIMITS } from "./compilation.limits.ts";
import type { Block, Cell, Inline, Origin } from "#app/platform/document-model.ts";
import { originNumbers } from "#app/features/documents/block-origins.rules.ts";
import { inlineFromEditor, withoutNotes } from "./editor-inline.render.ts";
import { tableFromEditor } from "./editor-table.render.ts";
import type { ContentNode } from "#app/features/documents/document-content.rules.ts";
import type { CalloutKind } from "#app/features/documents/documents.limits.ts";
import { isCalloutKind } from "#app/features/documents/node-attributes.rules.ts";
import type { IssueRecorder } from "./issues.rules.ts";

export type EditorContext = {
  issues: IssueRecorder;
  /** Absolute address of a proposal's public page, or null when it has none. */
  proposalUrl: (number: string) => string | null;
  /** The word above a callout of this kind. */
  calloutTitle: (kind: CalloutKind) => string;
  /** What a living block shows; nothing for one that is none. */
  living: (node: ContentNode) => Block[];
  /** How many lists, quotations and tables stand around the node. */
  depth: number;
};

/** The stable id that the editor gives a block; anything else (pasted, forged) counts as none. */
export function blockIdOf(node: ContentNode): string | null {
  const id = node.attrs?.["id"];
  return typeof id === "string" && /^[a-zA-Z0-9-]{1,64}$/.test(id) ? id : null;
}

export function blockAnchor(blockId: string): string {
  return `b-${blockId}`;
}

function originsOf(node: ContentNode, context: EditorContext): Origin[] {
  const value = node.attrs?.["proposal"];
  const numbers = Array.isArray(value) ? value : originNumbers(value);
  return numbers
    .filter((number) => typeof number === "string" && number.trim() !== "")
    .map((number) => String(number).trim())
    .map((number) => ({ number, url: context.proposalUrl(number) }));
}

function textBlock(node: ContentNode, context: EditorContext): Block {
  const blockId = blockIdOf(node);
  const from = originsOf(node, context);
  return {
    k: "p",
    ...(blockId === null ? {} : { id: blockAnchor(blockId) }),
    c: inlineFromEditor(node.content ?? [], context.issues, blockId),
    ...(from.length > 0 ? { from } : {}),
  };
}

function bold(inlines: Inline[]): Inline[] {
  return inlines.map((inline) => (inline.k === "t" ? { ...inline, b: true as const } : inline));
}

/** A heading inside a list, a quotation or a cell would break the order of headings: it becomes a bold paragraph. */
function headingBlock(node: ContentNode, context: EditorContext): Block {
  const blockId = blockIdOf(node);
  const inlines = inlineFromEditor(node.content ?? [], context.issues, blockId);
  const from = originsOf(node, context);
  const origin = from.length > 0 ? { from } : {};
  if (context.depth > 0) {
    context.issues.record("heading_moved", runsText(inlines), blockId);
    return { k: "p", ...(blockId === null ? {} : { id: blockAnchor(blockId) }), c: bold(inlines), ...origin };
  }
  const level = Number(node.attrs?.["level"]);
  return {
    k: "h",
    l: Number.isInteger(level) && level > 0 ? level : 1,
    id: blockId === null ? PLACEHOLDER.id : blockAnchor(blockId),
    num: null,
    c: withoutNotes(inlines, context.issues, blockId),
    ...origin,
  };
}

function runsText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => (inline.k === "t" ? inline.v : " ")).join("");
}

/** The text blocks below a node that stands too deep, one after the other; written without recursion on purpose. */
function flatten(node: ContentNode, context: EditorContext): Block[] {
  context.issues.record("nesting_too_deep", node.type, null);
  const blocks: Block[] = [];
  const stack: ContentNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const children = next.content ?? [];
    if (next.type === "text" || children.some((child) => child.type === "text")) {
      blocks.push(textBlock(next.type === "text" ? { type: "paragraph", content: [next] } : next, context));
    } else {
      stack.push(...[...children].reverse());
    }
  }
  return blocks;
}

function listItems(node: ContentNode, context: EditorContext): Block[][] {
  const inside = { ...context, depth: context.depth + 1 };
  return (node.content ?? [])
    .map((item) => {
      if (item.type !== "listItem") return blocksFromEditor([item], inside);
      return blocksFromEditor(item.content ?? [], inside);
    })
    .filter((blocks) => blocks.length > 0);
}

function listBlocks(node: ContentNode, context: EditorContext): Block[] {
  const it = listItems(node, context);
  if (it.length === 0) return [];
  if (node.type === "bulletList") return [{ k: "ul", it }];
  const start = Number(node.attrs?.["start"] ?? 1);
  return [{ k: "ol", start: Number.isInteger(start) && start >= 0 ? start : 1, it }];
}

function calloutBlock(node: ContentNode, context: EditorContext): Block[] {
  const value = node.attrs?.["kind"];
  const kind = isCalloutKind(value) ? value : "info";
  return [{ k: "callout", v: kind, title: context.calloutTitle(kind), c: blocksFromEditor(node.content ?? [], { ...context, depth: context.depth + 1 }) }];
}

function cellFromEditor(node: ContentNode, context: EditorContext): Cell["c"] {
  return blocksFromEditor(node.content ?? [], { ...context, depth: context.depth + 1 });
}

function blockFromEditor(node: ContentNode, context: EditorContext): Block[] {
  const deep = context.depth >= COMPILATION_LIMITS.nesting;
  switch (node.type) {
    case "doc":
      return blocksFromEditor(node.content ?? [], context);
    case "paragraph":
      return [textBlock(node, context)];
    case "heading":
      return [headingBlock(node, context)];
    case "bulletList":
    case "orderedList":
      return deep ? flatten(node, context) : listBlocks(node, context);
    case "blockquote":
      if (deep) return flatten(node, context);
      return [{ k: "quote", c: blocksFromEditor(node.content ?? [], { ...context, depth: context.depth + 1 }) }];
    case "horizontalRule":
      return [{ k: "hr" }];
    case "callout":
      if (deep) return flatten(node, context);
      return calloutBlock(node, context);
    case "livingBlock":
      return context.living(node);
    case "table":
      if (deep) return flatten(node, context);
      return tableFromEditor(node, context.issues, (cell) => cellFromEditor(cell, context));
    case "text":
    case "hardBreak":
    case "footnote":
      return [textBlock({ type: "paragraph", content: [node] }, context)];
    default:
      context.issues.record("unknown_node", node.type, blockIdOf(node));
      return flattenUnknown(node, context);
  }
}

/** What an unknown node holds is kept, as far as it is text; nothing that somebody wrote disappears. */
function flattenUnknown(node: ContentNode, context: EditorContext): Block[] {
  const children = node.content ?? [];
  if (children.length === 0) return [];
  if (children.some((child) => child.type === "text")) return [textBlock(node, context)];
  if (context.depth >= COMPILATION_LIMITS.nesting) return flatten(node, context);
  return blocksFromEditor(children, { ...context, depth: context.depth + 1 });
}

/** Blocks of a section's editor content, with relative heading levels and placeholder table numbers. */
export function blocksFromEditor(nodes: readonly ContentNode[], context: EditorContext): Block[] {
  return nodes.flatMap((node) => blockFromEditor(node, context));
}
