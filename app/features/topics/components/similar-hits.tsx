import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import type { SimilarHit } from "../similar.limits.ts";
import { topicProposerLabel } from "../topics.render.ts";

type Props = {
  title: string;
  text: string;
  hits: readonly SimilarHit[];
  /** Where one reads the hit whole. */
  linkTo: (hit: SimilarHit) => string;
  /** What one can do about it, beside reading it. */
  actions: (hit: SimilarHit) => ReactNode;
};

/** What resembles the text that one is writing: a few lines each, opened beside it so that nothing typed is lost. */
export function SimilarHits({ title, text, hits, linkTo, actions }: Props) {
  return (
    <section className="ta-panel mb-4" aria-label={title}>
      <p className="fw-semibold mb-1">{title}</p>
      <p>{text}</p>
      <ul className="list-unstyled mb-0">
        {hits.map((hit) => (
          <li key={hit.id} className="py-2 border-top">
            <a href={linkTo(hit)} target="_blank" rel="opener" className="fw-semibold">
              <span lang="it">{hit.title}</span> <span className="visually-hidden">{m.topics_similar_new_tab()}</span>
            </a>
            <br />
            <small>
              {hit.number} · {topicProposerLabel(hit)}
            </small>
            <p className="mb-1" lang="it">{hit.excerpt.length < 200 ? hit.excerpt : `${hit.excerpt.replace(/\s+\S*$/, "")}…`}</p>
            {actions(hit)}
          </li>
        ))}
      </ul>
    </section>
  );
}
