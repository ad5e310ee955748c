import { m } from "#app/paraglide/messages.js";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { SectionPage } from "../plan.schema.ts";
import { SECTION_WAYS } from "../sections/section-ways.limits.ts";
import { wayName } from "../sections/section-ways.render.ts";
import { IntentForm } from "./intent-form.tsx";

type Editor = SectionPage["editors"][number];
type Props = {
  editors: readonly Editor[];
  organisations: readonly { id: string; name: string }[];
  errors: Readonly<Record<string, string | undefined>>;
};

/** Which organisations take part in a section, each in its way. What changes here holds at the next keystroke. */
export function SectionEditors({ editors, organisations, errors }: Props) {
  const free = organisations.filter(({ id }) => !editors.some((editor) => editor.id === id));
  return (
    <>
      <h3>{m.sections_editors_title()}</h3>
      <ul>
        <li>{m.plan_section_editors_office_write()}</li>
        {editors.map((editor) => <EditorRow key={`${editor.id} ${editor.way}`} editor={editor} />)}
      </ul>
      <IntentForm key={editors.length} intent="editor">
        <input type="hidden" name="allowed" value="true" />
        <SelectField
          name="organisationId" label={m.plan_form_editor()} hint={m.plan_form_editor_hint()} error={errors["organisationId"]} emptyLabel={m.plan_form_editor_choose()}
          options={free.map(({ id, name }) => ({ value: id, label: name }))} required
        />
        <SelectField name="way" label={m.sections_editor_way()} error={errors["way"]} defaultValue="write" options={wayOptions()} />
        <SubmitButton variant="outline" size="sm">{m.plan_form_editor_add()}</SubmitButton>
      </IntentForm>
    </>
  );
}

function EditorRow({ editor: { id, name, way } }: { editor: Editor }) {
  return (
    <li className="mb-3">
      {name}: {wayName(way)}
      <IntentForm intent="editor" className="mb-2">
        <input type="hidden" name="organisationId" value={id} />
        <input type="hidden" name="allowed" value="true" />
        <SelectField name="way" id={`way-${id}`} label={m.sections_editor_way_of({ name })} defaultValue={way} options={wayOptions()} />
        <SubmitButton variant="outline" size="xs">{m.sections_editor_change()}</SubmitButton>
      </IntentForm>
      <Confirm label={m.plan_form_editor_remove({ name })} question={m.sections_editor_remove_question({ name })} variant="link" size="sm">
        <IntentForm intent="editor" className="">
          <input type="hidden" name="organisationId" value={id} />
          <input type="hidden" name="allowed" value="false" />
          <Button type="submit" size="sm">{m.plan_form_editor_remove({ name })}</Button>
        </IntentForm>
      </Confirm>
    </li>
  );
}

function wayOptions() {
  return SECTION_WAYS.map((way) => ({ value: way, label: wayName(way) }));
}
