import { type RefObject, useEffect, useRef, useState } from "react";
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
  const state = useRef({ revision, isSending: false, isDirty: false, isStopped: false, timer: 0 });
  const saved = useRef(onSaved);
  useEffect(() => {
    saved.current = onSaved;
  });
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

  async function send(): Promise<void> {
    const own = state.current;
    if (!form.current || own.isSending || own.isStopped) return;
    const data = new FormData(form.current);
    data.set("revision", String(own.revision));
    Object.assign(own, { isSending: true, isDirty: false });
    setStatus({ kind: "saving" });
    const answer = await post(action, data);
    own.isSending = false;
    if (answer === null) {
      setStatus({ kind: "offline" });
      return later(retry);
    }
    if (!answer.ok) {
      own.isStopped = answer.code === "draft_changed";
      return setStatus(own.isStopped ? { kind: "conflict" } : { kind: "refused", sentence: answer.sentence });
    }
    own.revision = answer.revision;
    setCurrent(answer.revision);
    saved.current?.(answer, data);
    setStatus({ kind: "saved", savedAt: answer.savedAt });
    if (own.isDirty) later(0);
  }

  return {
    status,
    revision: current,
    changed(): void {
      state.current.isDirty = true;
      if (!state.current.isStopped) later(pause);
    },
    /** Before the form's own button: what is typed goes with it. */
    stop(): void {
      window.clearTimeout(state.current.timer);
    },
  };
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
