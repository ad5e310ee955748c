import type { Inline, NotelessInline, TextRun } from "#app/platform/document-model.ts";
import { attributeText, type ContentMark, type ContentNode } from "#app/features/documents/document-content.rules.ts";
import type { IssueRecorder } from "./issues.rules.ts";

const ALLOWED_PROTOCOLS = new Set(["http:", "https:", "mailto:", "tel:"]);

type Style = Omit<TextRun, "k" | "v">;

/** The address as the document may print it, or null: only the web, mail and telephone (DOC-04). */
export function allowedAddress(href: unknown): string | null {
  if (typeof href !== "string") return null;
  try {
    const url = new URL(href.trim());
    return ALLOWED_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function applyMark(style: Style, mark: ContentMark, issues: IssueRecorder, blockId: string | null): Style {
  switch (mark.type) {
    case "bold":
      return { ...style, b: true };
    case "italic":
      return { ...style, i: true };
    case "underline":
      return { ...style, u: true };
    case "strike":
      return { ...style, st: true };
    case "code":
      return { ...style, cd: true };
    case "link": {
      const address = allowedAddress(mark.attrs?.["href"]);
      if (address !== null) return { ...style, a: address };
      issues.record("link_removed", String(mark.attrs?.["href"] ?? ""), blockId);
      return style;
    }
    default:
      issues.record("unknown_mark", mark.type, blockId);
      return style;
  }
}

/** PDF/UA-1 refuses two lines on one word: a link is already underlined, a struck word already has a line (DOC-05). */
function resolveConflicts(style: Style, text: string, issues: IssueRecorder, blockId: string | null): Style {
  const { u, st, ...rest } = style;
  const inLink = style.a !== undefined && (u === true || st === true);
  const twoLines = style.a === undefined && u === true && st === true;
  if (inLink || twoLines) issues.record("marks_conflict", text, blockId);
  if (inLink) return rest;
  if (twoLines) return { ...rest, st: true };
  return style;
}

/** Inline content of one text block. An unknown node gives its text and an issue; notes get their numbers in the whole document. */
export function inlineFromEditor(nodes: readonly ContentNode[], issues: IssueRecorder, blockId: string | null): Inline[] {
  const inlines: Inline[] = [];
  const queue: ContentNode[] = [...nodes].reverse();
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.type === "text") {
      const text = node.text ?? "";
      let style: Style = {};
      for (const mark of node.marks ?? []) style = applyMark(style, mark, issues, blockId);
      inlines.push({ k: "t", v: text, ...resolveConflicts(style, text, issues, blockId) });
    } else if (node.type === "hardBreak") {
      inlines.push({ k: "br" });
    } else if (node.type === "footnote") {
      inlines.push({ k: "fn", n: 1, c: [{ k: "t", v: attributeText(node, "text") }] });
    } else {
      issues.record("unknown_node", node.type, blockId);
      queue.push(...[...(node.content ?? [])].reverse());
    }
  }
  return inlines;
}

/** Where no note may stand (a heading is printed again in the contents): its text goes on in brackets. */
export function withoutNotes(inlines: readonly Inline[], issues: IssueRecorder, blockId: string | null): NotelessInline[] {
  return inlines.flatMap((inline): NotelessInline[] => {
    if (inline.k !== "fn") return [inline];
    const text = inline.c.map((part) => (part.k === "t" ? part.v : " ")).join("");
    issues.record("note_moved", text, blockId);
    return [{ k: "t", v: ` (${text})` }];
  });
}
