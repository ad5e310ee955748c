import { m } from "#app/paraglide/messages.js";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { textFields } from "../proposals.limits.ts";
import { question } from "../proposals.render.ts";
import type { ProposalContent } from "../proposals.rules.ts";

type Props = { theirs: ProposalContent; mine: ProposalContent; onMine: () => void; onTheirs: () => void };

/** Two texts of one draft: shows where the other one differs and asks which to keep. */
export function DraftConflict({ theirs, mine, onMine, onTheirs }: Props) {
  const changed = textFields.filter((field) => theirs[field] !== mine[field]);
  return (
    <Alert kind="warning" role="alert" title={m.proposals_draft_conflict_title()}>
      <p>{m.proposals_draft_conflict_text()}</p>
      {changed.length > 0 && (
        <details className="mb-3">
          <summary>{m.proposals_draft_conflict_other()}</summary>
          <dl>
            {changed.map((field) => (
              <div key={field}>
                <dt>{question(field)}</dt>
                <dd style={{ whiteSpace: "pre-line" }}>{theirs[field] || "–"}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="d-flex flex-wrap gap-3 mb-0">
        <Button onClick={onMine}>{m.proposals_draft_conflict_mine()}</Button>
        <Button variant="outline" onClick={onTheirs}>
          {m.proposals_draft_conflict_theirs()}
        </Button>
      </p>
    </Alert>
  );
}
