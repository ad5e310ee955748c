import { m } from "#app/paraglide/messages.js";
import type { Checklist } from "./checklist.rules.ts";

const sentences = {
  heading_empty: m.sections_check_heading_empty,
  caption_missing: m.sections_check_caption_missing,
  text_empty: m.sections_check_text_empty,
  header_row_missing: m.sections_check_header_row_missing,
  footnote_empty: m.sections_check_footnote_empty,
} as const;

/** One line of the list before «pronta», in words. */
export function checklistSentence(line: Checklist["missing"][number] | Checklist["doubts"][number]): string {
  switch (line.kind) {
    case "suggestions_open":
      return m.sections_check_suggestions_open({ count: line.count });
    case "comments_open":
      return m.sections_check_comments_open({ count: line.count });
    case "heading_skipped":
      return m.sections_check_heading_skipped({ quote: line.quote });
    case "placeholder_left":
      return m.sections_check_placeholder_left({ quote: line.quote });
    default:
      return sentences[line.kind]();
  }
}
