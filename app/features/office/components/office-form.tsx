import type { ReactNode } from "react";
import { Form } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { type ButtonVariant, SubmitButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import type { ShownForm } from "../shown-form.ts";

type Props = {
  form: ShownForm;
  submit: string;
  variant?: ButtonVariant | undefined;
  children?: ReactNode;
};

/** A form of the desk: a plain POST to the page's own address, with what is wrong at its top. */
export function OfficeForm({ form, submit, variant, children }: Props) {
  return (
    <Form method="post" preventScrollReset noValidate>
      {form.needsSignIn ? <SignInAgain /> : <FormErrorSummary errors={form.summary} />}
      <input type="hidden" name="intent" value={form.intent} />
      {children}
      <SubmitButton variant={variant}>{submit}</SubmitButton>
    </Form>
  );
}
