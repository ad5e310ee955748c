import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** The office's forms on a version's page. */
export function versionForms({ fixture: { districtSlug } }: { fixture: Fixture }): SiteForm[] {
  const page = { route: "/:ambito/piano/:sezione/versioni/:versione", path: `/${districtSlug}/piano/premessa/versioni/1`, who: "office" } as const;
  return [
    { ...page, fields: { intent: "publish", label: "Bozza per la consultazione" }, texts: ["label"] },
    { ...page, fields: { intent: "restore", reason: "Si torna alla stesura di prima.", confirmed: "on" }, texts: ["reason"] },
  ];
}
