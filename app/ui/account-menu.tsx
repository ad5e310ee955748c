import { lazy, Suspense } from "react";
import { Form, href, Link, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Icon } from "./icon.tsx";
import type { ViewerSummary } from "./shell.ts";

// Only for who is signed in, and never in the way of the page.
const UnreadMark = lazy(async () => ({ default: (await import("./unread-mark.tsx")).UnreadMark }));

/** «Accedi», or the person's name with what they can open from there. */
export function AccountMenu({ viewer }: { viewer: ViewerSummary }) {
  const { pathname, search } = useLocation();
  if (!viewer.isSignedIn) {
    const back = new URLSearchParams({ poi: pathname + search });
    return (
      <Link to={`${href("/accedi")}?${back}`} className="ta-account-link">
        <Icon name="it-user" color="white" size="sm" /> {m.ui_account_sign_in()}
      </Link>
    );
  }
  return (
    <details className="ta-account" key={pathname}>
      <summary>
        <Icon name="it-user" color="white" size="sm" /> <span className="ta-account-name">{viewer.displayName}</span>
        <Suspense fallback={null}>
          <UnreadMark pathname={pathname} />
        </Suspense>
      </summary>
      <div className="ta-account-panel">
        {viewer.organisations.length > 0 && <p className="ta-hint">{m.ui_account_for({ organisations: viewer.organisations.join(", ") })}</p>}
        <ul>
          <li>
            <Link to={href("/avvisi")}>{m.ui_account_notices()}</Link>
          </li>
          <li>
            <Link to={href("/profilo")}>{m.ui_account_profile()}</Link>
          </li>
          <li>
            <Form method="post" action={href("/esci")}>
              <button type="submit">{m.ui_account_sign_out()}</button>
            </Form>
          </li>
        </ul>
      </div>
    </details>
  );
}
