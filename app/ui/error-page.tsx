import { href, isRouteErrorResponse, useLocation } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "./button.tsx";
import { Page } from "./page.tsx";

type Words = { title: string; text: string };

/** What went wrong, what to do now, and (for our own failures) the id that the log knows. */
export function ErrorPage({ error, requestId, isSignedIn }: { error: unknown; requestId: string; isSignedIn: boolean }) {
  const { pathname, search } = useLocation();
  const status = statusOf(error);
  const words = wordsFor(status);
  return (
    <Page title={words.title} width="narrow" lead={<p>{words.text}</p>}>
      <title>{words.title}</title>
      {status >= 500 && requestId && (
        <p>
          {m.ui_error_id()} <code>{requestId}</code>
        </p>
      )}
      <p className="d-flex flex-wrap gap-3">
        <LinkButton to={href("/")}>{m.ui_error_home()}</LinkButton>
        {status === 404 && !isSignedIn ? (
          <LinkButton to={`${href("/accedi")}?${new URLSearchParams({ poi: pathname + search })}`} variant="outline">
            {m.ui_account_sign_in()}
          </LinkButton>
        ) : (
          <LinkButton to={pathname + search} reloadDocument variant="outline">
            {m.ui_error_retry()}
          </LinkButton>
        )}
      </p>
    </Page>
  );
}

/** The HTTP status that an error thrown by a loader or action stands for. Forbidden looks like absent. */
export function statusOf(error: unknown): number {
  if (isRouteErrorResponse(error)) return error.status === 403 ? 404 : error.status;
  return 500;
}

function wordsFor(status: number): Words {
  switch (status) {
    case 404:
    case 405:
    case 410:
      return { title: m.ui_error_404_title(), text: m.ui_error_404_text() };
    case 401:
      return { title: m.ui_error_401_title(), text: m.ui_error_401_text() };
    case 400:
    case 413:
    case 422:
      return { title: m.ui_error_400_title(), text: m.ui_error_400_text() };
    case 409:
      return { title: m.ui_error_409_title(), text: m.ui_error_409_text() };
    case 429:
      return { title: m.ui_error_429_title(), text: m.ui_error_429_text() };
    case 502:
    case 503:
    case 504:
      return { title: m.ui_error_503_title(), text: m.ui_error_503_text() };
    default:
      return { title: m.ui_error_500_title(), text: m.ui_error_500_text() };
  }
}
