import { m } from "#app/paraglide/messages.js";
import type { CleaningReport } from "./clean-html.rules.ts";
import type { DocxFailure, ImportedText, LeftOut } from "./read-docx.ts";

const failures = {
  docx_too_large: m.word_import_too_large,
  docx_unreadable: m.word_import_unreadable,
  docx_empty: m.word_import_empty,
  docx_too_long: m.word_import_too_long,
} as const satisfies Record<DocxFailure, () => string>;

export function importFailure(failure: DocxFailure): string {
  return failures[failure]();
}

/** What comes into the text, one line each; only what there is. */
export function keptLines({ kept }: ImportedText): string[] {
  return [
    kept.headings > 0 && m.word_import_kept_headings({ count: kept.headings }),
    m.word_import_kept_paragraphs({ count: kept.paragraphs }),
    kept.lists > 0 && m.word_import_kept_lists({ count: kept.lists }),
    kept.tables > 0 && m.word_import_kept_tables({ count: kept.tables }),
    kept.footnotes > 0 && m.word_import_kept_footnotes({ count: kept.footnotes }),
  ].filter((line) => line !== false);
}

/** What does not come into the text, one line each; empty when all of it does. */
export function leftLines(left: CleaningReport & Partial<LeftOut>): string[] {
  const { images, links, insertions, deletions, struck, hidden, comments = 0 } = left;
  return [
    images > 0 && m.word_import_left_images({ count: images }),
    comments > 0 && m.word_import_left_comments({ count: comments }),
    links > 0 && m.word_import_left_links({ count: links }),
    insertions > 0 && m.word_import_left_insertions({ count: insertions }),
    deletions > 0 && m.word_import_left_deletions({ count: deletions }),
    struck > 0 && m.word_import_left_struck({ count: struck }),
    hidden > 0 && m.word_import_left_hidden({ count: hidden }),
  ].filter((line) => line !== false);
}
