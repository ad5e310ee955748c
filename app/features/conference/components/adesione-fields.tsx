import { href, Link } from "react-router";
import { DetailFields, IdentityFields } from "#app/features/organisations/components/detail-fields.tsx";
import { m } from "#app/paraglide/messages.js";
import type { ShownForm } from "#app/platform/shown-form.ts";
import { BoundCheckboxes, BoundRadios, BoundTextarea } from "#app/ui/bound-fields.tsx";
import { Checkbox } from "#app/ui/choice-field.tsx";
import { adesioneLimits, modes } from "../adesione.limits.ts";
import { modeName } from "../adesione.render.ts";
import type { Joining } from "../adesione.rules.ts";
import type { Adesione, AdesionePage } from "../adesione.schema.ts";

type Props = { form: ShownForm; joining: Joining; page: AdesionePage; adesione: Adesione | null };

/** What one says to join: the organisation when it is new, tavoli, way, needs, the declarations. */
export function AdesioneFields({ form, joining, page, adesione }: Props) {
  const { tavoli, municipalities } = page;
  const declaration = (name: string, label: string) => (
    <Checkbox name={name} id={form.id(name)} label={label} error={form.error(name)} defaultChecked={form.value(name) === "on"} required />
  );
  return (
    <>
      {adesione && <input type="hidden" name="revision" value={form.value("revision", String(adesione.revision))} />}
      {joining.who === "new" && (
        <>
          <h2 className="h4">{m.conference_adesione_new_title()}</h2>
          <p>{m.conference_adesione_new_text()}</p>
          <IdentityFields form={form} municipalities={municipalities} />
          <DetailFields form={form} municipalities={municipalities} />
          <h2 className="h4">{m.conference_adesione_title()}</h2>
        </>
      )}
      <BoundCheckboxes
        form={form}
        name="tavoloIds"
        legend={m.conference_adesione_tavoli()}
        hint={m.conference_adesione_tavoli_hint()}
        options={tavoli.map(({ id, name }) => ({ value: id, label: name }))}
        stored={adesione?.tavoloIds}
        required
      />
      <BoundRadios form={form} name="mode" legend={m.conference_adesione_mode()} options={modes.map((mode) => ({ value: mode, label: modeName(mode) }))} stored={adesione?.mode ?? "presence"} inline required />
      <BoundTextarea
        form={form}
        name="accessNeeds"
        label={m.conference_adesione_needs()}
        hint={m.conference_adesione_needs_hint()}
        stored={adesione?.accessNeeds}
        rows={3}
        maxLength={adesioneLimits.accessNeeds}
      />
      {joining.who === "citizen" && declaration("ageDeclared", m.conference_adesione_age())}
      {declaration("privacyRead", m.conference_adesione_privacy())}
      <p>
        <Link to={href("/privacy")}>{m.conference_adesione_privacy_link()}</Link>
      </p>
    </>
  );
}
