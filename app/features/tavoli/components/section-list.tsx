import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { TavoloPage } from "../tavoli.schema.ts";

/** The sections of the plan in which proposals of this tavolo ended up. */
export function SectionList({ sections }: { sections: TavoloPage["sectionList"] }) {
  const { slug: ambito } = useDistrict();
  if (sections.length === 0) return <EmptyState title={m.tavoli_sections_none()} />;
  return (
    <ul>
      {sections.map((section) => (
        <li key={section.slug}>
          <Link to={href("/:ambito/piano/:sezione", { ambito, sezione: section.slug })}>
            {section.number} {section.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
