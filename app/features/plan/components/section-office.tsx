import { type ReactNode } from "react";
import { Form } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import type { SectionPage } from "../plan.schema.ts";
import { SECTION_STATES } from "../sections/plan-outline.limits.ts";
import { sectionStateName } from "../sections/section-words.render.ts";

type Props = {
  page: Pick<SectionPage, "section" | "access" | "editors" | "versions">;
  organisations: readonly { id: string; name: string }[];
  /** What the page's action answered last. */
  answer: unknown;
};

/** What only the plan office does with a section: its state, who writes it, its lock, its versions. */
export function SectionOffice({ page: { section, access, editors, versions }, organisations, answer }: Props) {
  const failure = isFormFailure(answer) ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  const typed = (field: string) => (typeof failure?.values[field] === "string" ? failure.values[field] : undefined);
  const free = organisations.filter(({ id }) => !editors.some((editor) => editor.id === id));
  return (
    <section className="mt-5 ta-panel" aria-labelledby="ufficio-sezione">
      <h2 id="ufficio-sezione">{m.plan_section_office_title()}</h2>
      {failure?.formError === "sign_in_needed" ? <SignInAgain /> : <FormErrorSummary errors={failure ? errors : null} />}
      <IntentForm intent="state">
        <input type="hidden" name="revision" value={section.revision} />
        <SelectField
          name="state" label={m.plan_form_state()} hint={m.plan_form_state_hint()} error={errors["state"]} defaultValue={typed("state") ?? section.state}
          options={SECTION_STATES.map((state) => ({ value: state, label: sectionStateName(state) }))}
        />
        <SubmitButton variant="outline" size="sm">{m.plan_form_state_save()}</SubmitButton>
      </IntentForm>
      {/* Emptied once its version is there. */}
      <IntentForm key={versions.length} intent="version">
        <TextField name="label" label={m.plan_form_version()} hint={m.plan_form_version_hint()} error={errors["label"]} defaultValue={typed("label")} maxLength={120} required />
        <Checkbox name="isPublic" label={m.plan_form_version_public()} />
        <SubmitButton variant="outline" size="sm">{m.plan_form_version_save()}</SubmitButton>
      </IntentForm>
      <h3>{m.plan_section_editors_title()}</h3>
      <ul>
        <li>{m.plan_section_editors_office()}</li>
        {editors.map((editor) => (
          <li key={editor.id}>
            {editor.name}
            <IntentForm intent="editor">
              <input type="hidden" name="organisationId" value={editor.id} />
              <input type="hidden" name="allowed" value="false" />
              <SubmitButton variant="link" size="sm">{m.plan_form_editor_remove({ name: editor.name })}</SubmitButton>
            </IntentForm>
          </li>
        ))}
      </ul>
      <IntentForm intent="editor">
        <input type="hidden" name="allowed" value="true" />
        <SelectField
          name="organisationId" label={m.plan_form_editor()} hint={m.plan_form_editor_hint()} error={errors["organisationId"]} emptyLabel={m.plan_form_editor_choose()}
          options={free.map(({ id, name }) => ({ value: id, label: name }))} required
        />
        <SubmitButton variant="outline" size="sm">{m.plan_form_editor_add()}</SubmitButton>
      </IntentForm>
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

function IntentForm({ intent, children }: { intent: string; children: ReactNode }) {
  return (
    <Form method="post" className="mb-4">
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  );
}
