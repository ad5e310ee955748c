import { Form, Link } from "react-router";
import { categoryOptions } from "#app/features/organisations/categories.render.ts";
import { proposalStates } from "#app/features/proposals/proposals.limits.ts";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { type Option, SelectField, TextField } from "#app/ui/field.tsx";
import { answerFilters, deskParameters, deskSorts, dueFilters } from "../desk.limits.ts";
import { answerName, dueName, sortName } from "../desk.render.ts";
import type { DeskFilters, DeskTable } from "../desk.schema.ts";

type Props = { filters: DeskFilters; table: DeskTable; to: string };

function choices({ choices: { tavoli, municipalities }, people, counts }: DeskTable) {
  const states = proposalStates.filter((state) => state !== "draft");
  return {
    state: states.map((state) => ({ value: state, label: `${stateName(state)} (${counts[state] ?? 0})` })),
    tavolo: tavoli.map(({ slug, name }) => ({ value: slug, label: name })),
    category: [{ value: "citizen", label: m.office_category_citizen() }, ...categoryOptions()],
    municipality: municipalities.map(({ code, name }) => ({ value: code, label: name })),
    assignee: [
      { value: "me", label: m.office_assignee_me() },
      { value: "none", label: m.office_assignee_none() },
      ...people.filter((person) => !person.isMe).map(({ id, name }) => ({ value: id, label: name })),
    ],
    due: dueFilters.map((value) => ({ value, label: dueName(value) })),
    answer: answerFilters.map((value) => ({ value, label: answerName(value) })),
    sort: deskSorts.map((value) => ({ value, label: sortName(value) })),
  } satisfies Record<string, Option[]>;
}

/** Search, filters and order: a form that goes into the address, so that a choice can be kept as a view. */
export function DeskFilterForm({ filters, table, to }: Props) {
  const options = choices(table);
  const labels = {
    state: m.office_filter_state(), tavolo: m.office_filter_tavolo(), category: m.office_filter_category(), municipality: m.office_filter_municipality(),
    assignee: m.office_filter_assignee(), due: m.office_filter_due(), answer: m.office_filter_answer(),
  } as const;
  const names = ["state", "tavolo", "category", "municipality", "assignee", "due", "answer"] as const;
  const isNarrowed = [filters.q, ...names.map((name) => filters[name])].some((value) => value !== null && value !== undefined);
  return (
    <Form method="get" action={to} role="search" aria-label={m.office_filter_title()} className="mb-4" key={JSON.stringify(filters)}>
      <TextField type="search" name={deskParameters.q} label={m.office_filter_q()} defaultValue={filters.q ?? ""} maxLength={200} />
      <details className="mb-3" open={isNarrowed}>
        <summary>{m.office_filter_more()}</summary>
        <div className="row pt-3">
          {names.map((name) => (
            <div key={name} className="col-12 col-md-6 col-xl-3">
              <SelectField name={deskParameters[name]} label={labels[name]} emptyLabel={m.office_filter_any()} defaultValue={filters[name] ?? ""} options={options[name]} />
            </div>
          ))}
          <div className="col-12 col-md-6 col-xl-3">
            <SelectField name={deskParameters.sort} label={m.office_filter_sort()} defaultValue={filters.sort ?? "-sent"} options={options.sort} />
          </div>
        </div>
      </details>
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton icon="it-search">{m.office_filter_submit()}</SubmitButton>
        {isNarrowed && <Link to={to}>{m.office_filter_clear()}</Link>}
      </p>
    </Form>
  );
}
