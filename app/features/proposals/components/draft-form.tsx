import { lazy, type ReactNode, Suspense, useRef } from "react";
import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import type { ProposalContent } from "../proposals.rules.ts";
import type { ProposalChoices } from "../proposals.schema.ts";
import { useDraftForm } from "../use-draft-form.ts";
import { useTextWarnings } from "../use-text-warnings.ts";
import { DraftFields, type FieldSentences, type SenderOption } from "./draft-fields.tsx";
import { DraftStatus } from "./draft-status.tsx";
import { SimilarProposals } from "./similar-proposals.tsx";

// Rarely needed: who writes alone in one window never loads it.
const DraftConflict = lazy(() => import("./draft-conflict.tsx").then((module) => ({ default: module.DraftConflict })));

export type FieldsProps = {
  content: ProposalContent;
  choices: ProposalChoices;
  organisations: readonly SenderOption[];
  isSenderFixed: boolean;
  errors: FieldSentences;
  /** Goes over to the other form, where scripts run. */
  onForm: (form: ProposalContent["form"]) => void;
};

export type DraftFormProps = {
  id: string;
  revision: number;
  content: ProposalContent;
  choices: ProposalChoices;
  leps?: readonly { code: string; name: string }[];
  organisations: readonly SenderOption[];
  isSenderFixed?: boolean | undefined;
  failure: FormFailure | null;
  /** Where the browser keeps what the server has not got. */
  copyKey: string;
  ambito: string;
  /** While nobody is signed in the device alone keeps the text. */
  isSignedIn: boolean;
  /** The questions of the light form, when nothing else is said. */
  fields?: (props: FieldsProps) => ReactNode;
  /** The buttons below the fields. */
  children: ReactNode;
};

const noLeps: [] = [];

function lightFields(props: FieldsProps): ReactNode {
  return <DraftFields {...props} />;
}

/** A proposal's form: saved while one types when scripts run, an ordinary form when they do not. */
export function DraftForm(props: DraftFormProps) {
  const { choices, organisations, isSenderFixed = false, failure, fields = lightFields, leps = noLeps } = props;
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraftForm({ ...props, form });
  const warnings = useTextWarnings(draft.typed);
  return (
    <Form method="post" ref={form} onInput={draft.onInput} onSubmit={draft.onSubmit} noValidate>
      {/* The Enter key presses a form's first button. */}
      <button type="submit" name="intent" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      <FormErrorSummary errors={failure && formSentences(failure)} />
      {failure?.formError === "sign_in_needed" && <SignInAgain />}
      {draft.shown.resumedFrom >= 0 && <ResumedNotice onStartOver={draft.startOver} />}
      {draft.conflict && (
        <MaybeSuspended isScripted={draft.isScripted}>
          <DraftConflict conflict={draft.conflict} mine={draft.typed} names={{ ...choices, organisations, leps }} onResolve={draft.resolve} />
        </MaybeSuspended>
      )}
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="revision" value={draft.revision} />
      <div key={draft.shown.version}>
        {fields({ content: draft.shown.content, choices, organisations, isSenderFixed, errors: { ...(failure && formSentences(failure)), ...warnings }, onForm: draft.changeForm })}
      </div>
      <SimilarProposals ambito={props.ambito} proposalId={draft.id} isSignedIn={props.isSignedIn} />
      <DraftStatus status={draft.status} />
      {props.children}
    </Form>
  );
}

/** A page without scripts must have it at once: on the server nothing stands in for what is still being loaded. */
function MaybeSuspended({ isScripted, children }: { isScripted: boolean; children: ReactNode }) {
  return isScripted ? <Suspense fallback={null}>{children}</Suspense> : children;
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
