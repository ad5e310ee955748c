import { href, Link } from "react-router";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ProposalCard } from "../districts.schema.ts";
import { useDistrict } from "../use-district.ts";

type Props = { proposals: readonly ProposalCard[]; emptyText: string; showTavolo?: boolean | undefined };

/** Published proposals as a short list of links, newest first. */
export function ProposalList({ proposals, emptyText, showTavolo = true }: Props) {
  const { slug } = useDistrict();
  if (proposals.length === 0) return <EmptyState title={emptyText} />;
  return (
    <ul className="list-unstyled">
      {proposals.map((proposal) => (
        <li key={proposal.number} className="py-2 border-bottom">
          <Link to={href("/:ambito/proposte/:numero", { ambito: slug, numero: proposal.number })} className="fw-semibold">
            <span lang="it">{proposal.title}</span>
          </Link>
          <br />
          <small>
            {proposal.number} · <Time value={proposal.publishedAt} format="medium" />
            {showTavolo && proposal.tavolo && ` · ${proposal.tavolo}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
