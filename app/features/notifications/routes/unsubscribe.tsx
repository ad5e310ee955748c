import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { getDb } from "#app/platform/context.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";
import { unsubscribe } from "../notifications.commands.server.ts";
import { groupName } from "../notifications.names.ts";
import { requireUnsubscribeScope } from "../notifications.queries.server.ts";
import type { UnsubscribeScope } from "../notifications.schema.ts";
import type { Route } from "./+types/unsubscribe";

export const meta: Route.MetaFunction = () => [{ title: `${m.notifications_unsubscribe_title()} · ${m.ui_site_name()}` }, { name: "robots", content: "noindex" }];

/** The address in a mail's foot and header. Reading it changes nothing: scanners open every link of a mail. */
export async function loader({ context, url }: Route.LoaderArgs) {
  return { scope: await requireUnsubscribeScope(getDb(context), url.searchParams.get("t") ?? "") };
}

/** The button of the page, or the mail program's own POST (RFC 8058): neither needs a login. */
export async function action({ context, url }: Route.ActionArgs) {
  return { done: await unsubscribe(getDb(context), url.searchParams.get("t") ?? "") };
}

export default function UnsubscribePage({ loaderData: { scope }, actionData }: Route.ComponentProps) {
  const choices = <LinkButton to={href("/avvisi/preferenze")} variant="outline">{m.notifications_choose()}</LinkButton>;
  return (
    <Page title={m.notifications_unsubscribe_title()} width="narrow">
      {actionData ? (
        <Alert kind="success" title={m.notifications_unsubscribe_done()} role="status">
          <p>{m.notifications_unsubscribe_done_text({ what: scopeName(scope) })}</p>
        </Alert>
      ) : (
        <>
          <p>{m.notifications_unsubscribe_text({ what: scopeName(scope) })}</p>
          <Form method="post">
            <SubmitButton>{m.notifications_unsubscribe_button()}</SubmitButton>
          </Form>
        </>
      )}
      <p className="mt-4">{m.notifications_unsubscribe_service()}</p>
      <p>{choices}</p>
    </Page>
  );
}

function scopeName(scope: UnsubscribeScope): string {
  switch (scope) {
    case "daily":
      return m.notifications_scope_daily();
    case "weekly":
      return m.notifications_scope_weekly();
    default:
      return groupName(scope);
  }
}
