import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import type { ProposalPage } from "../thread.schema.ts";

type Props = { proposal: Pick<ProposalPage, "id" | "state" | "isMine" | "hidden">; ambito: string };

/** Why only its author and the office read a proposal: it waits, it was returned, or moderation hides it. */
export function NotPublicNotice({ proposal: { id, state, isMine, hidden }, ambito }: Props) {
  if (hidden) {
    return (
      <Alert kind="warning" title={m.thread_hidden_title()}>
        <p>{m.thread_hidden_text()}</p>
        <blockquote className="ta-quote mb-0" lang="it">{hidden.reason}</blockquote>
      </Alert>
    );
  }
  return (
    <Alert title={m.proposals_page_not_public_title()}>
      <p className={state === "returned" ? undefined : "mb-0"}>{m.proposals_page_not_public_text()}</p>
      {state === "returned" && isMine && (
        <LinkButton to={href("/:ambito/proposte/bozze/:id", { ambito, id })} size="sm">
          {m.proposals_mine_revise()}
        </LinkButton>
      )}
    </Alert>
  );
}
