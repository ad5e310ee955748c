import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { requestKindName, speakerWithBadge } from "../sessions.render.ts";
import type { ConsoleView, SessionPage } from "../sessions.schema.ts";
import { Floor } from "./floor.tsx";

/** The speaking queue with its buttons, in its order; the floor can go to anybody in it. */
export function ConsoleQueue({ page, view }: { page: SessionPage; view: ConsoleView }) {
  const sessionId = page.session.id;
  return (
    <div className="ta-panel">
      <Floor page={page} />
      <div className="ta-actions">
        {page.floor && (
          <LiveForm intent="queue:end_floor" fields={{ sessionId, requestId: page.floor.id }}>
            <SubmitButton>{m.sessions_end_floor()}</SubmitButton>
          </LiveForm>
        )}
        <LiveForm intent="queue:set" fields={{ sessionId, isOpen: page.session.queueOpen ? "no" : "yes" }}>
          <SubmitButton variant="outline">{page.session.queueOpen ? m.sessions_close_queue() : m.sessions_open_queue()}</SubmitButton>
        </LiveForm>
      </div>
      <ol className="ta-queue" aria-label={m.sessions_queue()}>
        {view.queue.map((request) => (
          <li key={request.id}>
            <span>
              <strong>{speakerWithBadge(request)}</strong>
              <br />
              {m.sessions_queue_detail({ kind: requestKindName(request.kind), minutes: spokenMinutes(view, request.badge) })}
            </span>
            <span className="ta-actions">
              <LiveForm intent="queue:give_floor" fields={{ sessionId, requestId: request.id }}>
                <SubmitButton size="sm" aria-label={m.sessions_give_floor_to({ name: speakerWithBadge(request) })}>{m.sessions_give_floor()}</SubmitButton>
              </LiveForm>
              <LiveForm intent="queue:withdraw" fields={{ sessionId, requestId: request.id }}>
                <SubmitButton size="sm" variant="link" aria-label={m.sessions_take_out_name({ name: speakerWithBadge(request) })}>{m.sessions_take_out()}</SubmitButton>
              </LiveForm>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function spokenMinutes(view: ConsoleView, badge: number): number {
  return Math.round((view.present.find((person) => person.badge === badge)?.spokenSeconds ?? 0) / 60);
}
