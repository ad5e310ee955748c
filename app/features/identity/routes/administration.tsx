import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { redirectWithToast } from "#app/platform/flash.server.ts";
import { commandResult, formFailure, parseForm } from "#app/platform/forms.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { createDistrict, nameOfficeHead } from "../administration.commands.server.ts";
import { listDistrictsForAdmin } from "../administration.queries.server.ts";
import { type AdminDistrict, NewDistrictSchema, OfficeHeadSchema } from "../administration.schema.ts";
import { CreateDistrictForm, OfficeHeadForm } from "../components/administration-forms.tsx";
import { SignInAgain } from "../components/sign-in-again.tsx";
import { formView } from "../form-result.ts";
import { personOrFormSent, requirePerson } from "../require-person.server.ts";
import type { Route } from "./+types/administration";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_admin_title()} · ${m.ui_site_name()}` }];

export async function loader({ context, request }: Route.LoaderArgs) {
  const person = personOrFormSent(context, request);
  if (!person) return { districts: null };
  if (!person.platformAdmin) throw new AppError("not_found");
  return { districts: await listDistrictsForAdmin(getDb(context)) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await request.formData();
  if (form.get("azione") === "responsabile") return nameHeadForm(context, request, form);
  const parsed = parseForm(NewDistrictSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    return createDistrict(getDb(context), parsed.data);
  });
  return "init" in result ? result : redirectWithToast(href("/amministrazione"), { kind: "success", text: m.identity_admin_create_done() });
}

async function nameHeadForm(context: Route.ActionArgs["context"], request: Request, form: FormData) {
  const parsed = parseForm(OfficeHeadSchema, form);
  if (!parsed.ok) return formFailure(parsed);
  const result = await commandResult(form, async () => {
    requirePerson(context, request);
    await nameOfficeHead(getDb(context), parsed.data);
  });
  return "init" in result ? result : redirectWithToast(href("/amministrazione"), { kind: "success", text: m.identity_admin_head_done() });
}

export default function AdministrationPage({ loaderData: { districts }, actionData }: Route.ComponentProps) {
  const { errors, failure } = formView(actionData);
  if (!districts) return <Page title={m.identity_admin_title()}>{failure && <SignInAgain values={failure.values} />}</Page>;
  return (
    <Page title={m.identity_admin_title()} lead={<p>{m.identity_admin_lead()}</p>}>
      {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={errors} />}
      {districts.length === 0 ? <EmptyState title={m.identity_admin_districts_empty()} /> : <DistrictTable districts={districts} />}
      {districts.length > 0 && <OfficeHeadForm districts={districts} view={formView(actionData, "responsabile")} />}
      <CreateDistrictForm view={formView(actionData, "ambito")} />
    </Page>
  );
}

function DistrictTable({ districts }: { districts: readonly AdminDistrict[] }) {
  return (
    <DataTable
      caption={m.identity_admin_districts_title()}
      rows={districts}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: m.identity_admin_column_name(), isRowHeader: true, cell: (row) => <Link to={`/${row.slug}`}>{row.name}</Link> },
        { key: "prefix", header: m.identity_admin_column_prefix(), cell: (row) => row.numberPrefix },
        { key: "municipalities", header: m.identity_admin_column_municipalities(), align: "end", cell: (row) => row.municipalities },
        { key: "heads", header: m.identity_admin_column_heads(), cell: (row) => row.heads.join(", ") || m.identity_admin_heads_none() },
      ]}
    />
  );
}
