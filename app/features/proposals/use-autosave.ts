import { useEffect, useRef, useState } from "react";
import { href } from "react-router";
import { seconds } from "#app/platform/time.ts";
import type { ErrorCode } from "#app/platform/errors.ts";
import { forgetCopy, keepCopy } from "./use-device-copy.ts";
import { isSameContent, type ProposalContent } from "./proposals.rules.ts";

/** What the server answered to one saving. */
export type SaveAnswer =
  | { ok: true; revision: number; savedAt: string }
  /** `sentence` says it in the writer's language. */
  | { ok: false; code: ErrorCode; sentence?: string; current?: { revision: number; content: ProposalContent } | undefined };

export type SaveStatus =
  | { kind: "untouched" }
  | { kind: "device" }
  | { kind: "saving" }
  | { kind: "saved"; savedAt: string }
  | { kind: "offline" }
  | { kind: "signed_out" }
  | { kind: "refused"; sentence: string }
  /** `base` is the version from which this page began: what differs from it was typed here. */
  | { kind: "conflict"; theirs: { revision: number; content: ProposalContent } | null; base: ProposalContent };

type Options = {
  id: string;
  revision: number;
  saved: ProposalContent;
  /** Sends one version. Null while nobody is signed in: then the device alone keeps it. Throws when there is no network. */
  send: ((content: ProposalContent, revision: number) => Promise<SaveAnswer>) | null;
  keep: (content: ProposalContent, revision: number) => void;
  forget: () => void;
  onStatus: (status: SaveStatus) => void;
  onRevision: (revision: number) => void;
};

const pause = seconds(1.2);
const retry = seconds(8);

export type Autosave = ReturnType<typeof createAutosave>;

/** What a refused saving means for who is typing. */
function refusedStatus(answer: Extract<SaveAnswer, { ok: false }>, base: ProposalContent): SaveStatus {
  switch (answer.code) {
    case "draft_changed":
      return { kind: "conflict", theirs: answer.current ?? null, base };
    case "sign_in_needed":
      return { kind: "signed_out" };
    case "service_unavailable":
      return { kind: "offline" };
    default:
      return { kind: "refused", sentence: answer.sentence ?? "" };
  }
}

/**
 * Saves what one types, one version after the other: at once on the device, and after a pause on the server. The device's
 * copy goes when the server has the same text. A conflict stops it until somebody chooses (`resolve`).
 */
export function createAutosave({ send, keep, forget, onStatus, onRevision, ...start }: Options) {
  const timer = createTimer(() => void flush());
  let [isSending, isStopped] = [false, false];
  let onItsWay: Promise<unknown> = Promise.resolve();
  const { text, stoodAt, isSaved } = createTexts(start, onRevision);
  const take = (answer: SaveAnswer, sent: ProposalContent) => {
    if (!answer.ok) {
      const status = refusedStatus(answer, text.saved);
      isStopped = status.kind === "conflict";
      if (status.kind === "offline") timer.start(retry);
      return onStatus(status);
    }
    stoodAt(answer.revision, sent);
    if (!isSaved()) return timer.start(0);
    forget();
    onStatus({ kind: "saved", savedAt: answer.savedAt });
  };
  async function transmit(sendNow: NonNullable<Options["send"]>): Promise<void> {
    isSending = true;
    onStatus({ kind: "saving" });
    const sent = text.typed;
    const answer = await sendNow(sent, text.revision).catch((): SaveAnswer => ({ ok: false, code: "service_unavailable" }));
    isSending = false;
    take(answer, sent);
  }
  async function flush(): Promise<void> {
    timer.stop();
    if (isSending || isStopped || send === null || isSaved()) return;
    onItsWay = transmit(send);
    await onItsWay;
  }
  return {
    flush,
    /** Nothing more is sent by itself; resolves with the revision on the server once what is on its way has arrived. */
    async settle(): Promise<number> {
      timer.stop();
      await onItsWay.finally(timer.stop);
      return text.revision;
    },
    isSending: () => isSending,
    change(content: ProposalContent): void {
      text.typed = content;
      if (isSaved()) return;
      keep(content, text.revision);
      if (send === null) return onStatus({ kind: "device" });
      if (!isStopped) timer.start(pause);
    },
    /** Goes on from the version on the server with the text that was chosen. */
    resolve(current: { revision: number; content: ProposalContent }, chosen: ProposalContent): void {
      isStopped = false;
      text.typed = chosen;
      stoodAt(current.revision, current.content);
      if (!isSaved()) return send === null ? onStatus({ kind: "device" }) : void flush();
      forget();
      onStatus({ kind: "untouched" });
    },
    stop(): void {
      isStopped = true;
      timer.stop();
    },
  };
}

/** What is typed, and the version that the server has. */
function createTexts({ revision, saved }: Pick<Options, "revision" | "saved">, onRevision: Options["onRevision"]) {
  const text = { revision, saved, typed: saved };
  return {
    text,
    stoodAt(newRevision: number, newlySaved: ProposalContent): void {
      Object.assign(text, { revision: newRevision, saved: newlySaved });
      onRevision(newRevision);
    },
    isSaved: () => isSameContent(text.typed, text.saved),
  };
}

/** One thing to do after a pause; starting again begins the pause anew. */
function createTimer(act: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    start(delay: number): void {
      stop();
      timer = setTimeout(act, delay);
    },
    stop,
  };
}

type HookOptions = Pick<Options, "id" | "revision" | "saved"> & { ambito: string; copyKey: string; isSignedIn: boolean };

/** The autosave of one form, for as long as the page is open. */
export function useAutosave({ id, revision, saved, ambito, copyKey, isSignedIn }: HookOptions) {
  const [status, setStatus] = useState<SaveStatus>({ kind: "untouched" });
  const [serverRevision, setServerRevision] = useState(revision);
  const autosave = useRef<Autosave | null>(null);
  const start = useRef({ revision, saved });
  useEffect(() => {
    const made = createAutosave({
      id,
      ...start.current,
      send: isSignedIn ? (content, expected) => postDraft(href("/:ambito/proposte/bozze/:id/salva", { ambito, id }), content, expected) : null,
      keep: (content, base) => keepCopy(copyKey, { id, revision: base, content }),
      forget: () => forgetCopy(copyKey),
      onStatus: setStatus,
      onRevision: setServerRevision,
    });
    autosave.current = made;
    const flush = () => void made.flush();
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      made.stop();
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [id, ambito, copyKey, isSignedIn]);
  return { status, revision: serverRevision, autosave };
}

async function postDraft(saveTo: string, content: ProposalContent, revision: number): Promise<SaveAnswer> {
  const response = await fetch(saveTo, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ ...content, revision }),
  });
  const answer: unknown = await response.json();
  if (!isSaveAnswer(answer)) throw new Error("no answer of ours");
  return answer;
}

function isSaveAnswer(answer: unknown): answer is SaveAnswer {
  return typeof answer === "object" && answer !== null && "ok" in answer && typeof answer.ok === "boolean";
}
