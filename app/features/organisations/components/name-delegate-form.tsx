import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundRadios, BoundSelect, BoundText } from "#app/ui/bound-fields.tsx";
import { delegateKinds, organisationLimits } from "../organisations.limits.ts";
import { delegateKindName } from "../organisations.render.ts";

type Props = { form: ShownForm; tavoli: readonly { id: string; name: string }[]; /** False where the whole organisation's places are named elsewhere. */ withWhole?: boolean };

/** Invites somebody to act for an organisation, for the whole of it or at one tavolo. */
export function NameDelegateForm({ form, tavoli, withWhole = true }: Props) {
  return (
    <PostedForm form={form} submit={m.organisations_delegate_invite()} variant="outline">
      <BoundSelect
        form={form}
        name="tavoloId"
        label={m.organisations_delegate_where()}
        hint={m.organisations_delegate_where_hint()}
        emptyLabel={withWhole ? m.organisations_delegate_everywhere() : undefined}
        options={tavoli.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <BoundRadios form={form} name="kind" legend={m.organisations_delegate_kind()} stored="delegate" options={delegateKinds.map((kind) => ({ value: kind, label: delegateKindName(kind) }))} inline required />
      <BoundText form={form} name="email" label={m.organisations_delegate_email()} hint={m.organisations_delegate_email_hint()} type="email" autoComplete="off" maxLength={organisationLimits.emailMax} required />
      <BoundText form={form} name="endsOn" label={m.organisations_delegate_ends_on()} hint={m.organisations_delegate_ends_on_hint()} type="date" />
    </PostedForm>
  );
}
