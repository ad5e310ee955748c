import type { Block, Inline, TableBlock } from "#app/platform/document-model.ts";
import type { WordBlock, WordCell, WordRun, WordStyle } from "#app/platform/word-document.ts";

/** Blocks of the official document's model (what is made from the data) as Word takes them. */
export function modelToWord(blocks: readonly Block[], style: WordStyle = "normal"): WordBlock[] {
  return blocks.flatMap((block): WordBlock[] => {
    switch (block.k) {
      case "h":
        return [{ k: "p", style: "h3", c: runsOf(block.c) }];
      case "p":
        return [{ k: "p", style, c: runsOf(block.c) }];
      case "ul":
      case "ol":
        return block.it.flatMap((item) => modelToWord(item, style));
      case "quote":
        return modelToWord(block.c, "quote");
      case "callout":
        return [{ k: "p", style: "callout", c: [{ k: "t", v: block.title, b: true }] }, ...modelToWord(block.c, "callout")];
      case "table":
        return tableOf(block);
      case "hr":
        return [{ k: "hr" }];
    }
  });
}

function tableOf({ cap, num, head, body }: TableBlock): WordBlock[] {
  const rows = (cells: TableBlock["body"], isHeader: boolean) =>
    cells.map((row) => {
      let column = 0;
      return row.map((cell): WordCell => {
        const isNumber = cell.cs === 1 && num[column] === true;
        column += cell.cs;
        return { isHeader: isHeader || cell.h === true, isNumber, cs: cell.cs, rs: cell.rs, c: modelToWord(cell.c) };
      });
    });
  return [{ k: "p", style: "caption", c: [{ k: "t", v: cap }] }, { k: "table", rows: [...rows(head, true), ...rows(body, false)] }];
}

function runsOf(inlines: readonly Inline[]): WordRun[] {
  return inlines.map((inline): WordRun => {
    switch (inline.k) {
      case "br":
        return { k: "br" };
      case "fn":
        return { k: "fn", v: inline.c.map((part) => (part.k === "t" ? part.v : " ")).join("") };
      case "t":
        return { k: "t", v: inline.v, ...(inline.b ? { b: true } : {}), ...(inline.i ? { i: true } : {}), ...(inline.u ? { u: true } : {}), ...(inline.a ? { a: inline.a } : {}) };
    }
  });
}
