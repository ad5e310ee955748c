import { href, Link } from "react-router";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { SectionOrigin } from "../thread.schema.ts";

/** On a section's page: the proposals that its paragraphs come from. Nothing when there is none. */
export function SectionOrigins({ origins, ambito }: { origins: readonly SectionOrigin[]; ambito: string }) {
  if (origins.length === 0) return null;
  return (
    <section aria-labelledby="origini" className="mb-5">
      <h2 id="origini">{m.thread_origins_title()}</h2>
      <p>{m.thread_origins_lead()}</p>
      <ul>
        {origins.map((origin) => (
          <li key={`${origin.blockId}-${origin.number}`} className="mb-3">
            <Link to={href("/:ambito/proposte/:numero", { ambito, numero: origin.number })}>{origin.title}</Link> <StateTag state={origin.state} />
            <br />
            <small>{m.thread_origins_item({ number: origin.number, proposer: proposerLabel(origin.proposer) })}</small>
            {origin.quote && (
              <blockquote className="ta-quote mb-0">
                <a href={`#${origin.blockId}`}>{origin.quote.length > 160 ? `${origin.quote.slice(0, 160)}…` : origin.quote}</a>
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
