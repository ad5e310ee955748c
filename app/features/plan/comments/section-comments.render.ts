import { participantName } from "#app/features/documents/participant.render.ts";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { CommentFilter, NamedGroup } from "./section-comments.limits.ts";
import type { Mention, Said, SectionComment, SectionThread } from "./section-comments.schema.ts";

/** Who wrote it: the organisation, the body, or «cittadina/o di Uta»; of what is gone, nobody. */
export function sectionCommenterLabel({ by }: Pick<SectionComment, "by">): string {
  if (by === null) return "";
  if (by.capacity === "citizen" || by.isFormer) return proposerLabel(by);
  return participantName({ capacity: by.capacity, label: by.organisation });
}

const groupNames = { office: m.section_comments_named_office, facilitators: m.section_comments_named_facilitators } as const satisfies Record<NamedGroup, () => string>;

/** «all’Ufficio di Piano», or the organisation's name. */
export function groupName(group: NamedGroup): string {
  return groupNames[group]();
}

export function mentionName({ id, name }: Mention): string {
  if (id === "office" || id === "facilitators") return groupName(id);
  return name ?? m.section_comments_named_gone();
}

/** Where one's own comment stands with moderation; empty when others can read it. */
export function standingSentence({ state }: NonNullable<SectionComment["moderation"]>): string {
  switch (state) {
    case "waiting":
      return m.section_comments_state_waiting();
    case "changes_asked":
      return m.section_comments_state_changes_asked();
    case "hidden":
      return m.section_comments_state_hidden();
    case "published":
      return "";
  }
}

const filterNames = { aperti: m.section_comments_filter_open, risolti: m.section_comments_filter_resolved, miei: m.section_comments_filter_mine } as const satisfies Record<CommentFilter, (inputs: { count: number }) => string>;

/** «Aperti (12)». */
export function filterName(filter: CommentFilter, figures: { open: number; resolved: number; mine: number }): string {
  const counts = { aperti: figures.open, risolti: figures.resolved, miei: figures.mine } as const;
  return filterNames[filter]({ count: counts[filter] });
}

/** What a form says when a comment was taken. */
export function saidSentence({ moderation }: Pick<Said, "moderation">): string {
  return moderation === "published" ? m.section_comments_done_published() : m.section_comments_done_waiting();
}

/** «Commento 12». */
export function threadTitle({ number }: Pick<SectionThread, "number">): string {
  return m.section_comments_thread({ number });
}

/** The words that a comment is about, short enough for one line. */
export function shortQuote(quote: string): string {
  const line = quote.replaceAll("\n", " ");
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
