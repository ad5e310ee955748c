import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { IntentForm } from "../../components/intent-form.tsx";
import { VERSION_LIMITS } from "../versions.limits.ts";

type Props = {
  version: { number: number; isPublic: boolean };
  mayRestore: boolean;
  /** What the page's action answered last. */
  answer: unknown;
};

/** What only the office does with a version: make it public for good, write its text into the section again. */
export function VersionForms({ version, mayRestore, answer }: Props) {
  const failure = isFormFailure(answer) ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  const typed = (field: string) => (typeof failure?.values[field] === "string" ? failure.values[field] : undefined);
  return (
    <div className="d-print-none">
      {failure && (failure.formError === "sign_in_needed" ? <SignInAgain values={failure.values} /> : <FormErrorSummary errors={errors} />)}
      {!version.isPublic && (
        <section className="mt-5 ta-panel" aria-labelledby="pubblica">
          <h2 id="pubblica">{m.versions_publish_title()}</h2>
          <p>{m.versions_publish_text()}</p>
          <IntentForm intent="publish">
            <TextField name="label" label={m.versions_publish_label()} defaultValue={typed("label") ?? m.versions_publish_default({}, { locale: "it" })} error={errors["label"]} maxLength={VERSION_LIMITS.label} required />
            <SubmitButton variant="outline" size="sm">{m.versions_publish_do()}</SubmitButton>
          </IntentForm>
        </section>
      )}
      {mayRestore && (
        <section className="mt-5 ta-panel" aria-labelledby="ripristina">
          <h2 id="ripristina">{m.versions_restore_title()}</h2>
          <p>{m.versions_restore_text()}</p>
          <IntentForm intent="restore">
            <TextareaField name="reason" label={m.versions_restore_reason()} hint={m.versions_restore_reason_hint()} defaultValue={typed("reason")} error={errors["reason"]} maxLength={VERSION_LIMITS.reason} rows={3} required />
            <Checkbox name="confirmed" label={m.versions_restore_confirm()} error={errors["confirmed"]} required />
            <SubmitButton variant="outline" size="sm">{m.versions_restore_do({ number: version.number })}</SubmitButton>
          </IntentForm>
        </section>
      )}
    </div>
  );
}
