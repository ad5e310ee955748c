import { Form, href, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { FormValues } from "#app/platform/forms.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { withReturnPath } from "../return-path.ts";

/**
 * For a form that failed with `sign_in_needed`: what was typed stays, and signing in happens beside it. A page that
 * cannot show its form without a person passes the typed values: they are kept here, ready to be sent again.
 */
export function SignInAgain({ values }: { values?: FormValues | undefined }) {
  const { pathname, search } = useLocation();
  return (
    <Alert kind="warning" title={m.identity_sign_in_again_title()} role="alert">
      <p>{m.identity_sign_in_again_text()}</p>
      <p>
        <a href={withReturnPath(href("/accedi"), pathname + search)} target="_blank" rel="opener" className="btn btn-outline-primary">
          {m.identity_sign_in_again_link()}
        </a>
      </p>
      {values && <SendAgain values={values} to={pathname + search} label={m.identity_sign_in_again_send()} />}
    </Alert>
  );
}

/** A button that sends the same form once more. */
export function SendAgain({ values, to, label }: { values: FormValues; to: string; label: string }) {
  const pairs = Object.entries(values).flatMap(([name, value]) => [value].flat().map((text, index) => ({ key: `${name}-${index}`, name, text })));
  return (
    <Form method="post" action={to}>
      {pairs.map(({ key, name, text }) => (
        <input key={key} type="hidden" name={name} value={text} />
      ))}
      <SubmitButton>{label}</SubmitButton>
    </Form>
  );
}
