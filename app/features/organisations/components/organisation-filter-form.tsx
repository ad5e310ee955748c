import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { categoryOptions } from "../categories.render.ts";
import type { OrganisationFilters, OrganisationsPage } from "../organisations.schema.ts";

type Props = { filters: OrganisationFilters } & Pick<OrganisationsPage, "municipalities" | "tavoli">;

/** The register's filters: a plain form, so the address says what is shown. */
export function OrganisationFilterForm({ filters, municipalities, tavoli }: Props) {
  return (
    <Form method="get" role="search" aria-label={m.organisations_filter_label()} className="row align-items-end mb-4">
      <div className="col-12 col-md">
        <SelectField name="categoria" label={m.organisations_category()} emptyLabel={m.organisations_any()} defaultValue={filters.categoria ?? ""} options={categoryOptions()} />
      </div>
      <div className="col-12 col-md">
        <SelectField
          name="comune"
          label={m.organisations_municipality()}
          emptyLabel={m.organisations_any()}
          defaultValue={filters.comune ?? ""}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <div className="col-12 col-md">
        <SelectField
          name="tavolo"
          label={m.organisations_tavolo()}
          emptyLabel={m.organisations_any()}
          defaultValue={filters.tavolo ?? ""}
          options={tavoli.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      </div>
      <div className="col-12 col-md-auto mb-4">
        <SubmitButton>{m.organisations_filter()}</SubmitButton>
      </div>
    </Form>
  );
}
