import { attendanceCategoryName } from "#app/features/sessions/sessions.render.ts";
import { m } from "#app/paraglide/messages.js";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { missingCount } from "../votes.rules.ts";
import type { VoteBoard } from "../votes.schema.ts";

type CategoryRow = VoteBoard["categories"][number];

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
