import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import type { Comment, CommentsPage } from "./comments.schema.ts";
import type { CommentKind } from "./participation.limits.ts";
import { proposerLabel } from "./proposals.render.ts";

const kindNames = {
  for: m.comments_kind_for,
  against: m.comments_kind_against,
  question: m.comments_kind_question,
  note: m.comments_kind_note,
} as const satisfies Record<CommentKind, () => string>;

/** «A favore». */
export function commentKindName(kind: CommentKind): string {
  return kindNames[kind]();
}

/** Who wrote it: the organisation, or «cittadina/o di Uta»; of what is gone, nobody. */
export function commenterLabel({ by }: Pick<Comment, "by">): string {
  return by === null ? "" : proposerLabel(by);
}

/** «12 a favore, 3 contrari, 5 domande, 2 osservazioni». */
export function commentFigures({ figures }: Pick<CommentsPage, "figures">): string {
  return m.comments_figures({
    for: formatNumber(figures.for), against: formatNumber(figures.against), question: formatNumber(figures.question), note: formatNumber(figures.note),
  });
}

/** Where one's own comment stands with moderation; empty when it is public. */
export function moderationSentence(moderation: NonNullable<Comment["moderation"]>): string {
  switch (moderation.state) {
    case "waiting":
      return m.comments_state_waiting();
    case "changes_asked":
      return m.comments_state_changes_asked();
    case "hidden":
      return m.comments_state_hidden();
    case "published":
      return "";
  }
}
