import { m } from "#app/paraglide/messages.js";
import type { IssueCode } from "./compilation.limits.ts";
import type { Issue } from "./document-model.schema.ts";
import type { DocumentLocale } from "./format.render.ts";

type Sentence = (inputs: { detail: string }, options: { locale: DocumentLocale }) => string;

const SENTENCES: Readonly<Record<IssueCode, Sentence>> = {
  characters_removed: m.plan_doc_issue_characters_removed,
  characters_replaced: m.plan_doc_issue_characters_replaced,
  heading_empty: m.plan_doc_issue_heading_empty,
  heading_level_changed: m.plan_doc_issue_heading_level_changed,
  heading_moved: m.plan_doc_issue_heading_moved,
  link_removed: m.plan_doc_issue_link_removed,
  link_target_missing: m.plan_doc_issue_link_target_missing,
  marks_conflict: m.plan_doc_issue_marks_conflict,
  note_moved: m.plan_doc_issue_note_moved,
  living_unavailable: m.plan_doc_issue_living_unavailable,
  table_caption_missing: m.plan_doc_issue_table_caption_missing,
  table_header_promoted: m.plan_doc_issue_table_header_promoted,
  table_span_clamped: m.plan_doc_issue_table_span_clamped,
  table_empty: m.plan_doc_issue_table_empty,
  table_too_wide: m.plan_doc_issue_table_too_wide,
  nesting_too_deep: m.plan_doc_issue_nesting_too_deep,
  unknown_node: m.plan_doc_issue_unknown_node,
  unknown_mark: m.plan_doc_issue_unknown_mark,
  text_too_long: m.plan_doc_issue_text_too_long,
  section_empty: m.plan_doc_issue_section_empty,
};

/** One finding as a sentence for the editor, with the section's number in front when it has one. */
export function issueSentence(issue: Issue, locale: DocumentLocale): string {
  const options = { locale };
  const sentence = SENTENCES[issue.code]({ detail: issue.detail }, options);
  if (issue.sectionNumber === null) return sentence;
  return m.plan_doc_issue_place({ number: issue.sectionNumber, sentence }, options);
}
