import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { CompareForm } from "../versions/components/compare-form.tsx";
import type { ShownVersion } from "../versions/versions.render.ts";
import type { SectionVersions as Page } from "../versions/versions.schema.ts";

/** The versions of a section, newest first, and which two of them to compare. */
export function SectionVersions({ page }: { page: Omit<Page, "versions"> & { versions: readonly ShownVersion[] } }) {
  const { slug: ambito } = useDistrict();
  const { section, versions, access } = page;
  const mayRestore = access.right === "write" && access.capacity === "office";
  return (
    <section className="mt-5" aria-labelledby="versioni">
      <h2 id="versioni">{m.versions_title()}</h2>
      <p>{versions.length === 0 ? m.versions_none() : m.versions_intro()}</p>
      <ul>
        {versions.map((version) => {
          const to = href("/:ambito/piano/:sezione/versioni/:versione", { ambito, sezione: section.slug, versione: `${version.number}` });
          return (
            <li key={version.number} className="mb-2">
              <Link to={to}>{m.plan_section_version_title({ number: version.number, label: version.title })}</Link>{" "}
              {version.isPublic && <Tag tone="info">{m.plan_section_version_public()}</Tag>}
              {version.sha256 === null && <Tag>{m.versions_preparing()}</Tag>}
              <br />
              <small><Facts version={version} /></small>{" "}
              {version.restored.map(({ at, sentence }) => <span key={at} className="d-block small">{sentence} · <Time value={at} withTime /></span>)}
              {mayRestore && version.sha256 !== null && <Link to={`${to}#ripristina`} aria-label={m.versions_restore_do({ number: version.number })}>{m.versions_restore()}</Link>}
            </li>
          );
        })}
      </ul>
      <CompareForm page={page} ambito={ambito} />
    </section>
  );
}

function Facts({ version }: { version: ShownVersion }) {
  const facts = [version.kindName, version.phaseName, version.body];
  return <>{facts.filter((fact) => fact !== null).join(" · ")} · <Time value={version.createdAt} withTime /></>;
}
