import { parseContent } from "#app/features/documents/document-content.rules.ts";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import { closedStates } from "#app/features/proposals/proposals.limits.ts";
import { proposerLabel, stateName } from "#app/features/proposals/proposals.render.ts";
import { majoritySentence, outcomeName, quorumSentence } from "#app/features/votes/votes.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import { documentMeta } from "./compilation/document-meta.render.ts";
import { financeChapter } from "./compilation/finance.render.ts";
import { type ParticipationData, participationChapter } from "./compilation/participation.render.ts";
import { type PlanSectionSource, toDocumentModel } from "./compilation/to-document-model.render.ts";
import type { PlanCompilation } from "./plan.schema.ts";
import { suggestionRows } from "./suggestions/suggestions-chapter.render.ts";
import { GENERATED_CHAPTERS } from "./sections/plan-outline.limits.ts";

type Options = {
  district: { name: string; slug: string; leadBody: string; demonstration: boolean };
  /** The site's public address, without a final slash. */
  origin: string;
  locale: Locale;
  hasGlyph: (codePoint: number) => boolean;
};

/**
 * The whole plan as one model for every output: the texts, the participation chapter made from what happened, the financial
 * tables. It is dated by its newest text, so the same plan gives the same bytes whenever it is asked for.
 */
export function compilePlan(plan: PlanCompilation, { district, origin, locale, hasGlyph }: Options) {
  const proposalUrl = (number: string) => `${origin}/${district.slug}/proposte/${number}`;
  const newest = Math.max(0, ...plan.sections.flatMap(({ text }) => (text ? [Date.parse(text.at)] : [])));
  return toDocumentModel({
    meta: documentMeta({
      locale,
      // The document's own title says «Ambito PLUS» already.
      districtName: district.name.replace(/^PLUS\s+/, ""), leadBody: district.leadBody, demo: district.demonstration,
      startsOn: plan.cycle.startsOn, endsOn: plan.cycle.endsOn, state: { kind: "draft", at: new Date(newest) },
    }),
    hasGlyph,
    proposalUrl,
    voteUrl: (number) => `${origin}/${district.slug}/votazioni/${number}`,
    sections: plan.sections.map((section): PlanSectionSource => ({
      ...section,
      content: section.text && parseContent(section.text.content),
      living: section.text?.living ?? {},
      ...generatedPart(section.outlineId, plan, { locale, proposalUrl }),
    })),
  });
}

type Words = { locale: Locale; proposalUrl: (number: string) => string };

function generatedPart(outlineId: string, plan: PlanCompilation, words: Words): Pick<PlanSectionSource, "generated"> {
  const { locale } = words;
  switch (outlineId) {
    case GENERATED_CHAPTERS.participation:
      return { generated: participationChapter(participationData(plan, words), { locale }) };
    case GENERATED_CHAPTERS.finance:
      return { generated: financeChapter({ lines: plan.lines, stated: plan.stated }, { locale }) };
    default:
      return {};
  }
}

function participationData({ participation }: PlanCompilation, { locale, proposalUrl }: Words): ParticipationData {
  const final: readonly string[] = closedStates;
  return {
    organisations: participation.organisations.map((one) => ({ ...one, category: categoryName(one.category, locale) })),
    sessions: participation.sessions.map((session) => ({
      ...session,
      presentByCategory: session.presentByCategory.map(({ category, count }) => ({
        category: category === "citizen" ? m.plan_category_citizen({}, { locale }) : categoryName(category, locale),
        count,
      })),
    })),
    votes: participation.votes.map((vote) => ({
      ...vote,
      result: outcomeName(vote.outcome, locale),
      rule: `${majoritySentence(vote, locale)} ${quorumSentence(vote.quorumPercent, vote.eligible, locale)}`,
    })),
    proposals: participation.proposals.map((proposal) => ({
      ...proposal,
      url: proposalUrl(proposal.number),
      proposer: proposerLabel(proposal.proposer, locale),
      outcomeLabel: final.includes(proposal.state) ? stateName(proposal.state, locale) : m.plan_outcome_open({ state: stateName(proposal.state, locale) }, { locale }),
    })),
    suggestions: suggestionRows(participation.suggestions, locale),
  };
}
