import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Form, useActionData, useRevalidator, useSubmit } from "react-router";
import { formSentences, isFormFailure } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { Alert } from "#app/ui/alert.tsx";
import { send } from "./connection.ts";
import type { Ack } from "./contract.ts";

type Props = {
  /** The command's name: the form's `intent` and the socket's event are the same word. */
  intent: string;
  /** What is sent besides what is typed. */
  fields?: Readonly<Record<string, string>> | undefined;
  className?: string | undefined;
  /** Empties the fields after success: for forms that add one thing after the other. */
  resetsAfter?: boolean | undefined;
  children: ReactNode | ((failure: Failure | null) => ReactNode);
};

/** What went wrong in this very form: sentences by field, and the values as typed (plain form only; else they still stand there). */
export type Failure = { fieldSentences: Readonly<Record<string, string>>; values: FormFailure["values"] };

/**
 * A plain form that goes over the socket while that is up: the same command, an answer without loading the page.
 * Without scripts, or with the connection down, the browser sends it like every other form.
 */
export function LiveForm({ intent, fields = {}, className, resetsAfter = false, children }: Props) {
  const submit = useSubmit();
  const { revalidate } = useRevalidator();
  const [answer, setAnswer] = useState<Refusal | "done" | null>(null);
  const isSending = useRef(false);
  const posted = usePostedFailure(intent, fields);
  const refusal = answer === "done" ? null : (answer ?? posted);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    const form = event.currentTarget;
    const submitter = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const formData = new FormData(form, submitter);
    event.preventDefault();
    if (isSending.current) return;
    isSending.current = true;
    const ack = await send(intent, payloadOf(formData));
    isSending.current = false;
    if (ack === null) {
      setAnswer(null);
      await submit(formData, { method: "post", preventScrollReset: true });
      return;
    }
    if (ack.ok && resetsAfter) form.reset();
    setAnswer(ack.ok ? "done" : await refusalOf(ack));
    // The push reloads too; one's own deed shows at once even if the push is late.
    if (ack.ok) await revalidate();
  }

  return (
    <Form method="post" className={className} onSubmit={(event) => void onSubmit(event)} preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typeof children === "function" ? children(refusal) : children}
      <div aria-live="polite">{refusal && <Refused refusal={refusal} showsFields={typeof children !== "function"} />}</div>
    </Form>
  );
}

async function refusalOf({ code, field }: Extract<Ack, { ok: false }>): Promise<Refusal> {
  // All sentences together are too much for every page: they come when one is needed.
  const { errorSentence } = await import("#app/platform/i18n/error-sentence.ts");
  const sentence = errorSentence(code);
  return field === null ? { formSentence: sentence, fieldSentences: {}, values: {} } : { formSentence: null, fieldSentences: { [field]: sentence }, values: {} };
}

type Refusal = Failure & { formSentence: string | null };

function Refused({ refusal, showsFields }: { refusal: Refusal; showsFields: boolean }) {
  const sentences = [refusal.formSentence, ...(showsFields ? Object.values(refusal.fieldSentences) : [])].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return null;
  return (
    <Alert kind="danger">
      {sentences.map((sentence) => (
        <p key={sentence} className="mb-0">
          {sentence}
        </p>
      ))}
    </Alert>
  );
}

/**
 * Of the page's forms the one that was sent: the same intent with the same hidden fields. What concerns no single field
 * is said by the page itself (PostedFailure), because the form may be gone by now.
 */
function usePostedFailure(intent: string, fields: Readonly<Record<string, string>>): Refusal | null {
  const data: unknown = useActionData();
  if (!isFormFailure(data) || data.values["intent"] !== intent) return null;
  if (Object.entries(fields).some(([name, value]) => data.values[name] !== value)) return null;
  const { form: _form, ...fieldSentences } = formSentences(data);
  return { formSentence: null, fieldSentences, values: data.values };
}

function payloadOf(formData: FormData): Record<string, string> {
  const payload: Record<string, string> = {};
  for (const [name, value] of formData) if (name !== "intent" && typeof value === "string") payload[name] = value;
  return payload;
}
