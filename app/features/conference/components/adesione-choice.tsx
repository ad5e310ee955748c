import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { m } from "#app/paraglide/messages.js";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { organisationsToJoin } from "../adesione.rules.ts";
import type { AdesionePage } from "../adesione.schema.ts";

type Props = { page: AdesionePage; isCitizen: boolean };

/** As whom one joins: plain links, so that each form is short and an address leads to it. */
export function AdesioneChoice({ page, isCitizen }: Props) {
  const { slug: ambito } = useDistrict();
  const to = (come: string) => `${href("/:ambito/conferenza/adesione", { ambito })}?come=${come}`;
  const hasOwn = page.mine.some((adesione) => adesione.organisationId === null && adesione.state !== "withdrawn");
  return (
    <section className="mb-5">
      <h2>{m.conference_adesione_choose()}</h2>
      <ul className="list-unstyled">
        {!hasOwn && (
          <li className="py-3 border-bottom">
            <p className="mb-2">
              <span className="fw-semibold">{m.conference_adesione_self()}</span>
              <br />
              {isCitizen ? m.conference_adesione_self_text() : m.conference_adesione_self_needs_municipality()}
            </p>
            {isCitizen ? <LinkButton to={to("persona")} variant="outline">{m.conference_adesione_self_open()}</LinkButton> : <Link to={href("/profilo")}>{m.conference_adesione_profile()}</Link>}
          </li>
        )}
        {organisationsToJoin(page).map(({ id, name }) => (
          <li key={id} className="py-3 border-bottom">
            <p className="mb-2 fw-semibold">{m.organisations_acting_for({ name })}</p>
            <LinkButton to={to(id)} variant="outline">{m.conference_adesione_for_open({ name })}</LinkButton>
          </li>
        ))}
        <li className="py-3">
          <p className="mb-2">
            <span className="fw-semibold">{m.conference_adesione_new()}</span>
            <br />
            {m.conference_adesione_new_lead()}
          </p>
          <LinkButton to={to("nuova")} variant="outline">{m.conference_adesione_new_open()}</LinkButton>
        </li>
      </ul>
      <Callout title={m.conference_adesione_school_title()} headingLevel={3}>
        <p className="mb-0">{m.conference_adesione_school_text()}</p>
      </Callout>
    </section>
  );
}
