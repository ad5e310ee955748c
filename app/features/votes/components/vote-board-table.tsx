import { categoryName } from "#app/features/organisations/categories.render.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { choiceName } from "../votes.render.ts";
import { castCount, missingCount, notYetVoted } from "../votes.rules.ts";
import type { VoteBoard } from "../votes.schema.ts";

type Row = VoteBoard["organisations"][number];

/** How each organisation votes, from the first ballot on: the vote is open. */
export function VoteBoardTable({ vote, isCaptionHidden }: { vote: VoteBoard; isCaptionHidden?: boolean }) {
  return (
    <DataTable
      caption={m.votes_organisations_title()}
      isCaptionHidden={isCaptionHidden}
      narrow="scroll"
      rows={vote.organisations}
      rowKey={(row) => row.id}
      columns={[
        { key: "name", header: m.votes_organisation(), isRowHeader: true, cell: (row) => row.name },
        { key: "category", header: m.votes_category(), cell: (row) => categoryName(row.category) },
        { key: "vote", header: m.votes_vote_cell(), cell: (row) => voteCell(row, vote.state) },
      ]}
    />
  );
}

function voteCell({ choice, conflict }: Row, state: VoteBoard["state"]): string {
  if (choice !== null) return choiceName(choice);
  if (conflict) return m.votes_cell_conflict();
  return state === "open" ? m.votes_cell_waiting() : m.votes_cell_missed();
}

/** Whom the facilitator still waits for: organisations by name, citizens as a number. */
export function NotYetVoted({ vote, headingLevel = 3 }: { vote: VoteBoard; headingLevel?: 2 | 3 }) {
  const Heading = `h${headingLevel}` as const;
  const waiting = notYetVoted(vote.organisations);
  const citizens = vote.categories.find((row) => row.category === "citizen");
  const missingCitizens = citizens ? missingCount(citizens) : 0;
  return (
    <section>
      <Heading>{m.votes_missing_title()}</Heading>
      {castCount(vote.tally) + vote.tally.conflict === vote.tally.eligible ? (
        <p>{m.votes_missing_none()}</p>
      ) : (
        <ul>
          {waiting.map((row) => (
            <li key={row.id}>{row.name}</li>
          ))}
          {missingCitizens > 0 && <li>{m.votes_missing_citizens({ count: missingCitizens })}</li>}
        </ul>
      )}
    </section>
  );
}
