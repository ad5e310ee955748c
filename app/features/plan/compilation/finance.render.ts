import { m } from "#app/paraglide/messages.js";
import { compareWithStated, subtotalByHeading } from "../finance/finance.rules.ts";
import type { Comparison, FinanceHeading, FinancialLine, StatedTotal, Subtotal } from "../finance/finance.rules.ts";
import { callout, cell, heading, paragraph, table } from "./build-blocks.render.ts";
import type { Block } from "#app/platform/document-model.ts";
import { formatCents, formatCount, formatDifference } from "./format.render.ts";
import type { DocumentLocale } from "./format.render.ts";

export type FinanceChapterData = { lines: readonly FinancialLine[]; stated: StatedTotal | null };

type InLocale = { locale: DocumentLocale };

function headingWords(kind: FinanceHeading, options: InLocale) {
  switch (kind) {
    case "impegnato":
      return {
        title: m.plan_doc_finance_heading_impegnato({}, options),
        caption: m.plan_doc_finance_caption_impegnato({}, options),
        amount: m.plan_doc_finance_column_amount_impegnato({}, options),
        staff: m.plan_doc_finance_column_staff_impegnato({}, options),
        subtotal: m.plan_doc_finance_subtotal_impegnato({}, options),
      };
    case "impiegato":
      return {
        title: m.plan_doc_finance_heading_impiegato({}, options),
        caption: m.plan_doc_finance_caption_impiegato({}, options),
        amount: m.plan_doc_finance_column_amount_impiegato({}, options),
        staff: m.plan_doc_finance_column_staff_impiegato({}, options),
        subtotal: m.plan_doc_finance_subtotal_impiegato({}, options),
      };
  }
}

function subtotalBlocks(subtotal: Subtotal, options: InLocale): Block[] {
  const { locale } = options;
  const words = headingWords(subtotal.heading, options);
  const rows = subtotal.lines.map((line) => [
    cell(line.name, { header: true }),
    cell(line.recipients === null ? "–" : formatCount(line.recipients, locale)),
    cell(formatCents(line.amountCents, locale)),
    cell(line.staff),
  ]);
  rows.push([
    cell(words.subtotal, { header: true }),
    cell(formatCount(subtotal.recipients, locale), { header: true }),
    cell(formatCents(subtotal.amountCents, locale), { header: true }),
    cell([]),
  ]);
  return [
    heading(1, words.title),
    table(
      words.caption,
      [
        { title: m.plan_doc_finance_column_project({}, options), width: 5 },
        { title: m.plan_doc_finance_column_recipients({}, options), width: 2, numeric: true },
        { title: words.amount, width: 3, numeric: true },
        { title: words.staff, width: 4 },
      ],
      rows,
    ),
  ];
}

function comparisonTable(stated: StatedTotal, comparison: Comparison, options: InLocale): Block {
  const { locale } = options;
  const none = m.plan_doc_finance_not_stated({}, options);
  const amountDifference = comparison.amountDifferenceCents;
  const recipientsDifference = comparison.recipientsDifference;
  return table(
    m.plan_doc_finance_stated_caption({}, options),
    [
      { title: m.plan_doc_finance_column_item({}, options), width: 3 },
      { title: m.plan_doc_finance_column_stated({}, options), width: 3, numeric: true },
      { title: m.plan_doc_finance_column_sum({}, options), width: 3, numeric: true },
      { title: m.plan_doc_finance_column_difference({}, options), width: 3, numeric: true },
    ],
    [
      [
        cell(m.plan_doc_finance_item_amount({}, options), { header: true }),
        cell(stated.amountCents === null ? none : formatCents(stated.amountCents, locale)),
        cell(formatCents(comparison.sum.amountCents, locale)),
        cell(amountDifference === null ? "–" : formatCents(amountDifference, locale)),
      ],
      [
        cell(m.plan_doc_finance_item_recipients({}, options), { header: true }),
        cell(stated.recipients === null ? none : formatCount(stated.recipients, locale)),
        cell(formatCount(comparison.sum.recipients, locale)),
        cell(recipientsDifference === null ? "–" : formatDifference(recipientsDifference, locale)),
      ],
    ],
  );
}

function notes(stated: StatedTotal, comparison: Comparison, options: InLocale): Block[] {
  const { locale } = options;
  const blocks: Block[] = [];
  const amounts = {
    sum: formatCents(comparison.sum.amountCents, locale),
    stated: formatCents(stated.amountCents ?? 0, locale),
  };
  if (comparison.amountDifferenceCents === 0) {
    const matches = m.plan_doc_finance_amount_matches({ stated: amounts.stated }, options);
    const added = comparison.addsHeadings ? ` ${m.plan_doc_finance_headings_added({}, options)}` : "";
    blocks.push(paragraph(matches + added));
  } else if (comparison.amountDifferenceCents !== null) {
    blocks.push(
      callout("warning", m.plan_doc_finance_amount_flag_title({}, options), [
        paragraph(m.plan_doc_finance_amount_flag(amounts, options)),
      ]),
    );
  }
  if (comparison.recipientsDifference !== null && comparison.recipientsDifference !== 0) {
    const sentence = m.plan_doc_finance_recipients_flag(
      { sum: formatCount(comparison.sum.recipients, locale), stated: formatCount(stated.recipients ?? 0, locale) },
      options,
    );
    blocks.push(callout("warning", m.plan_doc_finance_recipients_flag_title({}, options), [paragraph(sentence)]));
  }
  return blocks;
}

/** Generated part of the financial framework: one table per heading, then the stated total beside the sum of the rows. */
export function financeChapter(data: FinanceChapterData, options: InLocale): Block[] {
  if (data.lines.length === 0) return [paragraph(m.plan_doc_finance_none({}, options))];
  const blocks: Block[] = [paragraph(m.plan_doc_finance_intro({}, options))];
  for (const subtotal of subtotalByHeading(data.lines)) blocks.push(...subtotalBlocks(subtotal, options));
  if (data.stated === null) return blocks;
  const comparison = compareWithStated(data.lines, data.stated);
  blocks.push(heading(1, m.plan_doc_finance_stated_title({}, options)));
  if (data.stated.wording.trim() !== "") {
    blocks.push(paragraph(m.plan_doc_finance_wording({ wording: data.stated.wording }, options)));
  }
  blocks.push(comparisonTable(data.stated, comparison, options), ...notes(data.stated, comparison, options));
  return blocks;
}
