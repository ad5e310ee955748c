import { href, Link } from "react-router";
import { blockAnchor } from "#app/features/documents/block-anchor.rules.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import type { SectionPage } from "../plan.schema.ts";

/** From the section back to the proposals: the other end of the thread. */
export function SectionOrigins({ origins }: Pick<SectionPage, "origins">) {
  const { slug: ambito } = useDistrict();
  return (
    <section className="mt-5" aria-labelledby="origini">
      <h2 id="origini">{m.plan_section_origins_title()}</h2>
      {origins.length === 0 && <p>{m.plan_section_origins_none()}</p>}
      <ul>
        {origins.map((origin) => (
          <li key={`${origin.number} ${origin.blockId}`} className="mb-2">
            <Link to={href("/:ambito/proposte/:numero", { ambito, numero: origin.number })}>
              {m.plan_section_origin({ number: origin.number, title: origin.title })}
            </Link>
            {origin.quote && (
              <>
                <blockquote className="mb-1" lang="it">{origin.quote}</blockquote>
                <a href={`#${blockAnchor(origin.blockId)}`}>{m.plan_section_origin_passage()}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
