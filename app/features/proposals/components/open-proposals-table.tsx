import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Time } from "#app/ui/time.tsx";
import type { ProposalSummary } from "../proposals.schema.ts";
import { StateTag } from "./state-tag.tsx";

/** Public proposals that still wait for the office's answer. */
export function OpenProposalsTable({ proposals, ambito }: { proposals: readonly ProposalSummary[]; ambito: string }) {
  if (proposals.length === 0) return <EmptyState title={m.proposals_office_open_none()} />;
  const numbered = (proposal: ProposalSummary) => ({ ambito, numero: proposal.number ?? "" });
  return (
    <DataTable
      narrow="compact"
      caption={m.proposals_office_open_title()}
      isCaptionHidden
      rows={proposals}
      rowKey={(proposal) => proposal.id}
      columns={[
        { key: "number", header: m.proposals_office_column_number(), cell: (proposal) => <span className="text-nowrap">{proposal.number}</span> },
        { key: "title", header: m.proposals_office_column_title(), isRowHeader: true, cell: (proposal) => <Link to={href("/:ambito/proposte/:numero", numbered(proposal))}>{proposal.title}</Link> },
        { key: "tavolo", header: m.proposals_office_column_tavolo(), cell: (proposal) => proposal.tavolo?.name ?? m.proposals_field_tavolo_unknown() },
        { key: "state", header: m.proposals_office_column_state(), cell: (proposal) => <StateTag state={proposal.state} /> },
        { key: "since", header: m.proposals_office_column_since(), cell: (proposal) => <Time value={proposal.stateSince} format="medium" /> },
        {
          key: "outcome",
          header: m.proposals_office_column_outcome(),
          cell: (proposal) => (
            <Link to={href("/:ambito/ufficio/proposte/:numero/esito", numbered(proposal))} aria-label={m.proposals_office_give_outcome({ number: proposal.number ?? "" })}>
              {m.proposals_office_give_outcome_short()}
            </Link>
          ),
        },
      ]}
    />
  );
}
