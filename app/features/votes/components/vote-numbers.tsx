import { attendanceCategoryName } from "#app/features/sessions/sessions.render.ts";
import { m } from "#app/paraglide/messages.js";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { Figure } from "#app/ui/figure.tsx";
import { Meter } from "#app/ui/meter.tsx";
import { choices } from "../votes.limits.ts";
import { countName } from "../votes.render.ts";
import { castCount, missingCount } from "../votes.rules.ts";
import type { VoteBoard } from "../votes.schema.ts";

type CategoryRow = VoteBoard["categories"][number];

const tones = { yes: "success", no: "danger", abstain: "neutral" } as const;

/** How many may vote, were present, voted. */
export function VoteFigures({ vote: { tally, present } }: { vote: VoteBoard }) {
  return (
    <div className="ta-figures">
      <Figure value={tally.eligible} label={m.votes_count_eligible()} />
      <Figure value={present} label={m.votes_count_present()} />
      <Figure value={castCount(tally)} label={m.votes_count_cast()} />
      {tally.conflict > 0 && <Figure value={tally.conflict} label={m.votes_count_conflict()} />}
    </div>
  );
}

/** For, against, abstaining: a bar each with its number, out of the ballots cast. */
export function VoteBars({ vote: { tally } }: { vote: VoteBoard }) {
  const total = castCount(tally);
  return (
    <div className="mb-4">
      {choices.map((choice) => (
        <Meter key={choice} label={countName(choice)} value={tally[choice]} max={total} tone={tones[choice]} text={m.votes_of_total({ count: tally[choice], total })} />
      ))}
    </div>
  );
}

/** How many have voted so far: for who waits, without the choices. */
export function VoteProgress({ vote: { tally } }: { vote: VoteBoard }) {
  const cast = castCount(tally);
  return <Meter label={m.votes_progress()} value={cast} max={tally.eligible} text={m.votes_of_total({ count: cast, total: tally.eligible })} />;
}

/** The same numbers for each category apart; citizens only as numbers. */
export function CategoryTable({ vote }: { vote: VoteBoard }) {
  const number = (key: "eligible" | "yes" | "no" | "abstain" | "conflict", header: string): Column<CategoryRow> => ({ key, header, align: "end", cell: (row) => row[key] });
  const { tally } = vote;
  return (
    <DataTable
      caption={m.votes_categories_title()}
      narrow="scroll"
      rows={vote.categories}
      rowKey={(row) => row.category}
      columns={[
        { key: "category", header: m.votes_category(), isRowHeader: true, cell: (row) => attendanceCategoryName(row.category) },
        number("eligible", m.votes_count_eligible()),
        number("yes", m.votes_count_yes()),
        number("no", m.votes_count_no()),
        number("abstain", m.votes_count_abstain()),
        number("conflict", m.votes_count_conflict()),
        { key: "missing", header: m.votes_count_missing(), align: "end", cell: missingCount },
      ]}
      footer={{
        category: m.votes_total(), eligible: tally.eligible, yes: tally.yes, no: tally.no, abstain: tally.abstain, conflict: tally.conflict, missing: missingCount(tally),
      }}
    />
  );
}
