import { z } from "zod";
import { type ChosenGroup, chosenGroups, frequencies, type NoticeGroup } from "./notifications.limits.ts";

/**
 * What a notice may tell, one line a kind, with the group of choices that it follows. SQL functions write notices
 * (`private.queue_notice`), jobs send them. A new kind stands here, in `notifications.words.ts`, in locales' mail.json, in
 * `private.notice_kinds` (its migration) and, when it is an event, in the last migration named `notice_groups`; a test compares them.
 */
export const noticeKinds = {
  proposal_received: "service",
  proposal_admitted: "service",
  proposal_returned: "service",
  proposal_under_review: "service",
  proposal_closed: "service",
  delegate_named: "service",
  email_changed: "service",
  adesione_received: "service",
  adesione_accepted: "service",
  adesione_refused: "service",
  organisation_verified: "service",
  organisation_refused: "service",
  organisation_suspended: "service",
  proposal_merged: "service",
  proposal_merge_undone: "service",
  proposal_absorbed: "service",
  merged_proposal_closed: "service",
  proposal_corrected: "service",
  proposal_hidden: "service",
  proposal_shown: "service",
  comment_published: "service",
  comment_changes_asked: "service",
  comment_hidden: "service",
  proposal_commented: "comments",
  comment_replied: "comments",
  suggestion_made: "comments",
  suggestion_decided: "service",
  section_mention: "comments",
  section_comment_replied: "comments",
  section_commented: "desk",
  text_damaged: "desk",
  proposal_voted: "mine",
  followed_moved: "followed",
  followed_voted: "followed",
  session_convened: "tavoli",
  session_changed: "tavoli",
  session_cancelled: "tavoli",
  vote_opened: "tavoli",
  text_reported: "moderation",
  text_appealed: "moderation",
  desk_proposal_arrived: "desk",
  note_mention: "desk",
  text_published: "service",
  text_changes_asked: "service",
  text_hidden: "service",
  appeal_decided: "service",
  account_closed: "service",
  topic_received: "service",
  topic_became_tavolo: "service",
  topic_became_proposal: "service",
  topic_merged: "service",
  joined_topic_news: "topics",
} as const satisfies Record<string, NoticeGroup>;
export type NoticeKind = keyof typeof noticeKinds;

export function isNoticeKind(value: string): value is NoticeKind {
  return Object.hasOwn(noticeKinds, value);
}

const text = z.string().optional().catch(undefined);

/** What a notice tells about, as SQL wrote it. Nothing is required: an old row must never block those behind it. */
export const NoticePayloadSchema = z.object({
  number: text,
  title: text,
  reason: text,
  organisation: text,
  tavolo: text,
  /** The proposal at the other end of a merge: its number and its title. */
  other: text,
  otherTitle: text,
  /** A state of proposals or an outcome of votes, as a code. */
  state: text,
  /** The last day to accept an invitation. */
  until: z.iso.date().optional().catch(undefined),
  /** Where a session is held. */
  where: text,
  startsAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
  place: z.enum(["delegate", "substitute"]).optional().catch(undefined),
  path: text,
  locale: z.enum(["it", "en"]).optional().catch(undefined),
});
export type NoticePayload = z.output<typeof NoticePayloadSchema>;

const FrequencySchema = z.enum(frequencies);

/** One answer for each group that can be chosen. */
export const NoticeChoicesSchema = z.object({
  mine: FrequencySchema, followed: FrequencySchema, tavoli: FrequencySchema, topics: FrequencySchema, comments: FrequencySchema, moderation: FrequencySchema, desk: FrequencySchema,
} satisfies Record<ChosenGroup, typeof FrequencySchema>);
export type NoticeChoices = z.output<typeof NoticeChoicesSchema>;
/** The form of /avvisi/preferenze: who does not work in an office is not asked about its groups. */
export const NoticeFormSchema = NoticeChoicesSchema.partial();
export type NoticeForm = z.output<typeof NoticeFormSchema>;

export const NoticeListSchema = z.object({
  personId: z.uuid(),
  /** The newest notice: what `notice:changed` is compared with. */
  revision: z.number(),
  unread: z.number(),
  items: z.array(z.object({
    id: z.uuid(), kind: z.string(), payload: NoticePayloadSchema.catch({}), createdAt: z.string(), isRead: z.boolean(),
    district: z.object({ slug: z.string(), name: z.string() }).nullable(),
  })),
  nextCursor: z.string().nullable(),
});

export const OpenedNoticeSchema = z.object({ kind: z.string(), payload: NoticePayloadSchema.catch({}), slug: z.string().nullable() });

/** What the centre's buttons send. */
export const ReadNoticeSchema = z.object({ id: z.uuid("bad_request") });
export const ReadAllSchema = z.object({ upTo: z.coerce.number("bad_request").int("bad_request").min(0, "bad_request") });

/** What a signed word switches off: one group, or all that a digest carries. */
export const UnsubscribeScopeSchema = z.enum([...chosenGroups, "daily", "weekly"]);
export type UnsubscribeScope = z.output<typeof UnsubscribeScopeSchema>;
