import { Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Timeline, type TimelineItem } from "#app/ui/timeline.tsx";
import type { AgendaItem, SessionPage } from "../sessions.schema.ts";

/** The agenda as everybody sees it: what was discussed, what is, what comes; notes as they are written. */
export function AgendaList({ page }: { page: SessionPage }) {
  const { slug } = useDistrict();
  if (page.items.length === 0) return <EmptyState title={m.sessions_agenda_empty()} />;
  const items = page.items.map((item): TimelineItem => ({
    key: item.id,
    title: <span lang="it">{item.title}</span>,
    when: m.sessions_item_minutes({ minutes: item.minutes }),
    state: stateOf(page, item),
    children: (
      <>
        {item.proposal && (
          <p className="mb-1">
            <Link to={`/${slug}/proposte/${item.proposal.number}`}>{m.sessions_proposal_name({ number: item.proposal.number, title: item.proposal.title })}</Link>
          </p>
        )}
        {item.note && <p className="ta-pre mb-1" lang="it">{item.note}</p>}
        {item.decision && (
          <p className="ta-pre mb-1">
            <strong>{m.sessions_decision()}</strong> <span lang="it">{item.decision}</span>
          </p>
        )}
      </>
    ),
  }));
  return <Timeline items={items} label={m.sessions_agenda()} />;
}

function stateOf({ session }: SessionPage, item: AgendaItem): TimelineItem["state"] {
  if (item.id === session.currentItemId) return "current";
  return item.startedAt === null ? "todo" : "done";
}
