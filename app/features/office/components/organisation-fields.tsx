import { organisationLimits } from "#app/features/organisations/organisations.limits.ts";
import { categoryOptions } from "#app/features/organisations/categories.render.ts";
import type { OfficeOrganisation } from "#app/features/organisations/organisations.schema.ts";
import { m } from "#app/paraglide/messages.js";
import type { Option } from "#app/ui/field.tsx";
import type { ShownForm } from "../shown-form.ts";
import { BoundSelect, BoundText } from "./bound-fields.tsx";

type Props = { form: ShownForm; municipalities: readonly Option[]; organisation?: OfficeOrganisation };

/** The fields of an organisation, new or already registered. */
export function OrganisationFields({ form, municipalities, organisation }: Props) {
  return (
    <>
      <BoundText form={form} name="name" label={m.office_organisation_name()} stored={organisation?.name} maxLength={organisationLimits.nameMax} required />
      <BoundSelect form={form} name="category" label={m.office_organisation_category()} stored={organisation?.category} emptyLabel={m.office_choose()} options={categoryOptions()} required />
      <BoundSelect
        form={form}
        name="municipalityId"
        label={m.office_organisation_municipality()}
        stored={organisation?.municipalityId ?? ""}
        emptyLabel={m.office_organisation_outside()}
        options={municipalities}
      />
    </>
  );
}
