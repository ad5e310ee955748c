import { m } from "#app/paraglide/messages.js";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import type { Option } from "#app/ui/field.tsx";
import type { ShownForm } from "../shown-form.ts";
import { BoundSelect, BoundText } from "./bound-fields.tsx";
import { FormProblems, OfficeForm } from "./office-form.tsx";

type Holder = { personId: string; role: string; roleName: string; email: string; name: string };
type Props = { grant: ShownForm; revoke: ShownForm; holders: readonly Holder[]; roles: readonly Option[]; canChange?: boolean };

/** Who has a role, each with «Togli»; below, a form that names somebody by e-mail. */
export function RoleForms({ grant, revoke, holders, roles, canChange = true }: Props) {
  return (
    <>
      <FormProblems form={revoke} />
      {holders.length === 0 ? (
        <EmptyState title={m.office_roles_none()} />
      ) : (
        <ul className="list-unstyled">
          {holders.map((holder) => (
            <li key={`${holder.personId}-${holder.role}`} className="py-2 border-bottom">
              <p className="mb-1">
                <span className="fw-semibold">{holder.roleName}</span> – {holder.name} ({holder.email})
              </p>
              {canChange && (
                <Confirm label={m.office_remove_named({ name: `${holder.roleName}, ${holder.name || holder.email}` })} question={m.office_role_revoke_question()} size="xs">
                  <OfficeForm form={revoke} submit={m.office_remove_confirm()} variant="danger" isRow>
                    <input type="hidden" name="personId" value={holder.personId} />
                    <input type="hidden" name="role" value={holder.role} />
                  </OfficeForm>
                </Confirm>
              )}
            </li>
          ))}
        </ul>
      )}
      {canChange && (
        <OfficeForm key={holders.length} form={grant} submit={m.office_role_grant()} variant="outline">
          <BoundSelect form={grant} name="role" label={m.office_role_label()} emptyLabel={m.office_choose()} options={roles} required />
          <BoundText form={grant} name="email" label={m.office_role_email()} hint={m.office_role_email_hint()} type="email" autoComplete="off" maxLength={254} required />
        </OfficeForm>
      )}
    </>
  );
}
