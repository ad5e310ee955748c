import { type FormEvent, type RefObject, useEffect, useState } from "react";
import type { FormFailure } from "#app/platform/forms.ts";
import { useScripted } from "#app/platform/use-scripted.ts";
import { contentOfForm, contentOfValues } from "./draft-form.rules.ts";
import { emptyContent, isSameContent, type ProposalContent } from "./proposals.rules.ts";
import { type Autosave, type SaveStatus, useAutosave } from "./use-autosave.ts";
import { forgetCopy, readCopy } from "./use-device-copy.ts";

type Options = {
  form: RefObject<HTMLFormElement | null>;
  id: string;
  revision: number;
  content: ProposalContent;
  failure: FormFailure | null;
  ambito: string;
  copyKey: string;
  isSignedIn: boolean;
};

/** What stands in the fields, what was typed since, and where it is saved. */
export function useDraftForm({ form, content: loaded, failure, copyKey, ...props }: Options) {
  const [id, setId] = useState(props.id);
  // A new version makes the fields anew with another content; `resumedFrom` is the revision on which a device's copy was typed.
  const [shown, setShown] = useState({ version: 0, content: failure ? contentOfValues(failure.values) : loaded, resumedFrom: -1 });
  const [typed, setTyped] = useState(shown.content);
  const isScripted = useScripted();
  const [resolved, setResolved] = useState<FormFailure | null>(null);
  // After a conflict the form stays at the version from which it was typed: sent again, it is refused again until somebody chooses.
  const isConflict = failure?.formError === "draft_changed";
  const begunAt = isConflict ? Number(failure.values["revision"] ?? 0) : props.revision;
  const { status, revision, autosave } = useAutosave({ id, revision: begunAt, saved: loaded, copyKey, ambito: props.ambito, isSignedIn: props.isSignedIn });

  const show = (content: ProposalContent, resumedFrom = -1) => {
    setShown((before) => ({ version: before.version + 1, content, resumedFrom }));
    setTyped(content);
  };
  useEffect(() => {
    const copy = readCopy(copyKey);
    if (copy === null || isSameContent(copy.content, loaded) || (copy.id !== props.id && props.revision > 0)) return;
    setId(copy.id);
    show(copy.content, copy.revision);
    // Once, when the page opens: later copies are this page's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // What was resumed goes to the server; if another text stands there by now, it answers with the conflict.
  useEffect(() => {
    if (shown.resumedFrom >= 0) autosave.current?.resolve({ revision: shown.resumedFrom, content: emptyContent }, shown.content);
  }, [shown, id, autosave]);
  useEffect(() => {
    if (failure?.formError === "draft_changed") void autosave.current?.flush();
  }, [failure, autosave]);

  // Where no script runs, or before it runs, the page that was refused shows the version on the server.
  const conflict = conflictOf(status) ?? (isConflict && failure !== resolved && props.revision > 0 && !isSameContent(typed, loaded) ? { theirs: { revision: props.revision, content: loaded }, base: null } : null);
  return {
    id, revision, status, shown, typed, conflict, isScripted,
    onInput(): void {
      if (!form.current) return;
      const content = contentOfForm(new FormData(form.current));
      setTyped(content);
      autosave.current?.change(content);
    },
    onSubmit(event: FormEvent<HTMLFormElement>): void {
      if (autosave.current) sendAfterSaving(event, autosave.current);
    },
    changeForm(kind: ProposalContent["form"]): void {
      const content = { ...typed, form: kind };
      show(content);
      autosave.current?.change(content);
    },
    startOver(): void {
      forgetCopy(copyKey);
      show(loaded);
      autosave.current?.change(loaded);
    },
    resolve(merged: ProposalContent): void {
      if (!conflict) return;
      setResolved(failure);
      show(merged);
      autosave.current?.resolve(conflict.theirs, merged);
    },
  };
}

export type DraftConflictOf = { theirs: { revision: number; content: ProposalContent }; base: ProposalContent | null };

function conflictOf(status: SaveStatus): DraftConflictOf | null {
  return status.kind === "conflict" && status.theirs ? { theirs: status.theirs, base: status.base } : null;
}

/** What autosave has on its way arrives first: else the two would be taken for two windows. */
function sendAfterSaving(event: FormEvent<HTMLFormElement>, saving: Autosave): void {
  const isSending = saving.isSending();
  const settled = saving.settle();
  if (!isSending) return;
  event.preventDefault();
  const { currentTarget: sent, nativeEvent } = event;
  const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null;
  void settled.then((revision) => {
    const field = sent.elements.namedItem("revision");
    if (field instanceof HTMLInputElement) field.value = String(revision);
    sent.requestSubmit(submitter);
  });
}
