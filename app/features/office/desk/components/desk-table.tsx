import { Link } from "react-router";
import { StateTag } from "#app/features/proposals/components/state-tag.tsx";
import { proposerLabel, stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { DataTable } from "#app/ui/data-table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { deskPageTo } from "../desk.render.ts";
import type { DeskLine } from "../desk.schema.ts";

type Props = { lines: readonly DeskLine[]; ambito: string; today: string; isChosen: (id: string) => boolean };

/** The rows of the desk's table, each with its tick: part of the form around it. */
export function DeskTableRows({ lines, ambito, today, isChosen }: Props) {
  return (
    <DataTable
      narrow="compact"
      caption={m.office_table_caption()}
      isCaptionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "title",
          header: m.office_column_title(),
          isRowHeader: true,
          cell: (line) => (
            <span className="d-flex gap-2 align-items-start">
              <input type="checkbox" className="ta-desk-tick" name="chosen[]" value={`${line.id}~${line.revision}`} defaultChecked={isChosen(line.id)} aria-label={m.office_choose_proposal({ number: line.number })} />
              <span>
                <span className="text-nowrap">{line.number}</span> <Link to={deskPageTo(ambito, line)}>{line.title}</Link>
                <span className="d-block fw-normal small">{proposerLabel(line.proposer)}</span>
              </span>
            </span>
          ),
        },
        { key: "state", header: m.office_column_state(), cell: (line) => <StateTag state={line.state} /> },
        { key: "tavolo", header: m.office_column_tavolo(), cell: (line) => line.tavolo?.name ?? "—" },
        { key: "sent", header: m.office_column_sent(), cell: (line) => line.submittedAt && <Time value={line.submittedAt} format="short" /> },
        { key: "assignee", header: m.office_column_assignee(), cell: (line) => line.assignee?.name ?? "—" },
        { key: "due", header: m.office_column_due(), cell: (line) => <DueDay line={line} today={today} /> },
        { key: "answer", header: m.office_column_answer(), cell: (line) => <AnswerCell line={line} /> },
      ]}
    />
  );
}

/** The day by which something is to be done; in words when it is past. */
export function DueDay({ line: { dueOn, awaitsAnswer, state }, today }: { line: Pick<DeskLine, "dueOn" | "awaitsAnswer" | "state">; today: string }) {
  if (dueOn === null) return "—";
  const isLate = dueOn < today && (awaitsAnswer || state === "submitted");
  return (
    <>
      <Time value={dueOn} format="short" />
      {isLate && <> <Tag tone="danger">{m.office_due_past()}</Tag></>}
    </>
  );
}

function AnswerCell({ line }: { line: DeskLine }) {
  if (!line.awaitsAnswer) return "—";
  return line.draftKind === null ? m.office_answer_none() : m.office_answer_prepared({ outcome: stateName(line.draftKind) });
}
