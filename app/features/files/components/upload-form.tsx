import { type FormEvent, useRef } from "react";
import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { acceptedFiles, altTextMax } from "../files.limits.ts";
import { useUpload } from "../use-upload.ts";

type Props = { failure: FormFailure | null; /** Where scripts send the file to. */ sendTo: string };

/** One file and, for a picture, what it shows. An ordinary form; with scripts it says how far the file has come. */
export function UploadForm({ failure, sendTo }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const { state, send, cancel } = useUpload(sendTo);
  const errors = state.kind === "failed" ? state.errors : failure && formSentences(failure);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = event.currentTarget;
    void send(new FormData(sent)).then((isStored) => isStored && sent.reset());
  };
  return (
    <Form method="post" encType="multipart/form-data" ref={form} onSubmit={onSubmit} noValidate>
      <FormErrorSummary errors={errors} />
      <TextField name="altText" label={m.files_alt_text()} hint={m.files_alt_text_hint()} maxLength={altTextMax} defaultValue={String(failure?.values["altText"] ?? "")} error={errors?.["altText"]} />
      <TextField name="file" type="file" label={m.files_file()} hint={m.files_file_hint()} accept={acceptedFiles} error={errors?.["file"]} required />
      <p role="status" className="ta-hint">
        {state.kind === "sending" && (state.percent < 100 ? m.files_sending({ percent: state.percent }) : m.files_checking())}
        {state.kind === "stored" && m.files_stored()}
      </p>
      {state.kind === "sending" && (
        <p>
          <progress className="ta-upload-progress" value={state.percent} max={100} aria-label={m.files_progress()} />{" "}
          <button type="button" className="btn btn-link" onClick={cancel}>
            {m.files_cancel()}
          </button>
        </p>
      )}
      <SubmitButton icon="it-upload">{m.files_attach()}</SubmitButton>
    </Form>
  );
}
