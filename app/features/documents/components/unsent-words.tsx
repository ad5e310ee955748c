import { useId, useState } from "react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";

type Props = { passages: readonly string[]; title?: string; onDiscard: () => void };

/** What somebody wrote and could not send, to take along. */
export function UnsentWords({ passages, title = m.documents_unsent_title(), onDiscard }: Props) {
  const id = useId();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const text = passages.join("\n\n");

  async function copy(): Promise<void> {
    const isDone = await navigator.clipboard.writeText(text).then(() => true, () => false);
    setCopied(isDone ? "yes" : "failed");
  }

  return (
    <section className="ta-unsent" aria-labelledby={id}>
      <h2 id={id} className="h6">{title}</h2>
      <p>{text === "" ? m.documents_unsent_deleted_only() : m.documents_unsent_text()}</p>
      {text !== "" && (
        <>
          <textarea className="form-control ta-input" readOnly aria-labelledby={id} lang="it" rows={Math.min(10, passages.length * 2 + 1)} value={text} />
          <p className="mt-2 mb-0">
            <Button size="sm" onClick={() => void copy()}>{m.documents_unsent_copy()}</Button> <span role="status">{copied === "yes" ? m.documents_unsent_copied() : copied === "failed" && m.documents_unsent_copy_failed()}</span>
          </p>
        </>
      )}
      <Confirm size="sm" label={m.documents_unsent_discard()} question={m.documents_unsent_discard_question()}>
        <Button size="sm" variant="danger" onClick={onDiscard}>{m.documents_unsent_discard()}</Button>
      </Confirm>
    </section>
  );
}
