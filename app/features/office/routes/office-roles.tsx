import { href } from "react-router";
import { getDistrict } from "#app/features/districts/district-context.ts";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Page } from "#app/ui/page.tsx";
import { RoleForms } from "../components/role-forms.tsx";
import { answerForm } from "../office-answer.server.ts";
import { isHead } from "../office-context.ts";
import { grantDistrictRole, revokeDistrictRole } from "../office.commands.server.ts";
import { districtRoles } from "../office.limits.ts";
import { listOfficeRoles } from "../office.queries.server.ts";
import { districtRoleName } from "../office.render.ts";
import { GrantRoleFormSchema, RevokeRoleFormSchema } from "../office.schema.ts";
import { shownForm } from "../shown-form.ts";
import { useOfficeCrumbs } from "../use-office.ts";
import type { Route } from "./+types/office-roles";

export const meta: Route.MetaFunction = () => [{ title: m.office_roles_title() }];

export async function loader({ context }: Route.LoaderArgs) {
  return { holders: await listOfficeRoles(getDb(context), getDistrict(context).id), head: isHead(context) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const { id, slug: ambito } = getDistrict(context);
  const db = getDb(context);
  const formData = await request.formData();
  const to = href("/:ambito/ufficio/ruoli", { ambito });
  if (formData.get("intent") === "revoke") {
    return answerForm(context, formData, RevokeRoleFormSchema, { command: (input) => revokeDistrictRole(db, id, input), to, done: m.office_role_revoked() });
  }
  return answerForm(context, formData, GrantRoleFormSchema, { command: (input) => grantDistrictRole(db, id, input), to, done: m.office_role_granted() });
}

export default function OfficeRoles({ loaderData: { holders, head }, actionData }: Route.ComponentProps) {
  return (
    <Page title={m.office_roles_title()} lead={m.office_roles_lead()} breadcrumb={useOfficeCrumbs({ label: m.office_roles_title() })} width="narrow">
      {!head && <p>{m.office_roles_head_only()}</p>}
      <RoleForms
        grant={shownForm(actionData, "grant")}
        revoke={shownForm(actionData, "revoke")}
        holders={holders.map((holder) => ({ ...holder, roleName: districtRoleName(holder.role) }))}
        roles={districtRoles.map((value) => ({ value, label: districtRoleName(value) }))}
        canChange={head}
      />
    </Page>
  );
}
