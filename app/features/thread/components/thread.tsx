import { m } from "#app/paraglide/messages.js";
import type { ProposalState } from "#app/features/proposals/proposals.limits.ts";
import { Callout } from "#app/ui/callout.tsx";
import { stoppedSentence } from "../thread.render.ts";
import { stationStates, stoppedAt } from "../thread.rules.ts";
import type { ThreadStep } from "../thread.schema.ts";
import { ThreadList } from "./thread-list.tsx";
import { ThreadPicture } from "./thread-picture.tsx";

type Props = { steps: readonly ThreadStep[]; state: ProposalState; number: string; ambito: string };

/** «Il filo» of a proposal: one picture, the steps in words, and where it has stopped. */
export function Thread({ steps, state, number, ambito }: Props) {
  const stopped = stoppedAt(steps, state);
  return (
    <section aria-labelledby="filo" className="mb-5">
      <h2 id="filo">{m.thread_title()}</h2>
      <p>{m.thread_lead()}</p>
      <ThreadPicture stations={stationStates(steps, state)} />
      <ThreadList steps={steps} number={number} ambito={ambito} />
      {stopped && (
        <Callout title={m.thread_stopped_title()} headingLevel={3}>
          <p className="mb-0">{stoppedSentence(stopped)}</p>
        </Callout>
      )}
    </section>
  );
}
