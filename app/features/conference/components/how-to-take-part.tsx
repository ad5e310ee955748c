import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Card, CardGrid } from "#app/ui/card.tsx";
import type { ConferencePage } from "../conference.schema.ts";

const paperForms = [
  { form: "tema.pdf", name: m.conference_on_paper_topic },
  { form: "proposta.pdf", name: m.conference_on_paper_proposal },
  { form: "adesione.pdf", name: m.conference_on_paper_adesione },
] as const;

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
      {currentCycle?.phaseAllows.includes("propose_topic") && (
        <p>
          <LinkButton to={href("/:ambito/temi/nuovo", { ambito })} variant="outline">{m.conference_propose_topic()}</LinkButton>
        </p>
      )}
      {currentCycle?.phaseAllows.includes("join_conference") && (
        <p>
          <LinkButton to={href("/:ambito/conferenza/adesione", { ambito })}>{m.conference_adesione_open()}</LinkButton>
        </p>
      )}
      {canPropose ? (
        <LinkButton to={href("/:ambito/proposte/nuova", { ambito })}>{m.conference_write_proposal()}</LinkButton>
      ) : (
        <p>{m.conference_proposals_closed()}</p>
      )}
      <h3 className="h5 mt-4">{m.conference_on_paper_title()}</h3>
      <p>{m.conference_on_paper_text()}</p>
      <ul>
        {paperForms.map(({ form, name }) => (
          <li key={form}>
            <a href={href("/:ambito/moduli/:modulo", { ambito, modulo: form })}>{name()}</a>
          </li>
        ))}
        <li>
          <Link to={href("/segui")}>{m.conference_on_paper_follow()}</Link>
        </li>
      </ul>
    </>
  );
}
