/**
 * Everything that may go wrong between the editor and the official document. Each is recorded with its place and shown
 * to the editor before approval: the compilation never drops or changes something in silence.
 */
export const ISSUE_CODES = [
  "characters_removed",
  "characters_replaced",
  "heading_empty",
  "heading_level_changed",
  "heading_moved",
  "link_removed",
  "link_target_missing",
  "marks_conflict",
  "note_moved",
  "living_unavailable",
  "table_caption_missing",
  "table_header_promoted",
  "table_span_clamped",
  "table_empty",
  "table_too_wide",
  "nesting_too_deep",
  "unknown_node",
  "unknown_mark",
  "text_too_long",
  "section_empty",
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

export const COMPILATION_LIMITS = {
  /** Typst breaks between 25 and 40 nested lists; six is already unreadable on paper. */
  nesting: 6,
  tocLevels: 3,
  tableColumns: 20,
  /** One paragraph longer than this is cut: about 40 printed pages without a break. */
  textLength: 200_000,
} as const;
