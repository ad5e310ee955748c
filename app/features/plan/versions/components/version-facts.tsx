import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ShownVersion } from "../versions.render.ts";
import type { Version } from "../versions.schema.ts";

/** Whence a version is, where it stays, and how to check that nobody changed it. */
export function VersionFacts({ version, address }: { version: ShownVersion; address: string }) {
  return (
    <DefinitionList
      items={[
        { term: m.versions_term_label(), description: <>{version.title} <Tag tone={version.isPublic ? "info" : "neutral"}>{version.isPublic ? m.plan_section_version_public() : m.versions_private()}</Tag></> },
        { term: m.versions_term_kind(), description: version.kindName },
        { term: m.versions_term_phase(), description: version.phaseName },
        { term: m.versions_term_kept(), description: <Time value={version.createdAt} withTime /> },
        { term: m.versions_term_by(), description: version.body },
        { term: m.versions_term_restored(), description: version.restored.length === 0 ? null : version.restored.map(({ at, sentence }) => <span key={at} className="d-block">{sentence} · <Time value={at} withTime /></span>) },
        { term: m.versions_term_address(), description: version.isPublic ? <span className="text-break">{address}</span> : null },
        { term: m.plan_section_version_fingerprint(), description: version.sha256 && <code className="text-break">{version.sha256}</code> },
      ]}
    />
  );
}

export function VersionCheck({ version, place }: { version: Version; place: { ambito: string; sezione: string } }) {
  return (
    <section className="mt-4" aria-labelledby="verifica">
      <h2 id="verifica">{m.versions_verify_title()}</h2>
      <p>{version.hashForm === 1 ? m.versions_verify_form_text() : m.versions_verify_form_living()}</p>
      <p>{m.versions_verify_text()} {m.versions_verify_withheld()}</p>
      <p className="d-print-none"><Link reloadDocument to={href("/:ambito/piano/:sezione/versioni/:versione/dati.json", { ...place, versione: `${version.number}` })}>{m.versions_verify_download()}</Link></p>
      <p className="d-print-none">{m.versions_print()}</p>
    </section>
  );
}
