import { type RefObject, useEffect, useState } from "react";
import type { FormFailure } from "#app/platform/forms.ts";
import { contentOfForm, contentOfValues } from "./draft-form.rules.ts";
import { emptyContent, isSameContent, type ProposalContent } from "./proposals.rules.ts";
import { useAutosave } from "./use-autosave.ts";
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
  const { status, revision, autosave } = useAutosave({ id, revision: props.revision, saved: loaded, copyKey, ambito: props.ambito, isSignedIn: props.isSignedIn });

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

  const theirs = status.kind === "conflict" ? status.theirs : null;
  return {
    id, revision, status, shown, typed, theirs,
    onInput(): void {
      if (!form.current) return;
      const content = contentOfForm(new FormData(form.current));
      setTyped(content);
      autosave.current?.change(content);
    },
    startOver(): void {
      forgetCopy(copyKey);
      show(loaded);
      autosave.current?.change(loaded);
    },
    keepMine(): void {
      if (theirs) autosave.current?.resolve(theirs, typed);
    },
    useTheirs(): void {
      if (!theirs) return;
      show(theirs.content);
      autosave.current?.resolve(theirs, theirs.content);
    },
  };
}
