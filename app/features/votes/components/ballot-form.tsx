import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { SubmitButton, buttonClass } from "#app/ui/button.tsx";
import { choices, type Choice } from "../votes.limits.ts";
import { choiceName } from "../votes.render.ts";
import type { MyElector, VoteBoard } from "../votes.schema.ts";
import { useKeptChoice } from "../use-kept-choice.ts";
import { BallotReceipt } from "./ballot-receipt.tsx";
import { ConflictForm } from "./conflict-form.tsx";

/** A ballot for each organisation for which one acts, and one's own as a citizen. */
export function OwnBallots({ vote, headingLevel }: { vote: VoteBoard; headingLevel: 2 | 3 }) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section aria-labelledby={`voto-${vote.number}`} className="mb-4">
      <Heading id={`voto-${vote.number}`}>{m.votes_ballot_title()}</Heading>
      {vote.mine.map((elector) => (
        <Ballot key={elector.organisationId ?? "self"} vote={vote} elector={elector} />
      ))}
    </section>
  );
}

function Ballot({ vote, elector }: { vote: VoteBoard; elector: MyElector }) {
  const isCastable = vote.state === "open" && elector.choice === null && !elector.conflict;
  return isCastable ? <BallotForm voteId={vote.id} elector={elector} /> : <BallotReceipt vote={vote} elector={elector} />;
}

/** Three big buttons; each opens its confirmation, by the page's own means, so it works without scripts. */
function BallotForm({ voteId, elector }: { voteId: string; elector: MyElector }) {
  const { group, onToggle } = useKeptChoice(`vote:${voteId}:${elector.organisationId ?? "self"}`);
  const groupName = `scelta-${elector.organisationId ?? "self"}`;
  return (
    <div ref={group} className="ta-ballot">
      <p className="h5">{elector.name === null ? m.votes_acting_as_self() : m.votes_acting_as({ name: elector.name })}</p>
      <p>{elector.name === null ? m.votes_public_citizen() : m.votes_public_organisation()}</p>
      <p className="fw-semibold mb-2">{m.votes_choose()}</p>
      {choices.map((choice) => (
        <details key={choice} name={groupName} data-choice={choice} className="ta-confirm d-block mb-2" onToggle={(event) => onToggle(choice, event.currentTarget.open)}>
          <summary className={buttonClass("outline", "lg", "w-100")}>{choiceName(choice)}</summary>
          <div className="ta-confirm-body">
            <ConfirmBallot voteId={voteId} choice={choice} elector={elector} />
          </div>
        </details>
      ))}
      <ConflictForm voteId={voteId} elector={elector} />
    </div>
  );
}

function ConfirmBallot({ voteId, choice, elector }: { voteId: string; choice: Choice; elector: MyElector }) {
  const label = choiceName(choice);
  return (
    <>
      <p>{elector.name === null ? m.votes_confirm_question_self({ choice: label }) : m.votes_confirm_question({ choice: label, name: elector.name })}</p>
      <LiveForm intent="vote:cast" fields={{ voteId, choice, organisationId: elector.organisationId ?? "" }}>
        <SubmitButton size="lg" className="w-100">
          {m.votes_confirm_button({ choice: label })}
        </SubmitButton>
      </LiveForm>
    </>
  );
}
