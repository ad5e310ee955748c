import { lazy } from "react";
import { Link, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import type { SessionPage } from "../sessions.schema.ts";

const CheckInForm = lazy(async () => ({ default: (await import("./check-in-form.tsx")).CheckInForm }));
const SpeakPanel = lazy(async () => ({ default: (await import("./speak-panel.tsx")).SpeakPanel }));

/** What one does in a seduta oneself: enter, then speak. The forms' code is loaded only by who is signed in. */
export function OwnPart({ page }: { page: SessionPage }) {
  if (page.mine === null) return <SignInToCheckIn />;
  return page.mine.attendance ? <SpeakPanel page={page} /> : <CheckInForm page={page} mine={page.mine} />;
}

function SignInToCheckIn() {
  const { pathname, search } = useLocation();
  return (
    <Callout title={m.sessions_check_in_title()}>
      <p className="mb-0">
        {m.sessions_check_in_sign_in()} <Link to={`/accedi?${new URLSearchParams({ poi: pathname + search })}`}>{m.sessions_check_in_sign_in_link()}</Link>
      </p>
    </Callout>
  );
}
