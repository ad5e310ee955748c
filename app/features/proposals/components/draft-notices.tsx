import { href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Callout } from "#app/ui/callout.tsx";
import type { ProposalAbilities } from "../proposals.abilities.ts";

/** What will stand in the way of sending, said before one writes. */
export function DraftNotices({ abilities }: { abilities: ProposalAbilities }) {
  return (
    <>
      {!abilities.isOpen && (
        <Callout kind="warning" title={m.proposals_new_phase_title()}>
          <p className="mb-0">{m.proposals_new_phase_text()}</p>
        </Callout>
      )}
      {abilities.lacksMunicipality && (
        <Callout kind="warning" title={m.proposals_new_municipality_title()}>
          <p className="mb-0">
            {m.proposals_new_municipality_text()} <Link to={href("/profilo")}>{m.proposals_new_municipality_link()}</Link>
          </p>
        </Callout>
      )}
    </>
  );
}
