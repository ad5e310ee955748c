/**
 * A text for Word: plain JSON between the plan and the program that writes .docx. Unlike the official document's model it knows changes that
 * are proposed and not yet decided, which Word shows as revisions, and talk about words, which Word shows as comments.
 */

/** A change that somebody proposes: who (an organisation or a body, never a person) and when (ISO 8601). */
export type WordRevision = { kind: "ins" | "del"; author: string; at: string };

export type WordRun =
  | { k: "t"; v: string; b?: true; i?: true; u?: true; a?: string; rev?: WordRevision }
  | { k: "br" }
  | { k: "fn"; v: string }
  /** Where the words of a comment begin and end. */
  | { k: "from"; id: number }
  | { k: "to"; id: number };

export type WordStyle = "normal" | "h1" | "h2" | "h3" | "quote" | "callout" | "caption" | "origin";
export type WordParagraph = {
  k: "p";
  style: WordStyle;
  /** `list` tells lists apart, so that each is numbered from its own beginning. */
  item?: { level: number; isOrdered: boolean; list: number };
  c: WordRun[];
  /** The whole paragraph is proposed, or proposed to go. */
  rev?: WordRevision;
};
export type WordCell = { isHeader: boolean; isNumber: boolean; cs: number; rs: number; c: WordBlock[] };
export type WordTable = { k: "table"; rows: WordCell[][] };
export type WordBlock = WordParagraph | WordTable | { k: "hr" };
export type WordComment = { id: number; author: string; at: string; text: string };

export type WordDocument = {
  locale: "it" | "en";
  title: string;
  district: string;
  /** What this file is, in one sentence at its head. */
  notice: string;
  blocks: WordBlock[];
  comments: WordComment[];
};
