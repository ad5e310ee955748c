import { href } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Card, CardGrid } from "#app/ui/card.tsx";
import type { ConferencePage } from "../conference.schema.ts";

/** How each kind of person takes part, and what can be done today. */
export function HowToTakePart({ conference }: { conference: ConferencePage }) {
  const { slug: ambito, currentCycle } = useDistrict();
  const canPropose = currentCycle?.phaseAllows.includes("submit_proposal") ?? false;
  return (
    <>
      <CardGrid label={m.conference_take_part()}>
        <Card title={m.conference_role_citizen()}>
          <p className="mb-0">{conference.citizensVote ? m.conference_role_citizen_text_vote() : m.conference_role_citizen_text()}</p>
        </Card>
        <Card title={m.conference_role_organisation()}>
          <p className="mb-0">{m.conference_role_organisation_text()}</p>
        </Card>
        <Card title={m.conference_role_institution()}>
          <p className="mb-0">{m.conference_role_institution_text()}</p>
        </Card>
      </CardGrid>
      {canPropose ? (
        <LinkButton to={href("/:ambito/proposte/nuova", { ambito })}>{m.conference_write_proposal()}</LinkButton>
      ) : (
        <p>{m.conference_proposals_closed()}</p>
      )}
    </>
  );
}
