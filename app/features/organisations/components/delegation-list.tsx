import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { delegateKindName } from "../organisations.render.ts";
import type { Delegation } from "../organisations.schema.ts";

type Props = {
  delegations: readonly Delegation[];
  revoke: ShownForm;
  /** Whether the person may take the place away. */
  mayRevoke: (delegation: Delegation) => boolean;
};

/** Who was named for an organisation: place, tavolo, how far the invitation is, and the button that takes it away. */
export function DelegationList({ delegations, revoke, mayRevoke }: Props) {
  if (delegations.length === 0) return <p>{m.organisations_delegates_none()}</p>;
  return (
    <ul className="list-unstyled">
      {delegations.map((delegation) => (
        <li key={delegation.id} className="py-3 border-bottom">
          <p className="mb-1">
            <span className="fw-semibold">{delegateKindName(delegation.kind)}</span> · {delegation.tavolo ?? m.organisations_delegate_everywhere()}
            <br />
            {delegation.email} <DelegationState delegation={delegation} />
          </p>
          {mayRevoke(delegation) && (
            <Confirm label={m.organisations_delegate_revoke()} question={m.organisations_delegate_revoke_question({ email: delegation.email })} size="xs">
              <PostedForm form={revoke} submit={m.organisations_delegate_revoke_confirm()} variant="danger" isRow>
                <input type="hidden" name="delegationId" value={delegation.id} />
              </PostedForm>
            </Confirm>
          )}
        </li>
      ))}
    </ul>
  );
}

function DelegationState({ delegation: { bound, expired, endsOn } }: { delegation: Delegation }) {
  if (!bound) return expired ? <Tag tone="danger">{m.organisations_delegate_expired()}</Tag> : <Tag tone="warning">{m.organisations_delegate_invited()}</Tag>;
  return (
    <>
      <Tag tone="success">{m.organisations_delegate_accepted()}</Tag>
      {endsOn && (
        <>
          {" "}
          {m.organisations_delegate_until()} <Time value={endsOn} />
        </>
      )}
    </>
  );
}
