import { useEffect } from "react";
import { Form, useLocation } from "react-router";
import { withReturnPath } from "#app/features/identity/return-path.ts";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { href } from "react-router";
import type { ProposalAbilities } from "../proposals.abilities.ts";
import { emptyContent } from "../proposals.rules.ts";
import type { MyProposal, ProposalChoices } from "../proposals.schema.ts";
import { draftCopyKey, forgetCopy, newCopyKey, readCopy } from "../use-device-copy.ts";
import { DraftFields } from "./draft-fields.tsx";
import { DraftForm, type FieldsProps } from "./draft-form.tsx";
import { DraftNotices } from "./draft-notices.tsx";
import { FormSwitch, FullFields } from "./full-fields.tsx";

type Props = { proposal: MyProposal; ambito: string; abilities: ProposalAbilities; failure: FormFailure | null };

/** A draft, or a proposal that the office sent back, with all that one can do about it. */
export function DraftEditor({ proposal, ambito, abilities, failure }: Props) {
  useEffect(() => {
    // Begun on the page for new proposals: from here on this page keeps it.
    if (readCopy(newCopyKey(ambito))?.id === proposal.id) forgetCopy(newCopyKey(ambito));
  }, [ambito, proposal.id]);
  return (
    <>
      {proposal.returnReason && (
        <Callout kind="warning" title={m.proposals_draft_returned_title()}>
          <p className="mb-0" style={{ whiteSpace: "pre-line" }}>{proposal.returnReason}</p>
        </Callout>
      )}
      <DraftNotices abilities={abilities} />
      {!proposal.isAuthor && proposal.state === "draft" && (
        <Callout title={m.proposals_draft_shared_title()}>
          <p className="mb-0">{m.proposals_draft_shared_text()}</p>
        </Callout>
      )}
      <DraftForm
        key={proposal.id}
        id={proposal.id}
        revision={proposal.revision}
        content={proposal.content}
        choices={proposal.choices}
        organisations={abilities.organisations}
        isSenderFixed={proposal.state === "returned" || !proposal.isAuthor}
        leps={proposal.leps}
        fields={(fields) => <EditorFields {...fields} proposal={proposal} />}
        failure={failure}
        copyKey={draftCopyKey(proposal.id)}
        ambito={ambito}
        isSignedIn
      >
        <DraftButtons />
      </DraftForm>
      {proposal.state === "draft" && proposal.isAuthor && (
        <Confirm label={m.proposals_draft_delete()} question={m.proposals_draft_delete_question()} size="sm">
          <Form method="post">
            <SubmitButton name="intent" value="delete" variant="danger">{m.proposals_draft_delete_confirm()}</SubmitButton>
          </Form>
        </Confirm>
      )}
    </>
  );
}

/** The form that was chosen, with what belongs to a draft that is stored: attachments, and the way to the other form. */
function EditorFields({ proposal, ...fields }: FieldsProps & { proposal: MyProposal }) {
  const attachments = <DraftAttachments attachments={proposal.attachments} />;
  if (fields.content.form === "full") return <FullFields {...fields} leps={proposal.leps} attachments={attachments} />;
  return (
    <>
      <FormSwitch to="full" onForm={fields.onForm} />
      <DraftFields {...fields} />
      <h2 className="h5">{m.files_title()}</h2>
      {attachments}
    </>
  );
}

/** What is attached so far. The page for it is another one: the text is saved on the way there. */
function DraftAttachments({ attachments }: { attachments: MyProposal["attachments"] }) {
  return (
    <>
      {attachments.length > 0 && (
        <ul>
          {attachments.map(({ id, title, kind }) => (
            <li key={id}>
              {title} ({kind.toUpperCase()})
            </li>
          ))}
        </ul>
      )}
      <p>{m.files_lead()}</p>
      <p>
        <SubmitButton name="intent" value="attachments" variant="outline" icon="it-clip">
          {attachments.length === 0 ? m.files_go_add() : m.files_go_manage()}
        </SubmitButton>
      </p>
    </>
  );
}

type SignedOutProps = { id: string; ambito: string; choices: ProposalChoices; failure: FormFailure | null };

/** The login ended: an ordinary visit leads to the sign-in page; a form that was just sent keeps its text. */
export function SignedOutDraft({ id, ambito, choices, failure }: SignedOutProps) {
  const { pathname, search } = useLocation();
  if (failure === null) {
    return (
      <Callout title={m.proposals_draft_signed_out_title()}>
        <LinkButton to={withReturnPath(href("/accedi"), pathname + search)}>{m.proposals_new_sign_in()}</LinkButton>
      </Callout>
    );
  }
  return (
    <DraftForm id={id} revision={Number(failure.values["revision"] ?? 0)} content={emptyContent} choices={choices} organisations={[]} failure={failure} copyKey={draftCopyKey(id)} ambito={ambito} isSignedIn={false}>
      <DraftButtons />
    </DraftForm>
  );
}

function DraftButtons() {
  return (
    <p className="d-flex flex-wrap gap-3">
      <SubmitButton name="intent" value="review">{m.proposals_draft_review()}</SubmitButton>
      <SubmitButton name="intent" value="save" variant="outline">{m.proposals_draft_save()}</SubmitButton>
    </p>
  );
}
