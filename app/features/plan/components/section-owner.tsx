import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { IntentForm } from "./intent-form.tsx";

type Person = { id: string; name: string };

/** Who of the office answers for the section. */
export function SectionOwner({ owner, people, error }: { owner: Person | null; people: readonly Person[]; error: string | undefined }) {
  return (
    <>
      <h3>{m.sections_owner_title()}</h3>
      <IntentForm key={owner?.id ?? ""} intent="owner">
        <SelectField
          name="personId" label={m.sections_owner_field()} hint={m.sections_owner_hint()} error={error} emptyLabel={m.sections_owner_nobody()}
          defaultValue={owner?.id ?? ""} options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton variant="outline" size="sm">{m.sections_owner_save()}</SubmitButton>
      </IntentForm>
    </>
  );
}
