import { z } from "zod";

/** PDF/UA-1 knows H1 to H6. */
export const HEADING_LEVELS = 6;

/**
 * The intermediate model (IR) of an official document: plain JSON between the texts and every output (PDF, HTML, data). Numbers of sections, tables and notes are computed once, before it, so that no two outputs can disagree.
 * Short keys, because a plan has tens of thousands of runs: `k` kind, `v` value, `c` content, `l` level, `a` address.
 */

const AnchorSchema = z.string().regex(/^[a-z][a-zA-Z0-9_.-]{0,99}$/);
const AddressSchema = z.string().regex(/^(https?:|mailto:|tel:)/);

export const TextRunSchema = z.object({
  k: z.literal("t"),
  v: z.string(),
  b: z.literal(true).optional(),
  i: z.literal(true).optional(),
  u: z.literal(true).optional(),
  st: z.literal(true).optional(),
  cd: z.literal(true).optional(),
  /** External address; never together with `to`, `u` or `st`. */
  a: AddressSchema.optional(),
  /** Anchor of a heading or table inside this document. */
  to: AnchorSchema.optional(),
});
export type TextRun = z.infer<typeof TextRunSchema>;

const BreakSchema = z.object({ k: z.literal("br") });
/** Notes may not stand in headings or captions: they would be printed again in the contents. */
const NotelessInlineSchema = z.discriminatedUnion("k", [TextRunSchema, BreakSchema]);
export type NotelessInline = z.infer<typeof NotelessInlineSchema>;
const NoteSchema = z.object({
  k: z.literal("fn"),
  n: z.int().positive(),
  c: z.array(NotelessInlineSchema),
});
export const InlineSchema = z.discriminatedUnion("k", [TextRunSchema, BreakSchema, NoteSchema]);
export type Inline = z.infer<typeof InlineSchema>;

/** The proposal from which a passage comes: its public number and, when published, the absolute address of its page. */
export const OriginSchema = z.object({ number: z.string(), url: AddressSchema.nullable() });
export type Origin = z.infer<typeof OriginSchema>;

export type Cell = { h?: true | undefined; cs: number; rs: number; c: Block[] };
export type HeadingBlock = { k: "h"; l: number; id: string; num: string | null; c: NotelessInline[]; from?: Origin[] | undefined };
export type ParagraphBlock = { k: "p"; id?: string | undefined; c: Inline[]; from?: Origin[] | undefined };
export type TableBlock = {
  k: "table";
  id: string;
  n: number;
  cap: string;
  /** Relative width of each column; ignored by outputs for numeric columns, which are as wide as their longest number. */
  cols: number[];
  /** True where the column holds numbers or money: right aligned. */
  num: boolean[];
  head: Cell[][];
  body: Cell[][];
};
export type Block =
  | HeadingBlock
  | ParagraphBlock
  | { k: "ul"; it: Block[][] }
  | { k: "ol"; start: number; it: Block[][] }
  | { k: "quote"; c: Block[] }
  | { k: "callout"; v: "info" | "warning" | "example"; title: string; c: Block[] }
  | TableBlock
  | { k: "hr" };

const CellSchema: z.ZodType<Cell> = z.object({
  h: z.literal(true).optional(),
  cs: z.int().positive(),
  rs: z.int().positive(),
  c: z.lazy(() => z.array(BlockSchema)),
});
const rows = z.array(z.array(CellSchema).min(1));

export const BlockSchema: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("k", [
    z.object({
      k: z.literal("h"),
      l: z.int().min(1).max(HEADING_LEVELS),
      id: AnchorSchema,
      num: z.string().nullable(),
      c: z.array(NotelessInlineSchema).min(1),
      from: z.array(OriginSchema).optional(),
    }),
    z.object({
      k: z.literal("p"),
      id: AnchorSchema.optional(),
      c: z.array(InlineSchema),
      from: z.array(OriginSchema).optional(),
    }),
    z.object({ k: z.literal("ul"), it: z.array(z.array(BlockSchema)).min(1) }),
    z.object({ k: z.literal("ol"), start: z.int().min(0), it: z.array(z.array(BlockSchema)).min(1) }),
    z.object({ k: z.literal("quote"), c: z.array(BlockSchema) }),
    z.object({
      k: z.literal("callout"),
      v: z.enum(["info", "warning", "example"]),
      title: z.string(),
      c: z.array(BlockSchema),
    }),
    z.object({
      k: z.literal("table"),
      id: AnchorSchema,
      n: z.int().positive(),
      cap: z.string().min(1),
      cols: z.array(z.number().positive()).min(1),
      num: z.array(z.boolean()).min(1),
      head: rows.min(1),
      body: rows,
    }),
    z.object({ k: z.literal("hr") }),
  ]),
);

/** Words that the outputs print around the text, already in the document's language: renderers hold no sentence. */
export const LabelsSchema = z.object({
  contents: z.string(),
  listOfTables: z.string(),
  table: z.string(),
  origin: z.string(),
  page: z.string(),
  pageOf: z.string(),
  skipToContents: z.string(),
  leadBody: z.string(),
  demo: z.string(),
  demoExplanation: z.string(),
  advisory: z.string(),
  notes: z.string(),
  backToText: z.string(),
});
export type Labels = z.infer<typeof LabelsSchema>;

export const DocumentMetaSchema = z.object({
  locale: z.enum(["it", "en"]),
  /** «Piano Locale Unitario dei Servizi alla persona». */
  title: z.string().min(1),
  /** «Ambito PLUS Area Ovest». */
  district: z.string().min(1),
  /** «Triennio 2026–2028». */
  cycle: z.string(),
  leadBody: z.string(),
  demo: z.boolean(),
  /** A draft is the text of this moment; a version is frozen and has a label. */
  state: z.enum(["draft", "version"]),
  /** State in words, with the version's label. */
  stateText: z.string(),
  /** Local date (Europe/Rome) of the version or of the draft, ISO 8601. */
  date: z.iso.date(),
  dateText: z.string(),
  /** Seconds since 1970: the PDF's creation time, so that two exports of one version are the same bytes. */
  createdAt: z.int().nonnegative(),
  labels: LabelsSchema,
});
export type DocumentMeta = z.infer<typeof DocumentMetaSchema>;

export const TocEntrySchema = z.object({
  l: z.int().positive(),
  id: AnchorSchema,
  num: z.string().nullable(),
  text: z.string(),
});
export type TocEntry = z.infer<typeof TocEntrySchema>;

export const DocumentModelSchema = z.object({
  meta: DocumentMetaSchema,
  body: z.array(BlockSchema),
  toc: z.array(TocEntrySchema),
});
export type DocumentModel = z.infer<typeof DocumentModelSchema>;
