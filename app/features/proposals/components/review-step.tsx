import { Form, Link } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { personalDataSentence, proposerLabel, question } from "../proposals.render.ts";
import { missingFields, personalDataByField } from "../proposals.rules.ts";
import type { MyProposal } from "../proposals.schema.ts";
import { textFields } from "../proposals.limits.ts";
import { ProposalAnswers } from "./proposal-answers.tsx";

type Props = {
  proposal: MyProposal;
  /** The organisation for which it is sent, or the person's own municipality. */
  sender: { organisation: string | null; municipality: string | null };
  editTo: string;
  failure: FormFailure | null;
};

/** The last look before sending: the text as everybody will see it, and what still stands in the way. */
export function ReviewStep({ proposal, sender, editTo, failure }: Props) {
  const { content } = proposal;
  const problems = problemsOf(content);
  const tavolo = proposal.choices.tavoli.find((choice) => choice.id === content.tavoloId)?.name ?? null;
  return (
    <>
      {failure?.formError === "sign_in_needed" && <SignInAgain />}
      <FormErrorSummary errors={failure && { form: Object.values(formSentences(failure)).join(" ") }} />
      {problems.length > 0 && (
        <Alert kind="warning" title={m.proposals_review_missing_title()}>
          <ul className="mb-0">
            {problems.map((problem) => (
              <li key={problem.field}>
                <Link to={`${editTo}#${problem.field}`}>{problem.label}</Link> {problem.sentence}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <article className="ta-review mb-4">
        <h2>{content.title || <em>{m.proposals_answer_missing()}</em>}</h2>
        <DefinitionList items={[{ term: m.proposals_review_sender(), description: proposerLabel(sender) }]} />
        <ProposalAnswers content={content} municipalities={proposal.municipalities} tavolo={tavolo} headingLevel={3} />
      </article>
      <Form method="post" className="d-flex flex-wrap gap-3">
        <input type="hidden" name="revision" value={proposal.revision} />
        {problems.length === 0 && (
          <SubmitButton name="intent" value="send" icon="it-upload">
            {m.proposals_review_send()}
          </SubmitButton>
        )}
        <LinkButton to={editTo} variant="outline">
          {m.proposals_review_edit()}
        </LinkButton>
      </Form>
    </>
  );
}

function labelOf(field: ReturnType<typeof missingFields>[number]): string {
  switch (field) {
    case "municipalityIds":
      return m.proposals_field_municipalities();
    case "licenceOk":
      return m.proposals_field_licence();
    case "noPersonalData":
      return m.proposals_field_no_personal_data();
    default:
      return question(field);
  }
}

function problemsOf(content: MyProposal["content"]): { field: string; label: string; sentence: string }[] {
  const found = personalDataByField(content);
  return [
    ...missingFields(content).map((field) => ({ field, label: labelOf(field), sentence: "" })),
    ...textFields.flatMap((field) => (found[field] ? [{ field, label: question(field), sentence: personalDataSentence(found[field]) }] : [])),
  ];
}
