import { href, Link } from "react-router";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { blockAnchor } from "#app/features/documents/components/content-view.tsx";
import { m } from "#app/paraglide/messages.js";
import { Time } from "#app/ui/time.tsx";
import { sectionName } from "../thread.render.ts";
import type { Outcome } from "../thread.schema.ts";

/** What became of the proposal, why, and where in the plan. */
export function OutcomeCard({ outcome, ambito }: { outcome: Outcome; ambito: string }) {
  const { section, blockId, quote } = outcome;
  return (
    <section id="esito" tabIndex={-1} aria-labelledby="esito-titolo" className="mb-5">
      <h2 id="esito-titolo">{m.thread_outcome_title()}</h2>
      <p>
        <StateTag state={outcome.kind} /> <Time value={outcome.publishedAt} />
      </p>
      <h3 className="h5">{m.thread_outcome_reason()}</h3>
      <p lang="it" style={{ whiteSpace: "pre-line" }}>{outcome.reason}</p>
      {section && (
        <>
          <h3 className="h5">{m.thread_outcome_quote()}</h3>
          {quote && <blockquote className="ta-quote" lang="it">{quote}</blockquote>}
          <p>
            <Link to={`${href("/:ambito/piano/:sezione", { ambito, sezione: section.slug })}#${blockAnchor(blockId) ?? ""}`}>
              {m.thread_outcome_in_section({ section: sectionName(section) })}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}
