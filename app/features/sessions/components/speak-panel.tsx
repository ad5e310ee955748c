import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { requestKindName, speakerWithBadge } from "../sessions.render.ts";
import type { SessionPage } from "../sessions.schema.ts";

type Mine = NonNullable<SessionPage["mine"]>;

/** For who has checked in: ask for the floor, wait, speak, leave. */
export function SpeakPanel({ page }: { page: SessionPage }) {
  const attendance = page.mine?.attendance;
  if (!page.mine || !attendance) return null;
  const sessionId = page.session.id;
  return (
    <section aria-labelledby="la-tua-presenza" className="ta-panel">
      <h2 id="la-tua-presenza">{m.sessions_mine_title()}</h2>
      <p>{m.sessions_mine_present({ name: speakerWithBadge(attendance) })}</p>
      {page.mine.request ? <OwnRequest request={page.mine.request} sessionId={sessionId} /> : <AskForms page={page} />}
      <Confirm label={m.sessions_leave()} question={m.sessions_leave_question()} size="sm">
        <LiveForm intent="attendance:check_out" fields={{ sessionId }}>
          <SubmitButton variant="outline">{m.sessions_leave_confirm()}</SubmitButton>
        </LiveForm>
      </Confirm>
    </section>
  );
}

function OwnRequest({ request, sessionId }: { request: NonNullable<Mine["request"]>; sessionId: string }) {
  const fields = { sessionId, requestId: request.id };
  if (request.givenAt) {
    return (
      <div className="ta-your-turn">
        <p role="status" className="h4">
          {m.sessions_your_turn()}
        </p>
        <LiveForm intent="queue:end_floor" fields={fields}>
          <SubmitButton size="lg">{m.sessions_finished()}</SubmitButton>
        </LiveForm>
      </div>
    );
  }
  return (
    <>
      <p role="status" className="lead">
        {m.sessions_your_place({ place: request.place ?? 1, kind: requestKindName(request.kind) })}
      </p>
      <LiveForm intent="queue:withdraw" fields={fields} className="mb-3">
        <SubmitButton variant="outline">{m.sessions_withdraw()}</SubmitButton>
      </LiveForm>
    </>
  );
}

/** One tap for an intervention; reply and point of order below. With the queue closed only the latter. */
function AskForms({ page }: { page: SessionPage }) {
  const sessionId = page.session.id;
  return (
    <div className="ta-ask">
      {page.session.queueOpen ? (
        <>
          <LiveForm intent="queue:ask" fields={{ sessionId, kind: "intervention" }}>
            <SubmitButton size="lg">{m.sessions_ask()}</SubmitButton>
          </LiveForm>
          <LiveForm intent="queue:ask" fields={{ sessionId, kind: "reply" }}>
            <SubmitButton variant="outline">{m.sessions_ask_reply()}</SubmitButton>
          </LiveForm>
        </>
      ) : (
        <p>{m.sessions_queue_is_closed()}</p>
      )}
      <LiveForm intent="queue:ask" fields={{ sessionId, kind: "point_of_order" }}>
        <SubmitButton variant="link">{m.sessions_ask_point_of_order()}</SubmitButton>
      </LiveForm>
    </div>
  );
}
