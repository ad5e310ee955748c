import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import type { ProposalState } from "#app/features/proposals/proposals.limits.ts";
import type { Station, StationState, VoteOutcome } from "./thread.limits.ts";
import type { SectionRef, ThreadStep } from "./thread.schema.ts";

const stationNames = {
  sent: m.thread_station_sent,
  screened: m.thread_station_screened,
  discussed: m.thread_station_discussed,
  voted: m.thread_station_voted,
  written: m.thread_station_written,
  outcome: m.thread_station_outcome,
} as const satisfies Record<Station, () => string>;

export function stationName(station: Station): string {
  return stationNames[station]();
}

/** «Ammessa, fatto»: what the picture says of one station. */
export function stationSentence(station: Station, state: StationState): string {
  const name = stationName(station);
  switch (state) {
    case "done":
      return m.thread_station_done({ name });
    case "current":
      return m.thread_station_current({ name });
    case "todo":
      return m.thread_station_todo({ name });
    case "skipped":
      return m.thread_station_skipped({ name });
  }
}

/** «3.2 Servizi per gli anziani». */
export function sectionName(section: SectionRef): string {
  return section.number === null ? section.title : `${section.number} ${section.title}`;
}

function voteSentence(outcome: VoteOutcome): string {
  switch (outcome) {
    case "favourable":
      return m.thread_step_voted_favourable();
    case "not_favourable":
      return m.thread_step_voted_not_favourable();
    case "no_decision":
      return m.thread_step_voted_no_decision();
    case "quorum_missing":
      return m.thread_step_voted_quorum_missing();
  }
}

/** What happened, in a few words. */
export function stepTitle(step: ThreadStep): string {
  switch (step.kind) {
    case "sent":
      return m.thread_step_sent();
    case "screened":
      return m.thread_step_screened();
    case "planned":
      return m.thread_step_planned();
    case "discussed":
      return m.thread_step_discussed();
    case "vote_open":
      return m.thread_step_vote_open();
    case "voted":
      return m.thread_step_voted();
    case "review":
      return m.thread_step_review();
    case "written":
      return m.thread_step_written();
    case "outcome":
      return m.thread_step_outcome({ outcome: stateName(step.outcome) });
    case "merged":
      return m.thread_step_merged({ number: step.other.number });
    case "absorbed":
      return m.thread_step_absorbed({ number: step.other.number });
  }
}

/** The same in a sentence, with places and numbers. */
export function stepText(step: ThreadStep, number: string): string {
  switch (step.kind) {
    case "sent":
      return m.thread_step_sent_text({ number });
    case "screened":
      return step.tavolo ? m.thread_step_screened_tavolo({ tavolo: step.tavolo.name }) : m.thread_step_screened_text();
    case "planned":
      return m.thread_step_planned_text({ session: step.session.title, tavolo: step.session.tavolo, position: step.item.position });
    case "discussed":
      return m.thread_step_discussed_text({ session: step.session.title, tavolo: step.session.tavolo, position: step.item.position });
    case "vote_open":
      return step.vote.question;
    case "voted": {
      const { yes, no, abstain, eligible, outcome } = step.vote;
      const counts = { yes: formatNumber(yes ?? 0), no: formatNumber(no ?? 0), abstain: formatNumber(abstain ?? 0), eligible: formatNumber(eligible) };
      return [m.thread_step_voted_text(counts), outcome && voteSentence(outcome)].filter(Boolean).join(" ");
    }
    case "review":
      return m.thread_step_review_text();
    case "written":
      return m.thread_step_written_text({ section: sectionName(step.section) });
    case "merged":
    case "absorbed":
      return step.other.title;
    case "outcome":
      return "";
  }
}

/** Why nothing more has happened yet. */
export function stoppedSentence(stopped: ProposalState | "planned"): string {
  switch (stopped) {
    case "submitted":
      return m.thread_stopped_submitted();
    case "returned":
      return m.thread_stopped_returned();
    case "merged":
      return m.thread_stopped_merged();
    case "admitted":
      return m.thread_stopped_admitted();
    case "planned":
      return m.thread_stopped_planned();
    case "discussed":
      return m.thread_stopped_discussed();
    case "prioritised":
      return m.thread_stopped_prioritised();
    case "under_review":
      return m.thread_stopped_under_review();
    default:
      return "";
  }
}

/** Who corrected a text: the author, the organisation, the plan office. */
export function correctorLabel({ by, organisation }: { by: "author" | "delegate" | "office"; organisation: string | null }): string {
  switch (by) {
    case "author":
      return m.thread_versions_by_author();
    case "delegate":
      return m.thread_versions_by({ name: organisation ?? m.thread_versions_by_organisation() });
    case "office":
      return m.thread_versions_by_office();
  }
}
