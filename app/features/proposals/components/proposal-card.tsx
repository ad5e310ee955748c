import { href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formatNumber } from "#app/platform/i18n/format.ts";
import { Card } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import { proposerLabel } from "../proposals.render.ts";
import type { ProposalSummary } from "../proposals.schema.ts";
import { supportersOf } from "../support.render.ts";
import { StateTag } from "./state-tag.tsx";

const excerptLength = 200;

function shorten(text: string): string {
  if (text.length <= excerptLength) return text;
  return `${text.slice(0, excerptLength).replace(/\s+\S*$/, "")}…`;
}

/** A public proposal in a list: number, title, who proposes, where it stands. */
export function ProposalCard({ proposal, ambito }: { proposal: ProposalSummary; ambito: string }) {
  // What flowed into it counts too: that is what its page says.
  const supporters = supportersOf(proposal.support.combined ?? proposal.support);
  return (
    <Card
      title={<span lang="it">{proposal.title}</span>}
      to={href("/:ambito/proposte/:numero", { ambito, numero: proposal.number ?? "" })}
      headingLevel={2}
      eyebrow={
        <>
          {proposal.number} {proposal.tavolo && `· ${proposal.tavolo.name}`}
        </>
      }
      footer={<StateTag state={proposal.state} />}
    >
      <p lang="it">{shorten(proposal.excerpt)}</p>
      <p className="mb-0">
        <small>
          {proposerLabel(proposal.proposer)} {proposal.publishedAt && <>· <Time value={proposal.publishedAt} format="medium" /></>}
        </small>
      </p>
      {(supporters !== "" || proposal.comments > 0) && (
        <p className="mb-0">
          <small>{[supporters && m.support_card({ who: supporters }), proposal.comments > 0 && m.support_card_comments({ count: formatNumber(proposal.comments) })].filter(Boolean).join(" · ")}</small>
        </p>
      )}
    </Card>
  );
}
