import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundCheckboxes, BoundSelect, BoundText } from "#app/ui/bound-fields.tsx";
import type { StoredOrganisation } from "../accreditation.schema.ts";
import { detailLimits, organisationLimits } from "../organisations.limits.ts";
import { categoryOptions } from "../categories.render.ts";
import { legalFormOptions, runtsSectionOptions } from "../organisations.render.ts";

type Named = { id: string; name: string };
type Props = { form: ShownForm; municipalities: readonly Named[]; organisation?: StoredOrganisation | undefined };

/** Name, category and seat of an organisation that asks to be let in. */
export function IdentityFields({ form, municipalities }: Omit<Props, "organisation">) {
  return (
    <>
      <BoundText form={form} name="name" label={m.organisations_field_name()} maxLength={organisationLimits.nameMax} autoComplete="organization" required />
      <BoundSelect form={form} name="category" label={m.organisations_category()} emptyLabel={m.organisations_choose()} options={categoryOptions()} required />
      <BoundSelect form={form} name="municipalityId" label={m.organisations_field_seat()} emptyLabel={m.organisations_field_seat_outside()} options={municipalities.map(({ id, name }) => ({ value: id, label: name }))} />
    </>
  );
}

/** What an organisation says of itself beyond that. All of it may be left empty. */
export function DetailFields({ form, municipalities, organisation }: Props) {
  return (
    <>
      <BoundCheckboxes
        form={form}
        name="operatesIn"
        legend={m.organisations_field_operates_in()}
        options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
        stored={organisation?.operatesIn}
        inline
      />
      <BoundSelect form={form} name="legalForm" label={m.organisations_field_legal_form()} stored={organisation?.legalForm ?? ""} emptyLabel={m.organisations_choose()} options={legalFormOptions()} />
      <BoundText form={form} name="taxCode" label={m.organisations_field_tax_code()} hint={m.organisations_field_tax_code_hint()} stored={organisation?.taxCode ?? ""} inputMode="numeric" maxLength={20} autoComplete="off" />
      <BoundText form={form} name="runtsNumber" label={m.organisations_field_runts_number()} hint={m.organisations_field_runts_hint()} stored={organisation?.runtsNumber ?? ""} inputMode="numeric" maxLength={9} autoComplete="off" />
      <BoundSelect form={form} name="runtsSection" label={m.organisations_field_runts_section()} stored={organisation?.runtsSection ?? ""} emptyLabel={m.organisations_field_runts_none()} options={runtsSectionOptions()} />
      <BoundText form={form} name="legalRepresentative" label={m.organisations_field_legal_representative()} hint={m.organisations_field_private()} stored={organisation?.legalRepresentative} maxLength={detailLimits.legalRepresentative} autoComplete="off" />
      <BoundText form={form} name="contactEmail" label={m.organisations_field_contact()} hint={m.organisations_field_private()} stored={organisation?.contactEmail} type="email" maxLength={organisationLimits.emailMax} autoComplete="off" />
      <BoundText form={form} name="website" label={m.organisations_field_website()} stored={organisation?.website ?? ""} type="url" maxLength={detailLimits.website} placeholder="https://" autoComplete="url" />
    </>
  );
}
