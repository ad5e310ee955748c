import type { ReactNode } from "react";
import { Form } from "react-router";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { type ButtonVariant, SubmitButton } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

type Props = {
  form: ShownForm;
  submit: string;
  variant?: ButtonVariant | undefined;
  /** One of several forms of the same intent: what is wrong is said once, by FormProblems above them. */
  isRow?: boolean | undefined;
  children?: ReactNode;
};

/** What is wrong with a form: a list with a link to each field, or that the login ended meanwhile. */
export function FormProblems({ form }: { form: ShownForm }) {
  return form.needsSignIn ? <SignInAgain /> : <FormErrorSummary errors={form.summary} />;
}

/** A form of several on a page: a plain POST to the page's own address, with what is wrong at its top. */
export function PostedForm({ form, submit, variant, isRow = false, children }: Props) {
  return (
    <Form method="post" preventScrollReset noValidate>
      {!isRow && <FormProblems form={form} />}
      <input type="hidden" name="intent" value={form.intent} />
      {children}
      <SubmitButton variant={variant}>{submit}</SubmitButton>
    </Form>
  );
}
