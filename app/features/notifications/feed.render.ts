import { Feed as AtomFeed } from "feed";
import { proposerLabel, stateName } from "#app/features/proposals/proposals.render.ts";
import { outcomeName } from "#app/features/votes/votes.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDateTime } from "#app/platform/i18n/format.ts";
import type { Feed, FeedEntry } from "./feeds.schema.ts";
import type { Locale } from "./notifications.words.ts";

/** Where a feed or a calendar is, and where its page is. */
export type Address = { origin: string; path: string; slug: string; page: string; locale: Locale };

/** The facts as an Atom feed. Names stay the same for ever: a reader never shows an entry twice. */
export function renderAtom({ district, tavolo, entries }: Feed, { origin, path, slug, page, locale }: Address): string {
  const o = { locale };
  const newest = entries[0]?.at ?? "2026-01-01T00:00:00Z";
  const feed = new AtomFeed({
    id: `${origin}${path}`, title: tavolo ? `${tavolo} · ${district}` : district, description: m.feeds_description({}, o), link: `${origin}${page}`,
    language: locale, updated: new Date(newest), generator: "Tavoli Aperti", feedLinks: { atom: `${origin}${path}` }, author: { name: district },
  });
  for (const entry of entries) {
    const text = plain(wordsOf(entry, locale));
    feed.addItem({
      id: entry.kind === "outcome" ? `urn:uuid:${entry.id}#esito` : `urn:uuid:${entry.id}`,
      title: plain(titleOf(entry, locale)), link: `${origin}/${slug}/${pageOf(entry)}`, date: new Date(entry.at), published: new Date(entry.at), description: text,
      // Organisations by name, persons never.
      author: [{ name: entry.kind === "proposal" ? proposerLabel(entry.proposer, locale) : district }],
    });
  }
  return feed.atom1();
}

function pageOf({ kind, number }: FeedEntry): string {
  switch (kind) {
    case "proposal":
    case "outcome":
      return `proposte/${encodeURIComponent(number)}`;
    case "session":
      return `sedute/${number}`;
    case "vote":
      return `votazioni/${number}`;
  }
}

function titleOf({ kind, number, title }: FeedEntry, locale: Locale): string {
  const o = { locale };
  switch (kind) {
    case "proposal":
      return m.feeds_proposal({ number, title }, o);
    case "session":
      return m.feeds_session({ title }, o);
    case "vote":
      return m.feeds_vote({ title }, o);
    case "outcome":
      return m.feeds_outcome({ number, title }, o);
  }
}

function wordsOf(entry: FeedEntry, locale: Locale): string {
  switch (entry.kind) {
    case "proposal":
      return entry.text;
    case "session":
      return [formatDateTime(entry.startsAt, "full", locale), entry.where].filter(Boolean).join(" · ");
    case "vote":
      return m.feeds_vote_text({ outcome: outcomeName(entry.state, locale) }, { locale });
    case "outcome":
      return `${stateName(entry.state, locale)}. ${entry.text}`;
  }
}

/** Feed readers take the text of an entry for markup: what people typed must not be any. */
function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
