import { useEffect, useRef } from "react";
import { m } from "#app/paraglide/messages.js";

type Props = {
  /** Sentence by field name; `form` is for what concerns no single field. */
  errors: Readonly<Record<string, string | undefined>> | null | undefined;
  title?: string | undefined;
};

/** What is wrong in a form, at its top, with a link to each field. Takes the focus when it appears. */
export function FormErrorSummary({ errors, title }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors ?? {}).filter(([, sentence]) => sentence);
  useEffect(() => {
    if (errors) box.current?.focus();
  }, [errors]);
  if (entries.length === 0) return null;
  return (
    <div ref={box} className="alert alert-danger ta-error-summary" role="alert" tabIndex={-1}>
      <h2 className="h5">{title ?? m.ui_form_errors_title()}</h2>
      <ul>
        {entries.map(([field, sentence]) => (
          <li key={field}>{field === "form" ? sentence : <a href={`#${field}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
