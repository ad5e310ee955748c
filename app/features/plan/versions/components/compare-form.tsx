import { Form, href } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { TODAY } from "../versions.limits.ts";
import type { ShownVersion } from "../versions.render.ts";
import type { SectionVersions } from "../versions.schema.ts";

type Props = { page: Pick<SectionVersions, "section" | "today"> & { versions: readonly ShownVersion[] }; ambito: string; chosen?: { from: string; to: string; view: string } | undefined };

/** Which two texts to compare: an address, so that it can be passed on. */
export function CompareForm({ page: { section, versions, today }, ambito, chosen }: Props) {
  const options = [...(today ? [{ value: TODAY, label: m.versions_today() }] : []), ...versions.map((version) => ({ value: `${version.number}`, label: m.plan_section_version_title({ number: version.number, label: version.title }) }))];
  if (options.length < 2) return null;
  return (
    <Form method="get" action={href("/:ambito/piano/:sezione/confronta", { ambito, sezione: section.slug })} className="ta-panel mt-3">
      <SelectField name="da" label={m.versions_compare_from()} options={options} defaultValue={chosen?.from ?? options[1]?.value} />
      <SelectField name="a" label={m.versions_compare_to()} options={options} defaultValue={chosen?.to ?? options[0]?.value} />
      {chosen && <input type="hidden" name="vista" value={chosen.view} />}
      <SubmitButton variant="outline" size="sm">{m.versions_compare()}</SubmitButton>
    </Form>
  );
}
