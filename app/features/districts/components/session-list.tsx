import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { Card, CardGrid } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Tag, type TagTone } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { SessionCard } from "../districts.schema.ts";
import { useDistrict } from "../use-district.ts";

type Props = { sessions: readonly SessionCard[]; label: string; emptyText: string };

const tones = { scheduled: "neutral", open: "success", closed: "info" } as const satisfies Record<SessionCard["state"], TagTone>;

function stateName(state: SessionCard["state"]): string {
  switch (state) {
    case "scheduled":
      return m.districts_session_scheduled();
    case "open":
      return m.districts_session_open();
    case "closed":
      return m.districts_session_closed();
  }
}

/** Sessions of the tavoli as cards, or a sentence that there are none. */
export function SessionList({ sessions, label, emptyText }: Props) {
  const { slug } = useDistrict();
  if (sessions.length === 0) return <EmptyState title={emptyText} />;
  return (
    <CardGrid label={label}>
      {sessions.map((session) => (
        <Card
          key={session.number}
          title={<span lang="it">{session.title}</span>}
          to={href("/:ambito/sedute/:seduta", { ambito: slug, seduta: String(session.number) })}
          eyebrow={session.tavolo}
          footer={<Tag tone={tones[session.state]}>{stateName(session.state)}</Tag>}
        >
          <p className="mb-0">
            {session.state === "open" ? m.districts_session_since({ time: formatTime(session.startsAt) }) : <Time value={session.startsAt} withTime />}
            {session.place && (
              <>
                <br />
                {session.place}
              </>
            )}
          </p>
        </Card>
      ))}
    </CardGrid>
  );
}
