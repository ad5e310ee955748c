import { useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { sessionLimits } from "../sessions.limits.ts";
import type { AgendaItem } from "../sessions.schema.ts";

/**
 * What was said and the orientation reached, for the minutes. A push never wipes what is being typed: the form keeps
 * the writing on which it began, and says so when somebody else has saved another one meanwhile.
 */
export function NoteForm({ sessionId, item }: { sessionId: string; item: AgendaItem }) {
  const [base, setBase] = useState({ revision: item.noteRevision, note: item.note, decision: item.decision });
  const [isDirty, setIsDirty] = useState(false);
  const isNewer = item.noteRevision > base.revision;
  if (isNewer && !isDirty) setBase({ revision: item.noteRevision, note: item.note, decision: item.decision });
  const isMine = isDirty && isNewer && item.note === base.note && item.decision === base.decision;
  return (
    <LiveForm key={isDirty ? "typing" : base.revision} intent="agenda:write_note" fields={{ sessionId, itemId: item.id }}>
      {(failure) => (
        <div onChange={() => setIsDirty(true)}>
          <input type="hidden" name="revision" value={base.revision} />
          <TextareaField name="note" id={`note-${item.id}`} label={m.sessions_note()} hint={m.sessions_note_hint()} rows={5} maxLength={sessionLimits.noteMax} defaultValue={text(failure?.values["note"]) ?? base.note} error={failure?.fieldSentences["note"]} />
          <TextareaField name="decision" id={`decision-${item.id}`} label={m.sessions_decision_label()} rows={2} maxLength={sessionLimits.decisionMax} defaultValue={text(failure?.values["decision"]) ?? base.decision} error={failure?.fieldSentences["decision"]} />
          {isNewer && isDirty && !isMine && <Newer item={item} onKeep={() => setBase({ ...base, revision: item.noteRevision })} />}
          <SubmitButton variant="outline">{m.sessions_note_save()}</SubmitButton>
        </div>
      )}
    </LiveForm>
  );
}

function Newer({ item, onKeep }: { item: AgendaItem; onKeep: () => void }) {
  return (
    <Alert kind="warning" title={m.sessions_note_newer()} role="status">
      <p className="ta-pre">{item.note}</p>
      <p className="ta-pre">{item.decision}</p>
      <Button variant="outline" size="sm" onClick={onKeep}>
        {m.sessions_note_keep_mine()}
      </Button>
    </Alert>
  );
}

function text(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
