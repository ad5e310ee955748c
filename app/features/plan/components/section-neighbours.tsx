import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import type { SectionPage } from "../plan.schema.ts";
import { sectionTitle } from "../sections/section-words.render.ts";

/** The section before and the one after. */
export function SectionNeighbours({ previous, next }: Pick<SectionPage, "previous" | "next">) {
  const { slug: ambito } = useDistrict();
  return (
    <nav className="d-flex flex-wrap justify-content-between gap-3 mt-5" aria-label={m.plan_section_neighbours()}>
      {previous ? <Link rel="prev" to={href("/:ambito/piano/:sezione", { ambito, sezione: previous.slug })}>← {sectionTitle(previous)}</Link> : <span />}
      {next && <Link rel="next" to={href("/:ambito/piano/:sezione", { ambito, sezione: next.slug })}>{sectionTitle(next)} →</Link>}
    </nav>
  );
}
