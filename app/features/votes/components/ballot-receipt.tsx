import { useEffect, useRef } from "react";
import { m } from "#app/paraglide/messages.js";
import { formatTime } from "#app/platform/i18n/format.ts";
import { Icon } from "#app/ui/icon.tsx";
import { choiceName } from "../votes.render.ts";
import type { MyElector, VoteBoard } from "../votes.schema.ts";

/** What became of one's ballot: recorded with choice and time, a declared interest, or not cast in time. */
export function BallotReceipt({ vote, elector }: { vote: VoteBoard; elector: MyElector }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The confirmed form is gone, and the focus with it: this is what came of it.
    if (document.activeElement === document.body && vote.state === "open") box.current?.focus();
  }, [vote.state]);
  return (
    <div ref={box} tabIndex={-1} className={elector.choice === null ? "ta-callout ta-callout-warning" : "ta-callout ta-callout-success"} role="status">
      <ReceiptWords elector={elector} />
    </div>
  );
}

function ReceiptWords({ elector }: { elector: MyElector }) {
  const { name, choice, castAt, conflict } = elector;
  if (choice !== null && castAt !== null) {
    return (
      <>
        <p className="h5 mb-1">
          <Icon name="it-check-circle" color="success" /> {name === null ? m.votes_registered() : m.votes_registered_for({ name })}
        </p>
        <p className="mb-0">{m.votes_registered_choice({ choice: choiceName(choice), time: formatTime(castAt) })}</p>
      </>
    );
  }
  if (conflict) return <p className="mb-0">{name === null ? m.votes_conflict_done_self() : m.votes_conflict_done({ name })}</p>;
  return <p className="mb-0">{name === null ? m.votes_missed() : m.votes_missed_for({ name })}</p>;
}
