import { href, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { withReturnPath } from "../return-path.ts";

/** For a form that failed with `sign_in_needed`: what was typed stays, and signing in happens beside it. */
export function SignInAgain() {
  const { pathname, search } = useLocation();
  return (
    <Alert kind="warning" title={m.identity_sign_in_again_title()} role="alert">
      <p>{m.identity_sign_in_again_text()}</p>
      <a href={withReturnPath(href("/accedi"), pathname + search)} target="_blank" rel="opener" className="btn btn-outline-primary">
        {m.identity_sign_in_again_link()}
      </a>
    </Alert>
  );
}
