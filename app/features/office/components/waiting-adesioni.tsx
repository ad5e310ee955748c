import { modeName } from "#app/features/conference/adesione.render.ts";
import type { OfficeAdesione } from "#app/features/conference/adesione.schema.ts";
import { PostedForm } from "#app/features/identity/components/posted-form.tsx";
import { categoryName } from "#app/features/organisations/categories.render.ts";
import { organisationStateName } from "#app/features/organisations/organisations.render.ts";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundCheckboxes, BoundRadios, BoundTextarea } from "#app/ui/bound-fields.tsx";

/** What waits for a decision: several are accepted or refused at once. */
export function WaitingAdesioni({ adesioni, form }: { adesioni: readonly OfficeAdesione[]; form: ShownForm }) {
  return (
    <PostedForm form={form} submit={m.conference_adesioni_decide()}>
      <BoundCheckboxes
        form={form}
        name="adesioneIds"
        legend={m.conference_adesioni_choose()}
        options={adesioni.map((adesione) => ({
          value: adesione.id,
          label: nameOf(adesione),
          hint: hintOf(adesione),
          disabled: adesione.organisationState !== null && adesione.organisationState !== "verified",
        }))}
        required
      />
      <BoundRadios
        form={form}
        name="decision"
        legend={m.conference_adesioni_decision()}
        stored="accept"
        options={[{ value: "accept", label: m.conference_adesioni_accept() }, { value: "refuse", label: m.conference_adesioni_refuse() }]}
        inline
        required
      />
      <BoundTextarea form={form} name="reason" label={m.conference_adesioni_reason()} hint={m.conference_adesioni_reason_hint()} rows={3} maxLength={1000} />
    </PostedForm>
  );
}

/** A citizen's name is for the office alone. */
function nameOf({ organisation, person }: OfficeAdesione): string {
  return organisation ?? person ?? m.conference_adesioni_former();
}

function hintOf({ category, organisationState, municipality, tavoli, mode }: OfficeAdesione): string {
  return [
    category ? categoryName(category) : m.conference_adesioni_citizen(),
    municipality,
    tavoli.join(", "),
    modeName(mode),
    organisationState !== null && organisationState !== "verified" && m.conference_adesioni_not_verified({ state: organisationStateName(organisationState) }),
  ].filter(Boolean).join(" · ");
}
