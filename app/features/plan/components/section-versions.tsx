import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { SectionVersion } from "../plan.schema.ts";

/** The frozen versions of a section, newest first. */
export function SectionVersions({ slug, versions }: { slug: string; versions: readonly SectionVersion[] }) {
  const { slug: ambito } = useDistrict();
  return (
    <section className="mt-5" aria-labelledby="versioni">
      <h2 id="versioni">{m.plan_section_versions_title()}</h2>
      {versions.length === 0 && <p>{m.plan_section_versions_none()}</p>}
      <ul>
        {versions.map((version) => (
          <li key={version.number}>
            <Link to={href("/:ambito/piano/:sezione/versioni/:versione", { ambito, sezione: slug, versione: `${version.number}` })}>{version.label}</Link>{" "}
            <Time value={version.createdAt} withTime /> {version.isPublic && <Tag tone="info">{m.plan_section_version_public()}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
