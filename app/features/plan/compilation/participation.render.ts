import { m } from "#app/paraglide/messages.js";
import { cell, heading, paragraph, run, table } from "./build-blocks.render.ts";
import type { Block, NotelessInline } from "#app/platform/document-model.ts";
import { formatCount, formatDay } from "./format.render.ts";
import type { DocumentLocale } from "./format.render.ts";
import { sectionAnchor } from "./section-anchor.rules.ts";
import { type SuggestionsData, suggestionsBlocks } from "./suggestions.render.ts";

/**
 * What the process left behind, in words ready to print. Persons appear nowhere: a proposer is an organisation's name or
 * «cittadina/o di Osilo».
 */
export type ParticipationData = {
  organisations: readonly { name: string; category: string; municipality: string | null }[];
  sessions: readonly {
    tavolo: string;
    /** ISO day or moment. */
    date: string;
    place: string | null;
    presentByCategory: readonly { category: string; count: number }[];
  }[];
  votes: readonly {
    question: string;
    tavolo: string;
    date: string;
    for: number;
    against: number;
    abstained: number;
    eligible: number;
    present: number;
    /** «Favorevole», in words. */
    result: string;
    /** «Maggioranza semplice dei presenti», in words. */
    rule: string;
  }[];
  proposals: readonly {
    number: string;
    /** Absolute address of the public page, or null. */
    url: string | null;
    title: string;
    tavolo: string | null;
    proposer: string;
    outcomeLabel: string;
    reason: string | null;
    section: { outlineId: string; number: string | null; title: string } | null;
  }[];
  suggestions: SuggestionsData;
};

type InLocale = { locale: DocumentLocale };

function numbers(data: ParticipationData, options: InLocale): Block {
  const count = (list: readonly unknown[]) => ({ count: formatCount(list.length, options.locale) });
  return {
    k: "ul",
    it: [
      [paragraph(m.plan_doc_participation_count_organisations(count(data.organisations), options))],
      [paragraph(m.plan_doc_participation_count_sessions(count(data.sessions), options))],
      [paragraph(m.plan_doc_participation_count_votes(count(data.votes), options))],
      [paragraph(m.plan_doc_participation_count_proposals(count(data.proposals), options))],
      [paragraph(m.plan_doc_participation_count_suggestions(count(data.suggestions.rows), options))],
    ],
  };
}

function organisationBlocks(data: ParticipationData, options: InLocale): Block[] {
  const title = heading(1, m.plan_doc_participation_organisations({}, options));
  if (data.organisations.length === 0) return [title, paragraph(m.plan_doc_participation_organisations_none({}, options))];
  return [
    title,
    table(
      m.plan_doc_participation_organisations_caption({}, options),
      [
        { title: m.plan_doc_column_organisation({}, options), width: 5 },
        { title: m.plan_doc_column_category({}, options), width: 4 },
        { title: m.plan_doc_column_municipality({}, options), width: 3 },
      ],
      data.organisations.map((one) => [cell(one.name, { header: true }), cell(one.category), cell(one.municipality ?? "–")]),
    ),
  ];
}

function presence(list: ParticipationData["sessions"][number]["presentByCategory"], options: InLocale): NotelessInline[] {
  const total = list.reduce((sum, one) => sum + one.count, 0);
  const parts = list.flatMap((one): NotelessInline[] => [
    run(m.plan_doc_present_by_category({ category: one.category, count: formatCount(one.count, options.locale) }, options)),
    { k: "br" },
  ]);
  return [...parts, run(m.plan_doc_present_total({ count: formatCount(total, options.locale) }, options), { b: true })];
}

function sessionBlocks(data: ParticipationData, options: InLocale): Block[] {
  const title = heading(1, m.plan_doc_participation_sessions({}, options));
  if (data.sessions.length === 0) return [title, paragraph(m.plan_doc_participation_sessions_none({}, options))];
  return [
    title,
    table(
      m.plan_doc_participation_sessions_caption({}, options),
      [
        { title: m.plan_doc_column_tavolo({}, options), width: 4 },
        { title: m.plan_doc_column_date({}, options), width: 3 },
        { title: m.plan_doc_column_place({}, options), width: 4 },
        { title: m.plan_doc_column_present_by_category({}, options), width: 5 },
      ],
      data.sessions.map((one) => [
        cell(one.tavolo, { header: true }),
        cell(formatDay(one.date, options.locale)),
        cell(one.place ?? m.plan_doc_place_missing({}, options)),
        cell(presence(one.presentByCategory, options)),
      ]),
    ),
  ];
}

