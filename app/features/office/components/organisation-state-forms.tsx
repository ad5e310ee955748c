import { FormProblems, PostedForm } from "#app/features/identity/components/posted-form.tsx";
import type { OrganisationState } from "#app/features/organisations/organisations.limits.ts";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundTextarea } from "#app/ui/bound-fields.tsx";
import { Confirm } from "#app/ui/confirm.tsx";

/** Suspends a verified organisation, or lets a suspended one act again. */
export function OrganisationStateForms({ state, organisationId, form }: { state: OrganisationState; organisationId: string; form: ShownForm }) {
  const hidden = (decision: string) => (
    <>
      <input type="hidden" name="organisationId" value={organisationId} />
      <input type="hidden" name="decision" value={decision} />
    </>
  );
  return (
    <section>
      <FormProblems form={form} />
      {state === "suspended" ? (
        <PostedForm form={form} submit={m.organisations_decide_resume()} isRow>
          {hidden("verify")}
        </PostedForm>
      ) : (
        <Confirm label={m.organisations_decide_suspend()} question={m.organisations_decide_suspend_question()} size="sm">
          <PostedForm form={form} submit={m.organisations_decide_suspend_confirm()} variant="danger" isRow>
            {hidden("suspend")}
            <BoundTextarea form={form} name="reason" label={m.organisations_decide_reason()} hint={m.organisations_decide_reason_hint()} rows={3} maxLength={1000} required />
          </PostedForm>
        </Confirm>
      )}
    </section>
  );
}
