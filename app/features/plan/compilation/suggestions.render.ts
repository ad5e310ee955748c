import { m } from "#app/paraglide/messages.js";
import type { Block } from "#app/platform/document-model.ts";
import { cell, heading, paragraph, run, table } from "./build-blocks.render.ts";
import { type DocumentLocale, formatCount } from "./format.render.ts";
import { sectionAnchor } from "./section-anchor.rules.ts";

/** The suggestions on the texts, in words ready to print. */
export type SuggestionsData = {
  /** «Accolto», 3. */
  outcomes: readonly { outcome: string; count: number }[];
  rows: readonly {
    number: number;
    kind: string;
    before: string;
    after: string;
    author: string;
    reason: string;
    outcome: string;
    outcomeReason: string;
    section: { outlineId: string; number: string | null; title: string };
  }[];
};

type InLocale = { locale: DocumentLocale };

/** Of the participation chapter: how many suggestions by outcome, and each with its reason and the answer. */
export function suggestionsBlocks({ outcomes, rows }: SuggestionsData, options: InLocale): Block[] {
  const title = heading(1, m.plan_doc_participation_suggestions({}, options));
  if (rows.length === 0) return [title, paragraph(m.plan_doc_participation_suggestions_none({}, options))];
  return [
    title,
    { k: "ul", it: outcomes.map(({ outcome, count }) => [paragraph(m.plan_doc_participation_suggestions_by_outcome({ outcome, count: formatCount(count, options.locale) }, options))]) },
    table(
      m.plan_doc_participation_suggestions_caption({}, options),
      [
        { title: m.plan_doc_column_plan_section({}, options), width: 4 },
        { title: m.plan_doc_column_suggested_by({}, options), width: 4 },
        { title: m.plan_doc_column_suggestion({}, options), width: 7 },
        { title: m.plan_doc_column_outcome({}, options), width: 5 },
      ],
      rows.map((row) => suggestionRow(row, options)),
    ),
  ];
}

function suggestionRow(row: SuggestionsData["rows"][number], options: InLocale) {
  const { section } = row;
  const reference = m.plan_doc_section_reference({ number: section.number ?? "", title: section.title }, options).trim();
  const nothing = m.plan_doc_suggestion_nothing({}, options);
  return [
    cell([run(reference, { to: sectionAnchor(section.outlineId) })], { header: true }),
    cell(row.author),
    cell([
      run(row.kind, { b: true }),
      { k: "br" },
      run(m.plan_doc_suggestion_words({ before: row.before || nothing, after: row.after || nothing }, options)),
      { k: "br" },
      run(m.plan_doc_suggestion_reason({ reason: row.reason }, options), { i: true }),
    ]),
    cell([run(row.outcome, { b: true }), { k: "br" }, run(row.outcomeReason || m.plan_doc_no_reason({}, options))]),
  ];
}