function voteRow(vote: ParticipationData["votes"][number], options: InLocale) {
  const { locale } = options;
  const where = m.plan_doc_tavolo_and_date({ tavolo: vote.tavolo, date: formatDay(vote.date, locale) }, options);
  const present = { present: formatCount(vote.present, locale), eligible: formatCount(vote.eligible, locale) };
  return [
    cell([run(vote.question, { b: true }), { k: "br" }, run(where)], { header: true }),
    cell(formatCount(vote.for, locale)),
    cell(formatCount(vote.against, locale)),
    cell(formatCount(vote.abstained, locale)),
    cell(m.plan_doc_present_of_eligible(present, options)),
    cell([
      run(vote.result, { b: true }),
      { k: "br" },
      run(m.plan_doc_advisory_result({}, options), { i: true }),
      { k: "br" },
      run(m.plan_doc_rule({ rule: vote.rule }, options)),
    ]),
  ];
}

function voteBlocks(data: ParticipationData, options: InLocale): Block[] {
  const title = heading(1, m.plan_doc_participation_votes({}, options));
  if (data.votes.length === 0) return [title, paragraph(m.plan_doc_participation_votes_none({}, options))];
  return [
    title,
    paragraph(m.plan_doc_participation_votes_explanation({}, options)),
    table(
      m.plan_doc_participation_votes_caption({}, options),
      [
        { title: m.plan_doc_column_question({}, options), width: 5 },
        { title: m.plan_doc_column_for({}, options), width: 2, numeric: true },
        { title: m.plan_doc_column_against({}, options), width: 2, numeric: true },
        { title: m.plan_doc_column_abstained({}, options), width: 2, numeric: true },
        { title: m.plan_doc_column_present_of_eligible({}, options), width: 2 },
        { title: m.plan_doc_column_result({}, options), width: 4 },
      ],
      data.votes.map((vote) => voteRow(vote, options)),
    ),
  ];
}

function proposalRow(proposal: ParticipationData["proposals"][number], options: InLocale) {
  const { section } = proposal;
  const tavolo: NotelessInline[] =
    proposal.tavolo === null
      ? []
      : [{ k: "br" }, run(m.plan_doc_tavolo_name({ tavolo: proposal.tavolo }, options), { i: true })];
  const reference =
    section === null
      ? run(m.plan_doc_not_in_plan({}, options))
      : run(m.plan_doc_section_reference({ number: section.number ?? "", title: section.title }, options).trim(), {
          to: sectionAnchor(section.outlineId),
        });
  return [
    cell([run(proposal.number, proposal.url === null ? {} : { a: proposal.url })], { header: true }),
    cell([run(proposal.title, { b: true }), { k: "br" }, run(proposal.proposer), ...tavolo]),
    cell([
      run(proposal.outcomeLabel, { b: true }),
      { k: "br" },
      run(proposal.reason ?? m.plan_doc_no_reason({}, options)),
    ]),
    cell([reference]),
  ];
}

function proposalBlocks(data: ParticipationData, options: InLocale): Block[] {
  const title = heading(1, m.plan_doc_participation_proposals({}, options));
  if (data.proposals.length === 0) return [title, paragraph(m.plan_doc_participation_proposals_none({}, options))];
  return [
    title,
    table(
      m.plan_doc_participation_proposals_caption({}, options),
      [
        { title: m.plan_doc_column_number({}, options), width: 3 },
        { title: m.plan_doc_column_proposal({}, options), width: 6 },
        { title: m.plan_doc_column_outcome({}, options), width: 6 },
        { title: m.plan_doc_column_plan_section({}, options), width: 4 },
      ],
      data.proposals.map((proposal) => proposalRow(proposal, options)),
    ),
  ];
}

/** Generated part of the participation chapter (DOC-09): who, when, what was voted, what became of every proposal. */
export function participationChapter(data: ParticipationData, options: InLocale): Block[] {
  return [
    paragraph(m.plan_doc_participation_intro({}, options)),
    heading(1, m.plan_doc_participation_numbers({}, options)),
    numbers(data, options),
    ...organisationBlocks(data, options),
    ...sessionBlocks(data, options),
    ...voteBlocks(data, options),
    ...proposalBlocks(data, options),
    ...suggestionsBlocks(data.suggestions, options),
  ];
}
