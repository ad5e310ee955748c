import { Form, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { listParameters, publicStates } from "../proposals.limits.ts";
import { stateName } from "../proposals.render.ts";
import type { ListFilters, ProposalChoices } from "../proposals.schema.ts";

type Props = { filters: ListFilters; choices: ProposalChoices; listTo: string };

/** Search and filters of the list: a form that goes into the address, so that a result can be shared and printed. */
export function ProposalFilters({ filters, choices, listTo }: Props) {
  const isNarrowed = [filters.q, filters.tavolo, filters.comune, filters.stato].some((filter) => filter !== null);
  return (
    <Form method="get" action={listTo} role="search" aria-label={m.proposals_list_filters()} className="ta-filters mb-4" key={JSON.stringify(filters)}>
      <div className="row">
        <div className="col-12 col-lg-6">
          <TextField type="search" name={listParameters.query} label={m.proposals_list_query()} hint={m.proposals_list_query_hint()} defaultValue={filters.q ?? ""} maxLength={200} />
        </div>
        <div className="col-12 col-lg-6">
          <SelectField
            name={listParameters.tavolo}
            label={m.proposals_list_tavolo()}
            emptyLabel={m.proposals_list_any_tavolo()}
            defaultValue={filters.tavolo ?? ""}
            options={choices.tavoli.map((tavolo) => ({ value: tavolo.slug, label: tavolo.name }))}
          />
        </div>
        <div className="col-12 col-lg-6">
          <SelectField
            name={listParameters.municipality}
            label={m.proposals_list_municipality()}
            emptyLabel={m.proposals_list_any_municipality()}
            defaultValue={filters.comune ?? ""}
            options={choices.municipalities.map((municipality) => ({ value: municipality.code, label: municipality.name }))}
          />
        </div>
        <div className="col-12 col-lg-6">
          <SelectField
            name={listParameters.state}
            label={m.proposals_list_state()}
            emptyLabel={m.proposals_list_any_state()}
            defaultValue={filters.stato ?? ""}
            options={publicStates.map((state) => ({ value: state, label: stateName(state) }))}
          />
        </div>
      </div>
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton icon="it-search">{m.proposals_list_search()}</SubmitButton>
        {isNarrowed && <Link to={listTo}>{m.proposals_list_clear()}</Link>}
      </p>
    </Form>
  );
}
