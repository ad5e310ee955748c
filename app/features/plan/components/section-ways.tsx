import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";

/** Who can do what in the section now, for everybody who reads its page. */
export function SectionWays({ sentences }: { sentences: readonly string[] }) {
  const { slug: ambito } = useDistrict();
  return (
    <details className="mb-4">
      <summary>{m.sections_ways_title()}</summary>
      <ul className="mt-2">
        {sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}
      </ul>
      <p><Link to={href("/:ambito/piano/come-si-scrive", { ambito })}>{m.sections_ways_more()}</Link></p>
    </details>
  );
}
