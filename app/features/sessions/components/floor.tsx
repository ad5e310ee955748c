import { m } from "#app/paraglide/messages.js";
import { requestKindName, speakerWithBadge } from "../sessions.render.ts";
import { clockText, elapsedSeconds } from "../sessions.rules.ts";
import type { SessionPage } from "../sessions.schema.ts";
import { useServerNow } from "../use-server-now.ts";

/** Who has the floor and since when; how many wait. */
export function Floor({ page }: { page: SessionPage }) {
  const { floor, waiting } = page;
  return (
    <section aria-labelledby="parola">
      <h2 id="parola">{m.sessions_floor()}</h2>
      <p aria-live="polite" className="mb-1">
        {floor ? (
          <>
            <strong>{speakerWithBadge(floor)}</strong> · {requestKindName(floor.kind)} <FloorClock page={page} givenAt={floor.givenAt} />
          </>
        ) : (
          m.sessions_floor_nobody()
        )}
      </p>
      <p>
        {page.session.queueOpen ? m.sessions_queue_is_open() : m.sessions_queue_is_closed()} {m.sessions_waiting({ count: waiting })}
      </p>
    </section>
  );
}

export function FloorClock({ page, givenAt }: { page: SessionPage; givenAt: string }) {
  const now = useServerNow(page.now);
  return (
    <span className="ta-clock-inline" aria-hidden="true">
      {clockText(elapsedSeconds(0, new Date(givenAt), now))}
    </span>
  );
}
