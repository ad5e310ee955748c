import { type ContentNode, plainText } from "#app/features/documents/document-content.rules.ts";
import { HEADING_LEVELS } from "#app/features/documents/documents.limits.ts";

type Line = { kind: "paragraph" | "bulletList" | "orderedList"; text: string } | { kind: "heading"; level: number; text: string };

/**
 * New blocks as one writes them in a plain field, each line a block: «- » begins an item of a list, «1. » of a numbered one, «# », «## » and
 * «### » a heading; everything else is a paragraph.
 */
export function blocksFromLines(text: string): ContentNode[] {
  const blocks: ContentNode[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter((one) => one !== "").map(readLine)) {
    const words: ContentNode[] = line.text === "" ? [] : [{ type: "text", text: line.text }];
    if (line.kind === "heading") blocks.push({ type: "heading", attrs: { level: line.level }, content: words });
    else if (line.kind === "paragraph") blocks.push({ type: "paragraph", content: words });
    else {
      const item: ContentNode = { type: "listItem", content: [{ type: "paragraph", content: words }] };
      const last = blocks.at(-1);
      if (last?.type === line.kind) last.content?.push(item);
      else blocks.push({ type: line.kind, content: [item] });
    }
  }
  return blocks;
}

function readLine(line: string): Line {
  const heading = /^(#{1,3})\s+(.*)$/.exec(line);
  const level = heading?.[1]?.length;
  if (level !== undefined) return { kind: "heading", level: Math.min(level, HEADING_LEVELS.length), text: heading?.[2] ?? "" };
  const bullet = /^[-•*]\s+(.*)$/.exec(line);
  if (bullet) return { kind: "bulletList", text: bullet[1] ?? "" };
  const numbered = /^\d{1,3}[.)]\s+(.*)$/.exec(line);
  if (numbered) return { kind: "orderedList", text: numbered[1] ?? "" };
  return { kind: "paragraph", text: line };
}

/** The same blocks as the lines that they were written as. */
export function linesFromBlocks(blocks: readonly ContentNode[]): string {
  return blocks.flatMap(linesOf).join("\n");
}

function linesOf(block: ContentNode): string[] {
  switch (block.type) {
    case "heading":
      return [`${"#".repeat(Number(block.attrs?.["level"] ?? 1))} ${plainText(block)}`];
    case "bulletList":
      return (block.content ?? []).map((item) => `- ${plainText(item)}`);
    case "orderedList":
      return (block.content ?? []).map((item, index) => `${index + 1}. ${plainText(item)}`);
    default:
      return [plainText(block)];
  }
}
