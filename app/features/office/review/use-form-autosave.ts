import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { seconds } from "#app/platform/time.ts";

/** What the server answered to one saving. */
export type AutosaveAnswer = { ok: true; revision: number; savedAt: string; extra?: Record<string, unknown> } | { ok: false; code: string; sentence: string };

export type AutosaveStatus =
  | { kind: "untouched" | "saving" | "offline" | "conflict" }
  | { kind: "saved"; savedAt: string }
  | { kind: "refused"; sentence: string };

const pause = seconds(1.2);
const retry = seconds(8);

function isAnswer(value: unknown): value is AutosaveAnswer {
  return typeof value === "object" && value !== null && "ok" in value && typeof value.ok === "boolean";
}

type Options = {
  action: string;
  form: RefObject<HTMLFormElement | null>;
  revision: number;
  onSaved?: (answer: Extract<AutosaveAnswer, { ok: true }>, form: FormData) => void;
};

/**
 * Saves a form of the desk while somebody types, one version after the other. A colleague's version is never overwritten: a
 * conflict stops it until the page is loaded again. Without scripts the form's own button does the same.
 */
export function useFormAutosave({ action, form, revision, onSaved }: Options) {
  const [status, setStatus] = useState<AutosaveStatus>({ kind: "untouched" });
  const [current, setCurrent] = useState(revision);
  const state = useRef({ revision, isSending: false, isDirty: false, isStopped: false, isAwaited: false, timer: 0 });
  const saved = useRef(onSaved);
  useEffect(() => void (saved.current = onSaved));
  useEffect(() => {
    if (state.current.isSending || state.current.isDirty) return;
    state.current.revision = revision;
    state.current.isStopped = false;
    setCurrent(revision);
  }, [revision]);
  useEffect(() => () => window.clearTimeout(state.current.timer), []);

  function later(delay: number): void {
    window.clearTimeout(state.current.timer);
    state.current.timer = window.setTimeout(() => void send(), delay);
  }

  /** The button was pressed while a saving was on its way: it goes out now, with the revision that the saving made. */
  function sendForm(): void {
    state.current.isAwaited = false;
    flushSync(() => setCurrent(state.current.revision));
    form.current?.requestSubmit();
  }

  async function send(): Promise<void> {
    const own = state.current;
    if (!form.current || own.isSending || own.isStopped) return;
    const data = new FormData(form.current);
    data.set("revision", String(own.revision));
    Object.assign(own, { isSending: true, isDirty: false });
    setStatus({ kind: "saving" });
    const answer = await post(action, data);
    if (answer?.ok) own.revision = answer.revision;
    own.isSending = false;
    if (own.isAwaited) return sendForm();
    setStatus(statusOf(answer));
    if (answer === null) return later(retry);
    own.isStopped = !answer.ok && answer.code === "draft_changed";
    if (!answer.ok) return;
    setCurrent(answer.revision);
    saved.current?.(answer, data);
    if (own.isDirty) later(0);
  }

  return {
    status,
    revision: current,
    changed(): void {
      state.current.isDirty = true;
      if (!state.current.isStopped) later(pause);
    },
    /** Before the form's own button: what is typed goes with it, after the saving that is on its way. */
    stop(event: FormEvent<HTMLFormElement>): void {
      window.clearTimeout(state.current.timer);
      // Else the version that the button makes would be taken for a colleague's.
      state.current.isDirty = false;
      if (!state.current.isSending) return;
      event.preventDefault();
      state.current.isAwaited = true;
    },
  };
}

function statusOf(answer: AutosaveAnswer | null): AutosaveStatus {
  if (answer === null) return { kind: "offline" };
  if (answer.ok) return { kind: "saved", savedAt: answer.savedAt };
  return answer.code === "draft_changed" ? { kind: "conflict" } : { kind: "refused", sentence: answer.sentence };
}

async function post(action: string, data: FormData): Promise<AutosaveAnswer | null> {
  try {
    const response = await fetch(action, { method: "POST", headers: { accept: "application/json" }, body: data });
    const answer: unknown = await response.json();
    return isAnswer(answer) ? answer : null;
  } catch {
    return null;
  }
}
