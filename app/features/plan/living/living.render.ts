import { type LivingKind } from "#app/features/documents/documents.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { majoritySentence, outcomeName, quorumSentence } from "#app/features/votes/votes.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { Block } from "#app/platform/document-model.ts";
import { callout, cell, type Column, paragraph, run, table } from "../compilation/build-blocks.render.ts";
import { type DocumentLocale, formatCents, formatCount, formatDay } from "../compilation/format.render.ts";
import { subtotalByHeading } from "../finance/finance.rules.ts";
import type { FinanceHeading } from "../finance/finance.rules.ts";
import type { LivingBlockData, LivingData, LivingProposal, LivingServices, LivingVote } from "./living.schema.ts";

export type LivingOptions = {
  locale: DocumentLocale;
  /** Addresses of the public pages; null where there is none to lead to. */
  proposalUrl: (number: string) => string | null;
  voteUrl: (number: number) => string | null;
};

/** Names the blocks that the editor asks for, once each. */
export const livingBlocksParameter = "blocco";

export function livingKey({ kind, ref }: { kind: string; ref: string }): string {
  return `${kind}:${ref}`;
}

/** What kind of block it is, in words: its name for who can't see it. */
export function livingName(kind: LivingKind, locale?: DocumentLocale): string {
  const options = locale ? { locale } : {};
  switch (kind) {
    case "proposal":
      return m.plan_living_proposal({}, options);
    case "vote":
      return m.plan_living_vote({}, options);
    case "services":
      return m.plan_living_services({}, options);
  }
}

/** «Progetti e importi impegnati»: the choice of one financial table. */
export function headingName(heading: FinanceHeading): string {
  return heading === "impegnato" ? m.plan_doc_finance_caption_impegnato() : m.plan_doc_finance_caption_impiegato();
}

/** One living block as blocks of the document model: page, editor, PDF and HTML draw the same ones. */
export function livingBlocks(block: { kind: LivingKind; ref: string }, data: LivingData, options: LivingOptions): Block[] {
  const found = data[livingKey(block)];
  if (!found) return [paragraph([run(unavailableSentence(block, options.locale), { i: true })])];
  return blocksOf(found, options);
}

/** A vote's id says nothing to a reader. */
function unavailableSentence({ kind, ref }: { kind: LivingKind; ref: string }, locale: DocumentLocale): string {
  const what = kind === "proposal" ? `${livingName(kind, locale)} ${ref}` : livingName(kind, locale);
  return m.plan_living_unavailable({ what }, { locale });
}

function blocksOf(data: LivingBlockData, options: LivingOptions): Block[] {
  switch (data.kind) {
    case "proposal":
      return proposalBlocks(data, options);
    case "vote":
      return voteBlocks(data, options);
    case "services":
      return servicesBlocks(data, options.locale);
  }
}

function linked(text: string, address: string | null) {
  return run(text, address === null ? {} : { a: address });
}

function proposalBlocks(data: LivingProposal, { locale, proposalUrl }: LivingOptions): Block[] {
  const title = m.plan_living_proposal_title({ number: data.number, title: data.title }, { locale });
  return [
    callout("info", title, [
      ...data.proposal.split(/\n+/).filter((part) => part.trim() !== "").map((part) => paragraph(part)),
      paragraph([
        run(m.plan_living_state({ state: stateName(data.state, locale) }, { locale }), { b: true }),
        run(" "),
        linked(m.plan_living_proposal_open({ number: data.number }, { locale }), proposalUrl(data.number)),
      ]),
    ]),
  ];
}

/** [VOTE-11] The outcome never stands without «esito consultivo». */
function voteBlocks(data: LivingVote, { locale, voteUrl }: LivingOptions): Block[] {
  const options = { locale };
  const count = (label: string, value: number) => [paragraph([run(`${label}: `), run(formatCount(value, locale), { b: true })])];
  const of = { present: formatCount(data.present, locale), eligible: formatCount(data.eligible, locale) };
  return [
    callout("info", m.plan_living_vote_title({ question: data.question }, options), [
      paragraph([run(outcomeName(data.outcome, locale), { b: true }), run(" · "), run(m.plan_doc_advisory_result({}, options), { i: true })]),
      {
        k: "ul",
        it: [
          count(m.plan_doc_column_for({}, options), data.for),
          count(m.plan_doc_column_against({}, options), data.against),
          count(m.plan_doc_column_abstained({}, options), data.abstained),
          [paragraph(`${m.plan_doc_column_present_of_eligible({}, options)}: ${m.plan_doc_present_of_eligible(of, options)}`)],
        ],
      },
      paragraph(majoritySentence(data, locale)),
      ...(data.quorumPercent === 0 ? [] : [paragraph(m.plan_living_quorum({ quorum: quorumSentence(data.quorumPercent, data.eligible, locale) }, options))]),
      paragraph([linked(m.plan_living_vote_open({ date: formatDay(data.date, locale) }, options), voteUrl(data.number))]),
    ]),
  ];
}

/** The amounts under the two headings are different things: each has its table and its sum (FIN-01). */
function servicesBlocks({ lines, stated }: LivingServices, locale: DocumentLocale): Block[] {
  const options = { locale };
  const tables = subtotalByHeading(lines.map((line) => ({ ...line, staff: "" }))).map((subtotal) => {
    const words = headingWords(subtotal.heading, locale);
    const columns: Column[] = [
      { title: m.plan_doc_finance_column_project({}, options), width: 5 },
      { title: m.plan_doc_finance_column_recipients({}, options), width: 2, numeric: true },
      { title: words.amount, width: 3, numeric: true },
    ];
    const row = (name: string, recipients: number | null, cents: number, header: boolean) => [
      cell(name, { header: true }),
      cell(recipients === null ? "–" : formatCount(recipients, locale), { header }),
      cell(formatCents(cents, locale), { header }),
    ];
    return table(words.caption, columns, [
      ...subtotal.lines.map((line) => row(line.name, line.recipients, line.amountCents, false)),
      row(words.subtotal, subtotal.recipients, subtotal.amountCents, true),
    ]);
  });
  if (stated === null) return tables;
  const none = m.plan_doc_finance_not_stated({}, options);
  const sentence = m.plan_living_stated(
    {
      amount: stated.amountCents === null ? none : formatCents(stated.amountCents, locale),
      recipients: stated.recipients === null ? none : formatCount(stated.recipients, locale),
    },
    options,
  );
  const wording = stated.wording.trim() === "" ? [] : [paragraph(m.plan_doc_finance_wording({ wording: stated.wording }, options))];
  return [...tables, paragraph(sentence), ...wording];
}

function headingWords(heading: FinanceHeading, locale: DocumentLocale) {
  const options = { locale };
  if (heading === "impegnato") {
    return {
      caption: m.plan_doc_finance_caption_impegnato({}, options),
      amount: m.plan_doc_finance_column_amount_impegnato({}, options),
      subtotal: m.plan_doc_finance_subtotal_impegnato({}, options),
    };
  }
  return {
    caption: m.plan_doc_finance_caption_impiegato({}, options),
    amount: m.plan_doc_finance_column_amount_impiegato({}, options),
    subtotal: m.plan_doc_finance_subtotal_impiegato({}, options),
  };
}
