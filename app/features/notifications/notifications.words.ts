import { m } from "#app/paraglide/messages.js";
import { formatDate, formatDateTime } from "#app/platform/i18n/format.ts";
import type { NoticeKind, NoticePayload } from "./notifications.schema.ts";

export type Locale = "it" | "en";
/** A notice in words: a line without personal data (subject of the mail, line of the digest, title in the centre), its text, where it leads. */
export type NoticeWords = { subject: string; paragraphs: string[]; path: string };

type Told = {
  payload: NoticePayload;
  number: string;
  title: string;
  organisation: string;
  tavolo: string;
  o: { locale: Locale };
  /** The notice's own page, else the district's home. */
  home: string;
  /** The proposal's page, when the notice names its number. */
  proposal: string;
  /** «Motivazione: …», or nothing. */
  reason: string[];
};

/** One entry a kind, in the order of `noticeKinds`. */
const words: { readonly [Kind in NoticeKind | "other"]: (told: Told) => NoticeWords } = {
  proposal_received: ({ number, title, proposal, o }) => ({
    subject: m.mail_proposal_received_subject({ number }, o), paragraphs: [m.mail_proposal_received_text({ number, title }, o)], path: proposal,
  }),
  proposal_admitted: ({ number, title, proposal, o }) => ({
    subject: m.mail_proposal_admitted_subject({ number }, o), paragraphs: [m.mail_proposal_admitted_text({ title }, o)], path: proposal,
  }),
  proposal_returned: ({ number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_returned_subject({ number }, o), paragraphs: [m.mail_proposal_returned_text({ title }, o), ...reason], path: proposal,
  }),
  proposal_under_review: ({ number, title, proposal, o }) => ({
    subject: m.mail_proposal_under_review_subject({ number }, o), paragraphs: [m.mail_proposal_under_review_text({ title }, o)], path: proposal,
  }),
  proposal_closed: ({ number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_closed_subject({ number }, o), paragraphs: [m.mail_proposal_closed_text({ title }, o), ...reason], path: proposal,
  }),
  delegate_named: ({ payload, organisation, tavolo, home, o }) => ({
    subject: m.mail_delegate_named_subject({ organisation }, o),
    paragraphs: [
      payload.place === "substitute" ? m.mail_substitute_named_text({ organisation }, o) : m.mail_delegate_named_text({ organisation }, o),
      ...(tavolo ? [m.mail_delegate_tavolo({ tavolo }, o)] : []),
      payload.until ? m.mail_delegate_accept({ until: formatDate(payload.until, "long", o.locale) }, o) : m.mail_delegate_account({}, o),
    ],
    path: home,
  }),
  adesione_received: ({ organisation, home, o }) => ({
    subject: m.mail_adesione_received_subject({}, o),
    paragraphs: [organisation ? m.mail_adesione_received_for_text({ organisation }, o) : m.mail_adesione_received_text({}, o)],
    path: home,
  }),
  adesione_accepted: ({ organisation, home, o }) => ({
    subject: m.mail_adesione_accepted_subject({}, o),
    paragraphs: [organisation ? m.mail_adesione_accepted_for_text({ organisation }, o) : m.mail_adesione_accepted_text({}, o)],
    path: home,
  }),
  adesione_refused: ({ reason, home, o }) => ({ subject: m.mail_adesione_refused_subject({}, o), paragraphs: [m.mail_adesione_refused_text({}, o), ...reason], path: home }),
  organisation_verified: ({ organisation, home, o }) => ({
    subject: m.mail_organisation_verified_subject({ organisation }, o), paragraphs: [m.mail_organisation_verified_text({ organisation }, o)], path: home,
  }),
  organisation_refused: ({ organisation, reason, home, o }) => ({
    subject: m.mail_organisation_refused_subject({ organisation }, o), paragraphs: [m.mail_organisation_refused_text({}, o), ...reason], path: home,
  }),
  organisation_suspended: ({ organisation, reason, home, o }) => ({
    subject: m.mail_organisation_suspended_subject({ organisation }, o), paragraphs: [m.mail_organisation_suspended_text({ organisation }, o), ...reason], path: home,
  }),
  email_changed: ({ home, o }) => ({ subject: m.mail_email_changed_subject({}, o), paragraphs: [m.mail_email_changed_text({}, o)], path: home }),
  proposal_merged: ({ payload, number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_merged_subject({ number }, o),
    paragraphs: [m.mail_proposal_merged_text({ title, other: payload.other ?? "", otherTitle: payload.otherTitle ?? "" }, o), ...reason],
    path: proposal,
  }),
  proposal_merge_undone: ({ payload, number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_merge_undone_subject({ number }, o),
    paragraphs: [m.mail_proposal_merge_undone_text({ title, other: payload.other ?? "", otherTitle: payload.otherTitle ?? "" }, o), ...reason],
    path: proposal,
  }),
  proposal_absorbed: ({ payload, number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_absorbed_subject({ number }, o),
    paragraphs: [m.mail_proposal_absorbed_text({ title, other: payload.other ?? "", otherTitle: payload.otherTitle ?? "" }, o), ...reason],
    path: proposal,
  }),
  merged_proposal_closed: ({ payload, number, title, proposal, reason, o }) => ({
    subject: m.mail_merged_proposal_closed_subject({ number }, o),
    paragraphs: [m.mail_merged_proposal_closed_text({ title, other: payload.other ?? "", otherTitle: payload.otherTitle ?? "" }, o), ...reason],
    path: proposal,
  }),
  proposal_corrected: ({ number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_corrected_subject({ number }, o), paragraphs: [m.mail_proposal_corrected_text({ title }, o), ...reason], path: proposal,
  }),
  proposal_hidden: ({ number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_hidden_subject({ number }, o), paragraphs: [m.mail_proposal_hidden_text({ title }, o), ...reason], path: proposal,
  }),
  proposal_shown: ({ number, title, proposal, reason, o }) => ({
    subject: m.mail_proposal_shown_subject({ number }, o), paragraphs: [m.mail_proposal_shown_text({ title }, o), ...reason], path: proposal,
  }),
  comment_published: ({ number, title, home, reason, o }) => ({
    subject: m.mail_comment_published_subject({ number }, o), paragraphs: [m.mail_comment_published_text({ title }, o), ...reason], path: home,
  }),
  comment_changes_asked: ({ number, title, home, reason, o }) => ({
    subject: m.mail_comment_changes_asked_subject({ number }, o), paragraphs: [m.mail_comment_changes_asked_text({ title }, o), ...reason], path: home,
  }),
  comment_hidden: ({ number, title, home, reason, o }) => ({
    subject: m.mail_comment_hidden_subject({ number }, o), paragraphs: [m.mail_comment_hidden_text({ title }, o), ...reason], path: home,
  }),
  proposal_commented: ({ number, title, home, o }) => ({
    subject: m.mail_proposal_commented_subject({ number }, o), paragraphs: [m.mail_proposal_commented_text({ title }, o)], path: home,
  }),
  comment_replied: ({ number, title, home, o }) => ({
    subject: m.mail_comment_replied_subject({ number }, o), paragraphs: [m.mail_comment_replied_text({ title }, o)], path: home,
  }),
  section_mention: ({ title, home, o }) => ({
    subject: m.mail_section_mention_subject({ title }, o), paragraphs: [m.mail_section_mention_text({ title }, o)], path: home,
  }),
  section_comment_replied: ({ title, home, o }) => ({
    subject: m.mail_section_comment_replied_subject({ title }, o), paragraphs: [m.mail_section_comment_replied_text({ title }, o)], path: home,
  }),
  section_commented: ({ title, home, o }) => ({
    subject: m.mail_section_commented_subject({ title }, o), paragraphs: [m.mail_section_commented_text({ title }, o)], path: home,
  }),
  text_damaged: ({ title, home, o }) => ({
    subject: m.mail_text_damaged_subject({ title }, o), paragraphs: [m.mail_text_damaged_text({ title }, o)], path: home,
  }),
  suggestion_made: ({ number, title, organisation, home, o }) => ({
    subject: m.mail_suggestion_made_subject({ number, title }, o),
    paragraphs: [organisation ? m.mail_suggestion_made_for_text({ organisation, title }, o) : m.mail_suggestion_made_text({ title }, o)],
    path: home,
  }),
  suggestion_decided: ({ payload, number, title, home, reason, o }) => ({
    subject: m.mail_suggestion_decided_subject({ number, title }, o), paragraphs: [suggestionOutcome(payload.state, title, o), ...reason], path: home,
  }),
  proposal_voted: ({ number, title, home, o }) => ({
    subject: m.mail_proposal_voted_subject({ number }, o), paragraphs: [m.mail_proposal_voted_text({ title }, o)], path: home,
  }),
  followed_moved: ({ payload, number, title, proposal, o }) => ({
    subject: m.mail_followed_moved_subject({ number }, o), paragraphs: [followedStep(payload.state, title, o)], path: proposal,
  }),
  followed_voted: ({ number, title, home, o }) => ({
    subject: m.mail_followed_voted_subject({ number }, o), paragraphs: [m.mail_followed_voted_text({ title }, o)], path: home,
  }),
  session_convened: (told) => ({
    subject: m.mail_session_convened_subject({ tavolo: told.tavolo }, told.o), paragraphs: [m.mail_session_convened_text({ title: told.title }, told.o), ...whenAndWhere(told)], path: told.home,
  }),
  session_changed: (told) => ({
    subject: m.mail_session_changed_subject({ tavolo: told.tavolo }, told.o), paragraphs: [m.mail_session_changed_text({ title: told.title }, told.o), ...whenAndWhere(told)], path: told.home,
  }),
  session_cancelled: (told) => ({
    subject: m.mail_session_cancelled_subject({ tavolo: told.tavolo }, told.o), paragraphs: [m.mail_session_cancelled_text({ title: told.title }, told.o), ...whenAndWhere(told)], path: told.home,
  }),
  vote_opened: ({ tavolo, title, home, o }) => ({
    subject: m.mail_vote_opened_subject({ tavolo }, o), paragraphs: [m.mail_vote_opened_text({ title }, o)], path: home,
  }),
  text_published: ({ title, reason, home, o }) => ({
    subject: m.mail_text_published_subject({}, o), paragraphs: [m.mail_text_published_text({ title }, o), ...reason], path: home,
  }),
  text_changes_asked: ({ title, reason, home, o }) => ({
    subject: m.mail_text_changes_asked_subject({}, o), paragraphs: [m.mail_text_changes_asked_text({ title }, o), ...reason], path: home,
  }),
  text_hidden: ({ title, reason, home, o }) => ({
    subject: m.mail_text_hidden_subject({}, o), paragraphs: [m.mail_text_hidden_text({ title }, o), ...reason], path: home,
  }),
  appeal_decided: ({ title, reason, home, o }) => ({
    subject: m.mail_appeal_decided_subject({}, o), paragraphs: [m.mail_appeal_decided_text({ title }, o), ...reason], path: home,
  }),
  account_closed: ({ home, o }) => ({ subject: m.mail_account_closed_subject({}, o), paragraphs: [m.mail_account_closed_text({}, o)], path: home }),
  text_reported: ({ home, o }) => ({ subject: m.mail_text_reported_subject({}, o), paragraphs: [m.mail_text_reported_text({}, o)], path: home }),
  text_appealed: ({ home, o }) => ({ subject: m.mail_text_appealed_subject({}, o), paragraphs: [m.mail_text_appealed_text({}, o)], path: home }),
  note_mention: ({ number, title, home, o }) => ({ subject: m.mail_note_mention_subject({ number }, o), paragraphs: [m.mail_note_mention_text({ title }, o)], path: home }),
  desk_proposal_arrived: ({ number, title, proposal, o }) => ({
    subject: m.mail_desk_proposal_arrived_subject({ number }, o), paragraphs: [m.mail_desk_proposal_arrived_text({ title }, o)], path: proposal,
  }),
  topic_received: ({ number, title, home, o }) => ({
    subject: m.mail_topic_received_subject({ number }, o), paragraphs: [m.mail_topic_received_text({ number, title }, o)], path: home,
  }),
  topic_became_tavolo: ({ number, title, tavolo, home, o }) => ({
    subject: m.mail_topic_became_tavolo_subject({ number }, o), paragraphs: [m.mail_topic_became_tavolo_text({ title, tavolo }, o)], path: home,
  }),
  topic_became_proposal: ({ number, title, home, o }) => ({
    subject: m.mail_topic_became_proposal_subject({ number }, o), paragraphs: [m.mail_topic_became_proposal_text({ title }, o)], path: home,
  }),
  topic_merged: ({ number, title, home, o }) => ({
    subject: m.mail_topic_merged_subject({ number }, o), paragraphs: [m.mail_topic_merged_text({ title }, o)], path: home,
  }),
  joined_topic_news: ({ number, title, home, o }) => ({
    subject: m.mail_joined_topic_news_subject({ number }, o), paragraphs: [m.mail_joined_topic_news_text({ title }, o)], path: home,
  }),
  other: ({ home, o }) => ({ subject: m.mail_other_subject({}, o), paragraphs: [m.mail_other_text({}, o)], path: home }),
};

