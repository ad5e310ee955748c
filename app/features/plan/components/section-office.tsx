import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import type { SectionPage } from "../plan.schema.ts";
import type { Checklist } from "../sections/checklist.rules.ts";
import { IntentForm } from "./intent-form.tsx";
import { SectionEditors } from "./section-editors.tsx";
import { SectionLife } from "./section-life.tsx";
import { SectionOwner } from "./section-owner.tsx";

type Props = {
  page: Pick<SectionPage, "section" | "access" | "editors" | "versions" | "work">;
  organisations: readonly { id: string; name: string }[];
  checklist: Checklist | null;
  /** What the page's action answered last. */
  answer: unknown;
};

/** What only the plan office does with a section: its state, who takes part and how, who answers for it, its lock, its versions. */
export function SectionOffice({ page: { section, access, editors, versions, work }, organisations, checklist, answer }: Props) {
  const failure = isFormFailure(answer) ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  const typed = (field: string) => (typeof failure?.values[field] === "string" ? failure.values[field] : undefined);
  return (
    <section className="mt-5 ta-panel d-print-none" aria-labelledby="ufficio-sezione">
      <h2 id="ufficio-sezione">{m.plan_section_office_title()}</h2>
      {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={failure ? errors : null} />}
      <SectionLife key={section.revision} section={section} checklist={checklist} />
      {/* Emptied once its version is there. */}
      <IntentForm key={versions.length} intent="version">
        <TextField name="label" label={m.plan_form_version()} hint={m.plan_form_version_hint()} error={errors["label"]} defaultValue={typed("label")} maxLength={120} required />
        <Checkbox name="isPublic" label={m.plan_form_version_public()} />
        <SubmitButton variant="outline" size="sm">{m.plan_form_version_save()}</SubmitButton>
      </IntentForm>
      <SectionEditors editors={editors} organisations={organisations} errors={errors} />
      {work && <SectionOwner owner={work.owner} people={work.people} error={errors["personId"]} />}
      <LockForm isLocked={access.right !== "none" && access.locked} />
    </section>
  );
}

function LockForm({ isLocked }: { isLocked: boolean }) {
  return isLocked ? (
    <IntentForm intent="lock">
      <input type="hidden" name="locked" value="false" />
      <SubmitButton variant="outline" size="sm">{m.plan_form_unlock()}</SubmitButton>
    </IntentForm>
  ) : (
    <Confirm label={m.plan_form_lock()} question={m.plan_form_lock_question()} size="sm">
      <IntentForm intent="lock">
        <input type="hidden" name="locked" value="true" />
        <Button type="submit" size="sm">{m.plan_form_lock()}</Button>
      </IntentForm>
    </Confirm>
  );
}
