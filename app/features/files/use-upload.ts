import { useEffect, useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { fileMaxBytes } from "./files.limits.ts";

/** By field; `form` is what concerns none. */
type Errors = Record<string, string>;

export type UploadState = { kind: "idle" } | { kind: "sending"; percent: number } | { kind: "stored" } | { kind: "failed"; errors: Errors };

/** What the address for scripts answers. */
export type UploadAnswer = { ok: true } | { ok: false; field: string; sentence: string };

/** Sends a form with a file and says how far it has come; a file that is plainly too large does not leave the device. */
export function useUpload(sendTo: string) {
  const [state, setState] = useState<UploadState>({ kind: "idle" });
  const running = useRef<XMLHttpRequest | null>(null);
  const { revalidate } = useRevalidator();
  useEffect(() => () => running.current?.abort(), []);

  async function send(form: FormData): Promise<boolean> {
    const problem = problemOf(form);
    if (problem) {
      setState({ kind: "failed", errors: { file: problem } });
      return false;
    }
    const request = new XMLHttpRequest();
    running.current?.abort();
    running.current = request;
    setState({ kind: "sending", percent: 0 });
    const answer = await post(request, sendTo, form, (percent) => setState({ kind: "sending", percent }));
    if (running.current !== request) return false;
    running.current = null;
    if (answer === "aborted") setState({ kind: "idle" });
    else if (answer.ok) setState({ kind: "stored" });
    else setState({ kind: "failed", errors: { [answer.field]: answer.sentence } });
    if (answer === "aborted" || !answer.ok) return false;
    await revalidate();
    return true;
  }

  return { state, send, cancel: () => running.current?.abort() };
}

function problemOf(form: FormData): string | null {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return m.error_file_missing();
  return file.size > fileMaxBytes ? m.error_file_too_large() : null;
}

function post(request: XMLHttpRequest, to: string, form: FormData, onProgress: (percent: number) => void): Promise<UploadAnswer | "aborted"> {
  return new Promise((resolve) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => resolve(answerOf(request)));
    request.addEventListener("error", () => resolve({ ok: false, field: "form", sentence: m.files_offline() }));
    request.addEventListener("timeout", () => resolve({ ok: false, field: "form", sentence: m.files_offline() }));
    request.addEventListener("abort", () => resolve("aborted"));
    request.open("POST", to);
    request.setRequestHeader("accept", "application/json");
    request.send(form);
  });
}

function answerOf(request: XMLHttpRequest): UploadAnswer {
  if (request.status === 413) return { ok: false, field: "file", sentence: m.error_file_too_large() };
  try {
    const answer: unknown = JSON.parse(request.responseText);
    if (isUploadAnswer(answer)) return answer;
  } catch {
    // No answer of ours: a proxy's page, or half a one.
  }
  return { ok: false, field: "form", sentence: m.error_service_unavailable() };
}

function isUploadAnswer(answer: unknown): answer is UploadAnswer {
  if (typeof answer !== "object" || answer === null || !("ok" in answer)) return false;
  return answer.ok === true || ("field" in answer && typeof answer.field === "string" && "sentence" in answer && typeof answer.sentence === "string");
}
