import { type ReactNode, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { LiveForm } from "#app/platform/realtime/live-form.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button, SubmitButton } from "#app/ui/button.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { sessionLimits } from "../sessions.limits.ts";
import type { AgendaItem } from "../sessions.schema.ts";

type Texts = { note: string; decision: string };

/**
 * What was said and the orientation reached, for the minutes. A push never wipes what is being typed: the form keeps
 * the writing on which it began, and says so when somebody else has saved another one meanwhile.
 */
export function NoteForm({ sessionId, item, isFolded = false }: { sessionId: string; item: AgendaItem; /** Behind its title, for the items before the current one. */ isFolded?: boolean }) {
  const [base, setBase] = useState({ revision: item.noteRevision, note: item.note, decision: item.decision });
  const [typed, setTyped] = useState<Texts | null>(null);
  const isNewer = item.noteRevision > base.revision;
  const isOwnSave = typed !== null && typed.note.trim() === item.note && typed.decision.trim() === item.decision;
  if (isNewer && (typed === null || isOwnSave)) {
    setBase({ revision: item.noteRevision, note: item.note, decision: item.decision });
    setTyped(null);
  }
  const change = (texts: Partial<Texts>): void => setTyped({ note: base.note, decision: base.decision, ...typed, ...texts });
  return (
    <LiveForm intent="agenda:write_note" fields={{ sessionId, itemId: item.id }}>
      {(failure) => (
        <Folding title={isFolded ? item.title : null} isOpen={failure !== null}>
          <input type="hidden" name="revision" value={base.revision} />
          <TextareaField
            name="note" id={`note-${item.id}`} label={m.sessions_note()} hint={m.sessions_note_hint()} rows={5} maxLength={sessionLimits.noteMax}
            value={typed?.note ?? text(failure?.values["note"]) ?? base.note} onChange={(event) => change({ note: event.currentTarget.value })} error={failure?.fieldSentences["note"]}
          />
          <TextareaField
            name="decision" id={`decision-${item.id}`} label={m.sessions_decision_label()} rows={2} maxLength={sessionLimits.decisionMax}
            value={typed?.decision ?? text(failure?.values["decision"]) ?? base.decision} onChange={(event) => change({ decision: event.currentTarget.value })} error={failure?.fieldSentences["decision"]}
          />
          {isNewer && typed !== null && !isOwnSave && <Newer item={item} onKeep={() => setBase({ ...base, revision: item.noteRevision })} />}
          <SubmitButton variant="outline">{m.sessions_note_save()}</SubmitButton>
        </Folding>
      )}
    </LiveForm>
  );
}

function Folding({ title, isOpen, children }: { title: string | null; isOpen: boolean; children: ReactNode }) {
  if (title === null) return children;
  return (
    <details open={isOpen ? true : undefined}>
      <summary>{title}</summary>
      {children}
    </details>
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
