import { m } from "#app/paraglide/messages.js";
import type { Locale } from "#app/paraglide/runtime.js";
import type { Choice, Majority, MajorityBase, Outcome } from "./votes.limits.ts";
import { castCount, majorityOf, quorumNeeded, type Tally, type VoteRule, yesNeeded } from "./votes.rules.ts";

type Options = { locale?: Locale };

function options(locale: Locale | undefined): Options {
  return locale ? { locale } : {};
}

/** «Favorevole»: one elector's choice. Native code passes the locale, here and below. */
export function choiceName(choice: Choice, locale?: Locale): string {
  switch (choice) {
    case "yes":
      return m.votes_choice_yes({}, options(locale));
    case "no":
      return m.votes_choice_no({}, options(locale));
    case "abstain":
      return m.votes_choice_abstain({}, options(locale));
  }
}

/** «Favorevoli»: what a number counts. */
export function countName(choice: Choice, locale?: Locale): string {
  switch (choice) {
    case "yes":
      return m.votes_count_yes({}, options(locale));
    case "no":
      return m.votes_count_no({}, options(locale));
    case "abstain":
      return m.votes_count_abstain({}, options(locale));
  }
}

export function outcomeName(outcome: Outcome, locale?: Locale): string {
  switch (outcome) {
    case "favourable":
      return m.votes_outcome_favourable({}, options(locale));
    case "not_favourable":
      return m.votes_outcome_not_favourable({}, options(locale));
    case "no_decision":
      return m.votes_outcome_no_decision({}, options(locale));
    case "quorum_missing":
      return m.votes_outcome_quorum_missing({}, options(locale));
  }
}

/** [VOTE-11] «Parere favorevole (esito consultivo)»: the outcome never stands without its label. */
export function outcomeTitle(outcome: Outcome, locale?: Locale): string {
  return m.votes_outcome_title({ outcome: outcomeName(outcome, locale) }, options(locale));
}

/** Why the numbers give the outcome. */
export function outcomeReason(outcome: Outcome, tally: Tally, rule: VoteRule, locale?: Locale): string {
  const base = majorityOf(tally, rule.majorityBase);
  const majority = { yes: tally.yes, base, needed: yesNeeded(base, rule.majority) };
  switch (outcome) {
    case "favourable":
      return m.votes_because_favourable(majority, options(locale));
    case "not_favourable":
      return m.votes_because_not_favourable(majority, options(locale));
    case "no_decision":
      return m.votes_because_no_decision({}, options(locale));
    case "quorum_missing":
      return m.votes_because_quorum_missing(
        { cast: castCount(tally), eligible: tally.eligible, needed: quorumNeeded(tally.eligible, rule.quorumPercent) },
        options(locale),
      );
  }
}

export function majorityName(majority: Majority, locale?: Locale): string {
  switch (majority) {
    case "more_than_half":
      return m.votes_majority_more_than_half({}, options(locale));
    case "two_thirds":
      return m.votes_majority_two_thirds({}, options(locale));
  }
}

export function baseName(base: MajorityBase, locale?: Locale): string {
  switch (base) {
    case "yes_no":
      return m.votes_base_yes_no({}, options(locale));
    case "cast":
      return m.votes_base_cast({}, options(locale));
    case "present":
      return m.votes_base_present({}, options(locale));
    case "eligible":
      return m.votes_base_eligible({}, options(locale));
  }
}

/** «Per un parere favorevole serve più della metà dei voti favorevoli e contrari (gli astenuti non contano).» */
export function majoritySentence({ majority, majorityBase }: Pick<VoteRule, "majority" | "majorityBase">, locale?: Locale): string {
  return m.votes_rule_sentence({ majority: majorityName(majority, locale), base: baseName(majorityBase, locale) }, options(locale));
}

export function quorumSentence(quorumPercent: number, eligible: number, locale?: Locale): string {
  if (quorumPercent === 0) return m.votes_quorum_none({}, options(locale));
  return m.votes_quorum_words({ percent: quorumPercent, needed: quorumNeeded(eligible, quorumPercent), eligible }, options(locale));
}
