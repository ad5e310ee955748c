import { href, Link } from "react-router";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { Time } from "#app/ui/time.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { stepText, stepTitle } from "../thread.render.ts";
import type { ThreadStep } from "../thread.schema.ts";

type Props = { steps: readonly ThreadStep[]; number: string; ambito: string };

/** The thread in words: what happened, when, and the link to where it happened. */
export function ThreadList({ steps, number, ambito }: Props) {
  return (
    <Timeline
      label={m.thread_title()}
      items={steps.map((step, index) => ({
        key: `${step.kind}-${index}`,
        title: stepTitle(step),
        when: <Time value={step.at} withTime={step.kind === "planned"} />,
        state: step.kind === "planned" || step.kind === "vote_open" ? "current" : "done",
        children: (
          <>
            {"via" in step && step.via && <p className="mb-1"><small>{m.thread_step_via({ number: step.via })}</small></p>}
            <p className="mb-1">{stepText(step, number)}</p>
            {step.kind === "written" && step.quote && <blockquote className="ta-quote" lang="it">{step.quote}</blockquote>}
            <StepLink step={step} ambito={ambito} />
          </>
        ),
      }))}
    />
  );
}

function StepLink({ step, ambito }: { step: ThreadStep; ambito: string }) {
  switch (step.kind) {
    case "planned":
    case "discussed":
      return <Link to={href("/:ambito/sedute/:seduta", { ambito, seduta: String(step.session.number) })}>{m.thread_step_session_link()}</Link>;
    case "vote_open":
    case "voted":
      return <Link to={href("/:ambito/votazioni/:votazione", { ambito, votazione: String(step.vote.number) })}>{m.thread_step_vote_link()}</Link>;
    case "written":
      return <Link to={`${href("/:ambito/piano/:sezione", { ambito, sezione: step.section.slug })}#${blockAnchor(step.blockId) ?? ""}`}>{m.thread_step_written_link()}</Link>;
    case "screened":
      return step.tavolo && <Link to={href("/:ambito/tavoli/:tavolo", { ambito, tavolo: step.tavolo.slug })}>{step.tavolo.name}</Link>;
    case "outcome":
      return <a href={step.via ? `#esito-${step.via}` : "#esito"}>{m.thread_step_outcome_link()}</a>;
    case "merged":
    case "absorbed":
      return <Link to={href("/:ambito/proposte/:numero", { ambito, numero: step.other.number })}>{m.thread_step_other_link({ number: step.other.number })}</Link>;
    case "sent":
    case "review":
      return null;
  }
}
