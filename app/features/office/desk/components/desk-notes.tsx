import { m } from "#app/paraglide/messages.js";
import { CheckboxGroup } from "#app/ui/choice-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { BoundTextarea } from "../../components/bound-fields.tsx";
import { OfficeForm } from "../../components/office-form.tsx";
import type { DeskNote } from "../../review/review.schema.ts";
import type { ShownForm } from "../../shown-form.ts";
import { noteLength } from "../desk.limits.ts";
import type { OfficePerson } from "../desk.schema.ts";

type Props = { notes: readonly DeskNote[]; people: readonly OfficePerson[]; form: ShownForm; proposalId: string; noteId: string };

/** [DESK-03] What colleagues wrote to each other about the proposal, and the form for one more. */
export function DeskNotes({ notes, people, form, proposalId, noteId }: Props) {
  const colleagues = people.filter((person) => !person.isMe);
  return (
    <section className="mb-5" id="note">
      <h2 className="h4">{m.office_notes_title()}</h2>
      <p>{m.office_notes_lead()}</p>
      {notes.length > 0 && (
        <ol className="list-unstyled">
          {notes.map((note) => (
            <li key={note.id} className="border-bottom py-2">
              <p className="mb-1 small">
                {note.by ?? m.office_notes_former()} · <Time value={note.at} format="medium" withTime />
              </p>
              <p className="mb-1" style={{ whiteSpace: "pre-line" }}>{note.body}</p>
              {note.mentions.length > 0 && <p className="mb-0 small">{note.mentions.map((name) => `@${name}`).join(" ")}</p>}
            </li>
          ))}
        </ol>
      )}
      <OfficeForm form={form} submit={m.office_notes_write()} variant="outline" key={noteId}>
        <input type="hidden" name="proposalId" value={proposalId} />
        <input type="hidden" name="noteId" value={noteId} />
        <BoundTextarea form={form} name="body" label={m.office_notes_body()} hint={m.office_notes_hint()} rows={3} maxLength={noteLength} required />
        {colleagues.length > 0 && (
          <CheckboxGroup id={form.id("mentions")} name="mentions[]" legend={m.office_notes_mention()} hint={m.office_notes_mention_hint()} error={form.error("mentions")} options={colleagues.map(({ id, name }) => ({ value: id, label: `@${name}` }))} defaultValues={form.values("mentions[]")} />
        )}
      </OfficeForm>
    </section>
  );
}