/** The words of a notice in a language. `districtSlug` is null for what belongs to no district. */
export function noticeWords(kind: NoticeKind | "other", payload: NoticePayload, locale: Locale, districtSlug: string | null): NoticeWords {
  const o = { locale };
  const { number = "", title = "", organisation = "", tavolo = "" } = payload;
  const home = payload.path ?? (districtSlug ? `/${districtSlug}` : "/");
  const proposal = districtSlug && number ? `/${districtSlug}/proposte/${encodeURIComponent(number)}` : home;
  const reason = payload.reason ? [`${m.mail_reason({}, o)} ${payload.reason}`] : [];
  const { subject, paragraphs, path } = words[kind]({ payload, number, title, organisation, tavolo, o, home, proposal, reason });
  return { subject: oneLine(subject), paragraphs, path };
}

function whenAndWhere({ payload, o }: Told): string[] {
  const when = payload.startsAt ? [m.mail_session_when({ when: formatDateTime(payload.startsAt, "full", o.locale) }, o)] : [];
  return payload.where ? [...when, m.mail_session_where({ where: payload.where }, o)] : when;
}

function followedStep(state: string | undefined, title: string, o: { locale: Locale }): string {
  switch (state) {
    case "discussed":
      return m.mail_followed_discussed_text({ title }, o);
    case "under_review":
      return m.mail_followed_under_review_text({ title }, o);
    case "merged":
      return m.mail_followed_merged_text({ title }, o);
    default:
      return m.mail_followed_closed_text({ title }, o);
  }
}

function suggestionOutcome(state: string | undefined, title: string, o: { locale: Locale }): string {
  switch (state) {
    case "accepted":
      return m.mail_suggestion_accepted_text({ title }, o);
    case "partly":
      return m.mail_suggestion_partly_text({ title }, o);
    default:
      return m.mail_suggestion_declined_text({ title }, o);
  }
}

/** A title typed with line breaks must not write headers of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").slice(0, 200);
}
