import { Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { clockText, elapsedSeconds, isLate } from "../sessions.rules.ts";
import type { AgendaItem, SessionPage } from "../sessions.schema.ts";
import { useServerNow } from "../use-server-now.ts";

/** The item under discussion, large: what everybody in the room looks for. */
export function CurrentItem({ page }: { page: SessionPage }) {
  const { slug } = useDistrict();
  const item = page.items.find(({ id }) => id === page.session.currentItemId);
  if (!item) return null;
  return (
    <section className="ta-current" aria-labelledby="punto-attuale">
      <p className="ta-page-eyebrow">{m.sessions_current_eyebrow({ position: itemPlace(page.items, item), total: page.items.length })}</p>
      <h2 id="punto-attuale" aria-live="polite" lang="it">
        {item.title}
      </h2>
      {item.proposal && (
        <p>
          {m.sessions_current_proposal()} <Link to={`/${slug}/proposte/${item.proposal.number}`}>{m.sessions_proposal_name({ number: item.proposal.number, title: item.proposal.title })}</Link>
        </p>
      )}
      <ItemClock page={page} item={item} />
    </section>
  );
}

/** The place of an item in the agenda, from 1, whatever gaps its positions have. */
export function itemPlace(items: readonly AgendaItem[], item: AgendaItem): number {
  return items.findIndex(({ id }) => id === item.id) + 1;
}

/** How long the item has taken and how long it may. The seconds are not read aloud: they change all the time. */
export function ItemClock({ page, item }: { page: SessionPage; item: AgendaItem }) {
  const now = useServerNow(page.now);
  const since = page.session.currentItemId === item.id && page.session.itemStartedAt ? new Date(page.session.itemStartedAt) : null;
  const seconds = elapsedSeconds(item.spentSeconds, since, now);
  return (
    <p className={isLate(item, seconds) ? "ta-clock ta-clock-late" : "ta-clock"}>
      <span aria-hidden="true">{clockText(seconds)}</span>
      <span className="visually-hidden">{m.sessions_clock_minutes({ minutes: Math.floor(seconds / 60) })}</span> <span>{m.sessions_clock_of({ minutes: item.minutes })}</span>
    </p>
  );
}
