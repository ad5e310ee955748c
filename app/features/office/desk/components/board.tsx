import { Form, href, Link } from "react-router";
import { proposerLabel, stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { deskPageTo, deskSearch } from "../desk.render.ts";
import type { BoardColumn, DeskLine } from "../desk.schema.ts";
import { DueDay } from "./desk-table.tsx";

type Props = { columns: readonly BoardColumn[]; ambito: string; tavolo: string | null; today: string };

/** Proposals by state, in columns beside each other; on a phone below each other, the empty ones closed. */
export function Board({ columns, ambito, tavolo, today }: Props) {
  return (
    <div className="ta-board">
      {columns.map((column) => (
        <section key={column.state} className="ta-board-column" aria-label={m.office_board_column({ state: stateName(column.state), count: column.count })}>
          <h2 className="h6">
            {stateName(column.state)} <span className="ta-board-count">{column.count}</span>
          </h2>
          <ul className="list-unstyled mb-0">
            {column.items.map((line) => (
              <li key={line.id}>
                <BoardCard line={line} ambito={ambito} today={today} />
              </li>
            ))}
          </ul>
          {column.count > column.items.length && (
            <p className="mb-0">
              <Link to={`${href("/:ambito/ufficio/proposte", { ambito })}${deskSearch({ state: column.state, tavolo })}`}>{m.office_board_more({ count: column.count - column.items.length })}</Link>
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

function BoardCard({ line, ambito, today }: { line: DeskLine; ambito: string; today: string }) {
  return (
    <article className="ta-board-card" aria-label={`${line.number} ${line.title}`}>
      <p className="small mb-1">{line.number} · {proposerLabel(line.proposer)}</p>
      <h3 className="ta-board-title">
        <Link to={deskPageTo(ambito, line)}>{line.title}</Link>
      </h3>
      <p className="small mb-1">
        {line.assignee?.name ?? m.office_assignee_none()} {line.dueOn && <>· <DueDay line={line} today={today} /></>}
      </p>
      <MoveMenu line={line} ambito={ambito} />
    </article>
  );
}

/** «Sposta in…»: the moves that the state allows, as buttons and links in a disclosure. Nothing has to be dragged. */
function MoveMenu({ line, ambito }: { line: DeskLine; ambito: string }) {
  const at = { ambito, numero: line.number };
  if (line.state !== "submitted" && !line.awaitsAnswer) return null;
  return (
    <details className="ta-board-move">
      <summary aria-label={m.office_board_move_of({ number: line.number })}>{m.office_board_move()}</summary>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="chosen[]" value={`${line.id}~${line.revision}`} />
        {line.state === "submitted" && <SubmitButton name="act" value="admit" variant="outline" size="xs">{stateName("admitted")}</SubmitButton>}
        {line.awaitsAnswer && line.state !== "under_review" && <SubmitButton name="act" value="review" variant="outline" size="xs">{stateName("under_review")}</SubmitButton>}
      </Form>
      {line.state === "submitted" && <Link to={href("/:ambito/ufficio/proposte/:numero/vaglio", at)}>{m.office_board_return()}</Link>}
      {line.awaitsAnswer && <Link to={href("/:ambito/ufficio/proposte/:numero/istruttoria", at)}>{m.office_board_answer()}</Link>}
    </details>
  );
}
