import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useFetcher } from "react-router";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import type { sectionCommentAction } from "../comment-action.server.ts";
import { answerAsData } from "../section-comments.limits.ts";
import type { Said } from "../section-comments.schema.ts";
import { useCommentsAddress } from "../use-panel-comments.ts";

type Props = {
  slug: string;
  intent: "comment" | "reply" | "resolve" | "reopen";
  /** Sent beside what is typed. */
  hidden: Readonly<Record<string, string>>;
  onDone: (sentence: string, said: Said) => void;
  className?: string | undefined;
  /** The id of the field «body», where the list of what is wrong leads. */
  bodyId?: string | undefined;
  /** The fields, with what is wrong in each, and the buttons. */
  children: (errors: Readonly<Record<string, string>>) => ReactNode;
};

/** A form of the panel: it stays where it is, keeps what was typed when something is wrong, and is empty again once it was taken. */
export function PanelForm({ slug, intent, hidden, onDone, className, bodyId, children }: Props) {
  const fetcher = useFetcher<typeof sectionCommentAction>();
  const address = useCommentsAddress(slug);
  const form = useRef<HTMLFormElement>(null);
  const handled = useRef<unknown>(null);
  const { data: answer, state } = fetcher;
  useEffect(() => {
    if (!answer || handled.current === answer) return;
    handled.current = answer;
    if (!("ok" in answer) || !answer.ok) return;
    form.current?.reset();
    onDone(answer.sentence, answer.said);
  });
  const failure = isFormFailure(answer) ? answer : null;
  const errors = failure ? formSentences(failure) : {};
  // The same object until the next answer: the list takes the focus when it gets another one.
  const summary = useMemo(() => failure && Object.fromEntries(Object.entries(formSentences(failure)).map(([name, sentence]) => [name === "body" && bodyId ? bodyId : "form", sentence])), [failure, bodyId]);

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (state !== "idle") return;
    const data = new FormData(event.currentTarget);
    for (const [name, value] of Object.entries({ ...hidden, intent, answer: answerAsData })) data.set(name, value);
    void fetcher.submit(data, { method: "post", action: address });
  }

  return (
    <form ref={form} onSubmit={send} noValidate className={className} aria-busy={state !== "idle" || undefined}>
      <FormErrorSummary errors={summary} />
      {children(errors)}
    </form>
  );
}
