import { type ReactNode, useRef } from "react";
import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { textFields } from "../proposals.limits.ts";
import { personalDataSentence } from "../proposals.render.ts";
import { personalDataByField, type ProposalContent } from "../proposals.rules.ts";
import type { ProposalChoices } from "../proposals.schema.ts";
import { useDraftForm } from "../use-draft-form.ts";
import { DraftConflict } from "./draft-conflict.tsx";
import { DraftFields, type FieldSentences, type SenderChoice } from "./draft-fields.tsx";
import { DraftStatus } from "./draft-status.tsx";

export type DraftFormProps = {
  id: string;
  revision: number;
  content: ProposalContent;
  choices: ProposalChoices;
  organisations: readonly SenderChoice[];
  isSenderFixed?: boolean | undefined;
  failure: FormFailure | null;
  /** Where the browser keeps what the server has not got. */
  copyKey: string;
  ambito: string;
  /** While nobody is signed in the device alone keeps the text. */
  isSignedIn: boolean;
  /** The buttons below the fields. */
  children: ReactNode;
};

/** The light form: saved while one types when scripts run, an ordinary form when they do not. */
export function DraftForm(props: DraftFormProps) {
  const { choices, organisations, isSenderFixed = false, failure } = props;
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraftForm({ ...props, form });
  return (
    <Form method="post" ref={form} onInput={draft.onInput} noValidate>
      <FormErrorSummary errors={failure && formSentences(failure)} />
      {failure?.formError === "sign_in_needed" && <SignInAgain />}
      {failure?.formError === "draft_changed" && !draft.theirs && <Alert kind="warning">{m.proposals_draft_conflict_no_script()}</Alert>}
      {draft.shown.resumedFrom >= 0 && <ResumedNotice onStartOver={draft.startOver} />}
      {draft.theirs && <DraftConflict theirs={draft.theirs.content} mine={draft.typed} onMine={draft.keepMine} onTheirs={draft.useTheirs} />}
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="revision" value={draft.revision} />
      <div key={draft.shown.version}>
        <DraftFields
          content={draft.shown.content}
          choices={choices}
          organisations={organisations}
          isSenderFixed={isSenderFixed}
          errors={fieldSentences(draft.typed, failure)}
        />
      </div>
      <DraftStatus status={draft.status} />
      {props.children}
    </Form>
  );
}

/** Beside each field: what the server refused, and personal data as soon as they are typed. */
function fieldSentences(content: ProposalContent, failure: FormFailure | null): FieldSentences {
  const found = personalDataByField(content);
  const refused = failure ? formSentences(failure) : {};
  return { ...refused, ...Object.fromEntries(textFields.flatMap((field) => (found[field] ? [[field, personalDataSentence(found[field])]] : []))) };
}

function ResumedNotice({ onStartOver }: { onStartOver: () => void }) {
  return (
    <Alert kind="info" role="status">
      <p>{m.proposals_new_resumed()}</p>
      <Button variant="outline" size="sm" onClick={onStartOver}>
        {m.proposals_new_start_over()}
      </Button>
    </Alert>
  );
}
