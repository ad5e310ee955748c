import type { SiteForm } from "#tests/borders/form-catalogue.ts";
import type { OtherThings } from "#tests/borders/other-district.ts";
import type { Fixture } from "#tests/permissions/fixture.ts";

/** What the office does with a section of the plan: its life, who takes part and how, who answers for it, its lock. */
export function sectionForms({ fixture, other }: { fixture: Fixture; other: OtherThings }): SiteForm[] {
  const section = { route: "/:ambito/piano/:sezione", path: `/${fixture.districtSlug}/piano/premessa`, who: "office", isButton: true } as const;
  const { organisationId, people } = fixture;
  return [
    { ...section, fields: { intent: "state", state: "consultation", revision: "1" } },
    { ...section, fields: { intent: "editor", organisationId, allowed: "true", way: "suggest" }, foreign: { organisationId: other.organisation_id } },
    { ...section, fields: { intent: "owner", personId: people.officeHead.id }, foreign: { personId: people.otherOffice.id }, mayBeEmpty: true },
    { ...section, fields: { intent: "lock", locked: "true" } },
  ];
}
