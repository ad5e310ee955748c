import type { ReactNode } from "react";
import { Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import type { AgendaItem } from "#app/features/sessions/sessions.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { interventionText } from "../minutes.render.ts";
import { wholeMinutes } from "../minutes.rules.ts";
import type { Intervention } from "../minutes.schema.ts";

type Props = { number: number; item: AgendaItem; /** It is being discussed at this moment. */ isCurrent: boolean; interventions: readonly Intervention[]; /** The votes taken on this item. */ children?: ReactNode };

/** One item: when, which proposal, what was said, who spoke, the votes, the orientation. */
export function MinutesItem({ number, item, isCurrent, interventions, children }: Props) {
  const { slug } = useDistrict();
  return (
    <section className="ta-minutes-item">
      <h3>
        {number}. <span lang="it">{item.title}</span>
      </h3>
      <p>{timeText(item, isCurrent)}</p>
      {item.proposal && (
        <p>
          <strong>{item.startedAt === null ? m.minutes_item_proposal_planned() : m.minutes_item_proposal()}:</strong> <Link to={`/${slug}/proposte/${item.proposal.number}`}>{`${item.proposal.number}, ${item.proposal.title}`}</Link>
        </p>
      )}
      {item.note && (
        <>
          <h4>{m.minutes_item_said()}</h4>
          <p className="ta-pre" lang="it">{item.note}</p>
        </>
      )}
      <InterventionList title={m.minutes_item_interventions()} interventions={interventions} />
      {children}
      {item.decision && (
        <>
          <h4>{m.minutes_item_decision()}</h4>
          <p className="ta-pre" lang="it">{item.decision}</p>
        </>
      )}
    </section>
  );
}

function timeText({ startedAt, spentSeconds }: AgendaItem, isCurrent: boolean): string {
  if (startedAt === null) return m.minutes_item_skipped();
  const from = formatTime(startedAt);
  return isCurrent ? m.minutes_item_current({ from }) : m.minutes_item_time({ from, minutes: wholeMinutes(spentSeconds) });
}

export function InterventionList({ title, interventions }: { title: string; interventions: readonly Intervention[] }) {
  if (interventions.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {interventions.map((intervention) => (
          <li key={`${intervention.organisation}-${intervention.kind}`}>{interventionText(intervention)}</li>
        ))}
      </ul>
    </>
  );
}
