import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { FormProblems, PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { adesioneStateName, adesioneStateTone, modeName } from "../adesione.render.ts";
import type { AdesionePage } from "../adesione.schema.ts";

type Props = { page: AdesionePage; isOpen: boolean; withdraw: ShownForm };

/** One's adesioni of the cycle: how far each is, how to change it, how to take it back. */
export function MyAdesioni({ page, isOpen, withdraw }: Props) {
  const { slug: ambito } = useDistrict();
  if (page.mine.length === 0) return null;
  const tavoli = new Map(page.tavoli.map(({ id, name }) => [id, name]));
  const organisations = new Map(page.organisations.map(({ id, name }) => [id, name]));
  return (
    <section className="mb-5">
      <h2>{m.conference_adesione_mine()}</h2>
      <FormProblems form={withdraw} />
      <ul className="list-unstyled">
        {page.mine.map(({ id, organisationId, state, reason, mode, tavoloIds }) => {
          const name = organisationId ? (organisations.get(organisationId) ?? "") : m.conference_adesione_self();
          return (
            <li key={id} className="py-3 border-bottom">
              <p className="mb-2">
                <span className="fw-semibold">{name}</span> <Tag tone={adesioneStateTone(state)}>{adesioneStateName(state)}</Tag>
                <br />
                {tavoloIds.map((tavolo) => tavoli.get(tavolo)).join(", ")} {tavoloIds.length > 0 && `· ${modeName(mode)}`}
                {reason && <br />}
                {reason && m.organisations_reason({ reason })}
              </p>
              {isOpen && (
                <p className="mb-2">
                  <Link to={`${href("/:ambito/conferenza/adesione", { ambito })}?come=${organisationId ?? "persona"}`}>
                    {state === "withdrawn" || state === "refused" ? m.conference_adesione_again({ name }) : m.conference_adesione_edit({ name })}
                  </Link>
                </p>
              )}
              {(state === "submitted" || state === "accepted") && (
                <Confirm label={m.conference_adesione_withdraw()} question={m.conference_adesione_withdraw_question()} size="xs">
                  <PostedForm form={withdraw} submit={m.conference_adesione_withdraw_confirm()} variant="danger" isRow>
                    <input type="hidden" name="adesioneId" value={id} />
                  </PostedForm>
                </Confirm>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
