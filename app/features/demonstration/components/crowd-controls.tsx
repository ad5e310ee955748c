import { Form, href } from "react-router";
import type { CrowdState } from "#app/platform/context.ts";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";

type Props = { state: CrowdState; sessionId: string; /** The page to come back to. */ returnTo: string };

/** Starts and stops the invented participants, and says how far they are. */
export function CrowdControls({ state, sessionId, returnTo }: Props) {
  return (
    <div className="ta-demo-crowd">
      <Form method="post" action={href("/demo/seduta")}>
        <input type="hidden" name="sessionId" value={sessionId} />
        <input type="hidden" name="poi" value={returnTo} />
        {state.running ? (
          <SubmitButton name="intent" value="stop" variant="outline" size="sm">{m.demo_live_stop()}</SubmitButton>
        ) : (
          <SubmitButton name="intent" value="start" size="sm">{m.demo_live_start()}</SubmitButton>
        )}
      </Form>
      <p role="status">
        {state.running ? m.demo_live_running() : m.demo_live_idle()} {(state.running || state.present > 0) && m.demo_live_counts({ present: state.present, asked: state.asked, voted: state.voted })}
      </p>
    </div>
  );
}
