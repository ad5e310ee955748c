import { Form, href, Link, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Icon } from "./icon.tsx";
import type { ViewerSummary } from "./shell.ts";
import { useUnread } from "./use-unread.ts";

/** «Accedi», or the person's name with what they can open from there. */
export function AccountMenu({ viewer }: { viewer: ViewerSummary }) {
  const { pathname, search } = useLocation();
  const unread = useUnread(viewer.isSignedIn, pathname);
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
        {unread > 0 && (
          <span className="ta-unread">
            <span aria-hidden="true">{unread}</span>
            <span className="visually-hidden">{m.ui_account_unread({ count: unread })}</span>
          </span>
        )}
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
