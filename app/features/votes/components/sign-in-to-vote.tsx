import { href, Link, useLocation } from "react-router";
import { withReturnPath } from "#app/features/identity/return-path.ts";
import { m } from "#app/paraglide/messages.js";

/** For who is not signed in and may have a ballot: signing in comes back here. */
export function SignInToVote() {
  const { pathname } = useLocation();
  return (
    <p>
      {m.votes_sign_in()} <Link to={withReturnPath(href("/accedi"), pathname)}>{m.votes_sign_in_link()}</Link>
    </p>
  );
}
