import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import type { MergeOffer } from "../similar.schema.ts";

/** For the office at screening: into what the author offers to merge. Nothing when she offers nothing. */
export function MergeOffers({ offers, ambito, headingLevel = 3 }: { offers: readonly MergeOffer[]; ambito: string; headingLevel?: 2 | 3 | 4 }) {
  if (offers.length === 0) return null;
  return (
    <Callout title={m.topics_merge_offers()} headingLevel={headingLevel}>
      <ul className="mb-0">
        {offers.map((offer) => (
          <li key={offer.id}>
            <Link to={href("/:ambito/proposte/:numero", { ambito, numero: offer.number })}>{offer.number}, <span lang="it">{offer.title}</span></Link>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
