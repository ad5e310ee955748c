import { m } from "#app/paraglide/messages.js";
import { getRequestInfo, getServices } from "#app/platform/context.ts";
import { AppError } from "#app/platform/errors.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Time } from "#app/ui/time.tsx";
import { splitLinks } from "../mail-links.ts";
import type { Route } from "./+types/trial-mailbox";

export const meta: Route.MetaFunction = () => [{ title: `${m.identity_mailbox_title()} · ${m.ui_site_name()}` }];

/**
 * The mails that an installation without a mail server would have sent. They carry sign-in links: outside the
 * demonstration only whoever sits at the machine itself reads them, everybody else finds no such page.
 */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { testMails, config } = getServices(context);
  const isProxied = !config.trustProxy && request.headers.has("x-forwarded-for");
  const isAtTheMachine = /^(127\.|::1$|::ffff:127\.)/.test(getRequestInfo(context).clientAddress) && !isProxied;
  if (!testMails || !(config.demo || isAtTheMachine)) throw new AppError("not_found");
  const mails = await testMails.list();
  return { mails: mails.map(({ id, to, subject, text, sentAt }) => ({ id, to, subject, sentAt, parts: splitLinks(text, config.origin) })) };
}

export default function TrialMailboxPage({ loaderData: { mails } }: Route.ComponentProps) {
  return (
    <Page title={m.identity_mailbox_title()} width="narrow" lead={<p>{m.identity_mailbox_lead()}</p>}>
      {mails.length === 0 && <EmptyState title={m.identity_mailbox_empty()} />}
      {mails.map((mail) => (
        <div key={mail.id} className="mb-4">
          <Card title={mail.subject} headingLevel={2} eyebrow={<Time value={mail.sentAt} />}>
            <p className="ta-hint">{m.identity_mailbox_to({ to: mail.to })}</p>
            <p style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
              {mail.parts.map((part, index) => (part.href === null ? part.text : <a key={index} href={part.href}>{part.text}</a>))}
            </p>
          </Card>
        </div>
      ))}
    </Page>
  );
}
