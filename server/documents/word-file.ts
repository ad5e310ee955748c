import {
  AlignmentType, CommentRangeEnd, CommentRangeStart, CommentReference, DeletedTextRun, Document, ExternalHyperlink, type FileChild, Footer, FootnoteReferenceRun, HeadingLevel,
  InsertedTextRun, LevelFormat, PageNumber, Packer, Paragraph, type ParagraphChild, Table, TableCell, TableRow, TextRun, WidthType,
} from "docx";
import type { WordBlock, WordDocument, WordParagraph, WordRevision, WordRun, WordStyle, WordTable } from "#app/platform/word-document.ts";

const HEADINGS = { h1: HeadingLevel.HEADING_1, h2: HeadingLevel.HEADING_2, h3: HeadingLevel.HEADING_3 } as const;
const STYLES: Partial<Record<WordStyle, string>> = { quote: "Quote", callout: "Callout", caption: "Caption", origin: "Origin" };
const INDENT = 360;
const LEVELS = [0, 1, 2, 3, 4, 5];

/** The .docx of a text: proposed changes as Word's revisions, talk as Word's comments, notes as footnotes, in the text's language. */
export async function writeWordFile(model: WordDocument): Promise<Uint8Array> {
  const writer = new WordWriter();
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(model.title)] }),
    new Paragraph({ style: "Origin", children: [new TextRun(model.district)] }),
    new Paragraph({ style: "Callout", children: [new TextRun(model.notice)] }),
    ...writer.blocks(model.blocks),
  ];
  const document = new Document({
    title: model.title,
    creator: model.district,
    ...lookOf(model.locale),
    footnotes: writer.footnotes,
    comments: {
      children: model.comments.map(({ id, author, at, text }) => ({
        id, author, date: new Date(at), initials: author.slice(0, 2).toUpperCase(), children: text.split("\n").map((line) => new Paragraph(line)),
      })),
    },
    sections: [{ footers: { default: pageNumbers() }, children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

class WordWriter {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  private notes = 0;
  private revisions = 0;

  blocks(blocks: readonly WordBlock[]): FileChild[] {
    return blocks.map((block) => {
      switch (block.k) {
        case "p":
          return this.paragraph(block);
        case "table":
          return this.table(block);
        case "hr":
          return new Paragraph({ thematicBreak: true });
      }
    });
  }

  private paragraph({ style, item, c, rev }: WordParagraph, alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
    return new Paragraph({
      ...(style === "h1" || style === "h2" || style === "h3" ? { heading: HEADINGS[style] } : {}),
      ...(STYLES[style] ? { style: STYLES[style] } : {}),
      ...(style === "caption" ? { keepNext: true } : {}),
      ...(item ? { numbering: { reference: item.isOrdered ? "numbers" : "bullets", level: item.level, instance: item.list } } : {}),
      ...(alignment ? { alignment } : {}),
      ...(rev ? { run: { [rev.kind === "ins" ? "insertion" : "deletion"]: this.changed(rev) } } : {}),
      children: c.flatMap((run) => this.run(run)),
    });
  }

  private run(run: WordRun): ParagraphChild[] {
    switch (run.k) {
      case "br":
        return [new TextRun({ break: 1 })];
      case "from":
        return [new CommentRangeStart(run.id)];
      case "to":
        return [new CommentRangeEnd(run.id), new TextRun({ children: [new CommentReference(run.id)] })];
      case "fn":
        this.notes += 1;
        this.footnotes[`${this.notes}`] = { children: [new Paragraph({ children: [new TextRun(run.v)] })] };
        return [new FootnoteReferenceRun(this.notes)];
      case "t":
        return [this.words(run)];
    }
  }

  private words({ v, b, i, u, a, rev }: Extract<WordRun, { k: "t" }>): ParagraphChild {
    const look = { text: v, bold: b === true, italics: i === true, ...(u ? { underline: {} } : {}), ...(a ? { style: "Hyperlink" } : {}) };
    const words = this.revised(look, rev);
    return a ? new ExternalHyperlink({ link: a, children: [words] }) : words;
  }

  private revised(look: { text: string }, rev: WordRevision | undefined): TextRun | InsertedTextRun | DeletedTextRun {
    if (!rev) return new TextRun(look);
    return rev.kind === "ins" ? new InsertedTextRun({ ...look, ...this.changed(rev) }) : new DeletedTextRun({ ...look, ...this.changed(rev) });
  }

  private changed({ author, at }: WordRevision): { id: number; author: string; date: string } {
    this.revisions += 1;
    return { id: this.revisions, author, date: at };
  }

  private table({ rows }: WordTable): Table {
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells) =>
          new TableRow({
            tableHeader: cells.every(({ isHeader }) => isHeader),
            cantSplit: true,
            children: cells.map(
              (cell) =>
                new TableCell({
                  columnSpan: cell.cs,
                  rowSpan: cell.rs,
                  ...(cell.isHeader ? { shading: { fill: "F0F4F8" } } : {}),
                  children: this.cell(cell),
                }),
            ),
          }),
      ),
    });
  }

  private cell({ c, isNumber }: WordTable["rows"][number][number]): (Paragraph | Table)[] {
    const made = c.map((block) => {
      if (block.k === "p") return this.paragraph(block, isNumber ? AlignmentType.END : undefined);
      return block.k === "table" ? this.table(block) : new Paragraph("");
    });
    // Word wants a paragraph at the end of every cell.
    return made.at(-1) instanceof Paragraph ? made : [...made, new Paragraph("")];
  }
}

function lookOf(locale: WordDocument["locale"]) {
  const paragraph = { spacing: { after: 120, line: 288, lineRule: "auto" as const } };
  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (place: number) => string) =>
    LEVELS.map((place) => ({ level: place, format, text: text(place), alignment: AlignmentType.START, style: { paragraph: { indent: { left: INDENT * (place + 2), hanging: INDENT } } } }));
  return {
    styles: {
      default: { document: { run: { font: "Calibri", size: 22, language: { value: locale === "it" ? "it-IT" : "en-GB" } }, paragraph } },
      paragraphStyles: [
        { id: "Quote", name: "Quote", basedOn: "Normal", run: { italics: true }, paragraph: { indent: { left: 720 } } },
        { id: "Caption", name: "caption", basedOn: "Normal", run: { bold: true, size: 20 } },
        { id: "Origin", name: "Origine", basedOn: "Normal", run: { size: 18, color: "00573A" } },
        { id: "Callout", name: "Riquadro", basedOn: "Normal", paragraph: { indent: { left: 240, right: 240 }, shading: { fill: "E6F0FA" } } },
      ],
    },
    numbering: {
      config: [
        { reference: "bullets", levels: level(LevelFormat.BULLET, () => "•") },
        { reference: "numbers", levels: level(LevelFormat.DECIMAL, (place) => `%${place + 1}.`) },
      ],
    },
  };
}

function pageNumbers(): Footer {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })] })] });
}
