import type { DelegateKind } from "#app/features/organisations/organisations.limits.ts";
import { delegateKindName } from "#app/features/organisations/organisations.render.ts";
import type { OfficeOrganisation } from "#app/features/organisations/organisations.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { Confirm } from "#app/ui/confirm.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ShownForm } from "../shown-form.ts";
import { BoundText } from "./bound-fields.tsx";
import { OfficeForm } from "./office-form.tsx";

type Holder = OfficeOrganisation["delegates"][number];
type Props = { kind: DelegateKind; holder: Holder | null; name: ShownForm; revoke: ShownForm };

/** One place (delegate or substitute): who holds it, naming somebody else, taking it away. */
export function DelegateForms({ kind, holder, name, revoke }: Props) {
  return (
    <section className="mb-5">
      <h2>{delegateKindName(kind)}</h2>
      {holder ? (
        <>
          <p>
            <span className="fw-semibold">{holder.email}</span>{" "}
            {holder.bound ? <Tag tone="success">{m.office_delegate_bound()}</Tag> : <Tag tone="warning">{m.office_delegate_waiting()}</Tag>}
            <br />
            <small>
              {m.office_delegate_named_on()} <Time value={holder.namedAt} />
            </small>
          </p>
          <Confirm label={m.office_delegate_revoke()} question={m.office_delegate_revoke_question({ email: holder.email })} size="sm">
            <OfficeForm form={revoke} submit={m.office_delegate_revoke_confirm()} variant="danger" isRow>
              <input type="hidden" name="delegationId" value={holder.id} />
            </OfficeForm>
          </Confirm>
        </>
      ) : (
        <p>{m.office_place_empty()}</p>
      )}
      <div className="mt-3">
        <OfficeForm key={holder?.id ?? "empty"} form={name} submit={holder ? m.office_delegate_replace() : m.office_delegate_name()} variant="outline">
          <input type="hidden" name="kind" value={kind} />
          <BoundText form={name} name="email" label={m.office_delegate_new_email()} hint={m.office_delegate_email_hint()} type="email" autoComplete="off" maxLength={254} required />
        </OfficeForm>
      </div>
    </section>
  );
}
