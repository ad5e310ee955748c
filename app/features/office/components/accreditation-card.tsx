import { href, Link } from "react-router";
import { useDistrict } from "#app/features/districts/use-district.ts";
import { FormProblems, PostedForm } from "#app/features/identity/components/posted-form.tsx";
import type { Accreditation } from "#app/features/organisations/accreditation.schema.ts";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import { legalFormName, organisationStateName, organisationStateTone, runtsSectionName } from "#app/features/organisations/organisations.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundTextarea } from "#app/ui/bound-fields.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";

type Props = { organisation: Accreditation; verify: ShownForm; refuse: ShownForm };

/** One organisation of the queue: what it says of itself, who may be the same, the decision. */
export function AccreditationCard({ organisation, verify, refuse }: Props) {
  const { id, name, state, stateReason, hasAdesione } = organisation;
  return (
    <article className="border rounded p-3 mb-4" aria-labelledby={`o-${id}`}>
      <h3 className="h5" id={`o-${id}`}>
        {name} <Tag tone={organisationStateTone(state)}>{organisationStateName(state)}</Tag>
      </h3>
      <Facts organisation={organisation} />
      {stateReason && <p>{m.organisations_reason({ reason: stateReason })}</p>}
      <Duplicates organisation={organisation} />
      <FormProblems form={verify} />
      <PostedForm form={verify} submit={state === "suspended" ? m.organisations_decide_resume() : m.organisations_decide_verify()} isRow>
        <input type="hidden" name="organisationId" value={id} />
        <input type="hidden" name="decision" value="verify" />
        {hasAdesione && <Checkbox name="acceptAdesione" id={verify.id("acceptAdesione")} label={m.organisations_decide_accept_adesione()} defaultChecked />}
      </PostedForm>
      {state === "waiting" && (
        <div className="mt-3">
          <FormProblems form={refuse} />
          <Confirm label={m.organisations_decide_refuse()} question={m.organisations_decide_refuse_question()} size="sm">
            <PostedForm form={refuse} submit={m.organisations_decide_refuse_confirm()} variant="danger" isRow>
              <input type="hidden" name="organisationId" value={id} />
              <input type="hidden" name="decision" value="refuse" />
              <BoundTextarea form={refuse} name="reason" label={m.organisations_decide_reason()} hint={m.organisations_decide_reason_hint()} rows={3} maxLength={1000} required />
            </PostedForm>
          </Confirm>
        </div>
      )}
    </article>
  );
}

function Facts({ organisation }: { organisation: Accreditation }) {
  const { category, municipality, operatesInNames, legalForm, taxCode, runtsNumber, runtsSection, legalRepresentative, contactEmail, website, askedBy, createdAt } = organisation;
  return (
    <DefinitionList
      items={[
        { term: m.organisations_category(), description: categoryName(category) },
        { term: m.organisations_field_seat(), description: municipality ?? m.organisations_outside() },
        { term: m.organisations_field_operates_in(), description: operatesInNames.join(", ") },
        { term: m.organisations_field_legal_form(), description: legalForm && legalFormName(legalForm) },
        { term: m.organisations_field_tax_code(), description: taxCode },
        { term: m.organisations_runts(), description: runtsNumber && runtsSection && m.organisations_runts_value({ number: runtsNumber, section: runtsSectionName(runtsSection) }) },
        { term: m.organisations_field_legal_representative(), description: legalRepresentative },
        { term: m.organisations_field_contact(), description: contactEmail },
        { term: m.organisations_field_website(), description: website },
        { term: m.organisations_asked_by(), description: askedBy },
        { term: m.organisations_asked_on(), description: <Time value={createdAt} /> },
      ]}
    />
  );
}

function Duplicates({ organisation: { duplicates } }: { organisation: Accreditation }) {
  const { slug: ambito } = useDistrict();
  if (duplicates.length === 0) return null;
  return (
    <Callout kind="warning" title={m.organisations_duplicates_title()} headingLevel={4}>
      <ul className="mb-0">
        {duplicates.map(({ id, name, state, why }) => (
          <li key={id}>
            {state === "verified" ? <Link to={href("/:ambito/ufficio/organizzazioni/:organizzazione", { ambito, organizzazione: id })}>{name}</Link> : name} ({organisationStateName(state)}):{" "}
            {why === "tax_code" ? m.organisations_duplicates_tax_code() : m.organisations_duplicates_name()}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
