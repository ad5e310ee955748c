import { Form, href, Link } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { AuditList } from "../audit/components/audit-list.tsx";
import { listAuditTrail } from "../audit/audit.queries.server.ts";
import { actName, capacityName } from "../audit/audit.render.ts";
import { AuditAddressSchema, capacities } from "../audit/audit.schema.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-audit";

export const meta: Route.MetaFunction = () => [{ title: m.office_audit_title() }];

export async function loader({ context, url }: Route.LoaderArgs) {
  const filters = AuditAddressSchema.parse(Object.fromEntries(url.searchParams));
  const page = await listAuditTrail(getDb(context), getDistrict(context).id, filters);
  return { page, filters, acts: page.acts.map((act) => ({ value: act, label: actName(act) })), roles: capacities.map((capacity) => ({ value: capacity, label: capacityName(capacity) })) };
}

export default function OfficeAudit({ loaderData: { page, filters, acts, roles } }: Route.ComponentProps) {
  const { slug: ambito } = useDistrict();
  const to = href("/:ambito/ufficio/registro", { ambito });
  return (
    <Page title={m.office_audit_title()} lead={m.office_audit_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_audit_title() })}>
      <Form method="get" role="search" aria-label={m.office_audit_filters()} className="mb-4" key={JSON.stringify(filters)}>
        <div className="row">
          <div className="col-12 col-md-6 col-xl-4"><SelectField name="atto" label={m.office_audit_column_act()} emptyLabel={m.office_filter_any()} defaultValue={filters.atto ?? ""} options={acts} /></div>
          <div className="col-12 col-md-6 col-xl-4"><SelectField name="ruolo" label={m.office_audit_column_by()} emptyLabel={m.office_filter_any()} defaultValue={filters.ruolo ?? ""} options={roles} /></div>
          <div className="col-12 col-md-6 col-xl-4"><TextField name="proposta" label={m.office_audit_number()} defaultValue={filters.proposta ?? ""} maxLength={30} /></div>
          <div className="col-12 col-md-6 col-xl-4"><TextField type="date" name="dal" label={m.office_audit_from()} defaultValue={filters.dal ?? ""} /></div>
          <div className="col-12 col-md-6 col-xl-4"><TextField type="date" name="al" label={m.office_audit_to()} defaultValue={filters.al ?? ""} /></div>
        </div>
        <p className="d-flex flex-wrap gap-3 align-items-center">
          <SubmitButton icon="it-search">{m.office_filter_submit()}</SubmitButton>
          <Link to={to}>{m.office_filter_clear()}</Link>
          <Link reloadDocument to={href("/:ambito/ufficio/esporta/:file", { ambito, file: "registro.csv" })}>{m.office_audit_csv()}</Link>
        </p>
      </Form>
      {page.items.length === 0 ? <EmptyState title={m.office_audit_none()} /> : <AuditList lines={page.items} />}
      <Pagination nextCursor={page.next === null ? null : String(page.next)} label={m.office_audit_caption()} />
    </Page>
  );
}
