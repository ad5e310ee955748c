import { href, Link } from "react-router";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { m } from "#app/paraglide/messages.js";
import { Time } from "#app/ui/time.tsx";
import { sectionName } from "../thread.render.ts";
import type { Outcome } from "../thread.schema.ts";

type Props = {
  outcome: Outcome;
  ambito: string;
  /** The number of the proposal that got it, when this one flowed into that one. */
  through?: string | undefined;
};

/** What became of the proposal, why, and where in the plan. */
export function OutcomeCard({ outcome, ambito, through }: Props) {
  const { section, blockId, quote } = outcome;
  const id = through ? `esito-${through}` : "esito";
  return (
    <section id={id} tabIndex={-1} aria-labelledby={`${id}-titolo`} className="mb-5">
      <h2 id={`${id}-titolo`}>{through ? m.thread_outcome_through({ number: through }) : m.thread_outcome_title()}</h2>
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
