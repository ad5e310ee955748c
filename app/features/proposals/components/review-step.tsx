import { Form, Link } from "react-router";
import { SignInAgain } from "#app/features/identity/components/sign-in-again.tsx";
import { m } from "#app/paraglide/messages.js";
import type { FormFailure } from "#app/platform/forms.ts";
import { formSentences } from "#app/platform/form-failure.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton, SubmitButton } from "#app/ui/button.tsx";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { FormErrorSummary } from "#app/ui/form-error-summary.tsx";
import { namedPersonWarning } from "#app/features/moderation/named-person.render.ts";
import { personalDataSentence } from "#app/features/moderation/personal-data.render.ts";
import { euroCents, wholeNumber } from "../amounts.rules.ts";
import { fieldLabel } from "../content.render.ts";
import { contentFields } from "../draft-conflict.rules.ts";
import { proposerLabel } from "../proposals.render.ts";
import { freeTexts, personalDataByField } from "../free-texts.rules.ts";
import { missingFields } from "../proposals.rules.ts";
import type { MyProposal, PublicDetails } from "../proposals.schema.ts";
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
      <NamedPersons content={content} editTo={editTo} />
      <article className="ta-review mb-4">
        <h2>{content.title || <em>{m.proposals_answer_missing()}</em>}</h2>
        <DefinitionList items={[{ term: m.proposals_review_sender(), description: proposerLabel(sender) }]} />
        <ProposalAnswers content={publicContent(proposal)} municipalities={proposal.municipalities} tavolo={tavolo} headingLevel={3} />
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

/** What seems to speak of one person's health: to read again, not to refuse. */
function NamedPersons({ content, editTo }: { content: MyProposal["content"]; editTo: string }) {
  const warnings = freeTexts(content).flatMap(([field, text]) => {
    const warning = namedPersonWarning(text);
    return warning === null ? [] : [{ field, warning }];
  });
  if (warnings.length === 0) return null;
  return (
    <Alert kind="warning" title={m.moderation_named_person_title()}>
      <ul className="mb-0">
        {warnings.map(({ field, warning }) => (
          <li key={field}>
            <Link to={`${editTo}#${field}`}>{fieldLabel(field)}</Link> {warning}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function problemsOf(content: MyProposal["content"]): { field: string; label: string; sentence: string }[] {
  const found = Object.entries(personalDataByField(content));
  return [
    ...missingFields(content).map((field) => ({ field, label: fieldLabel(field), sentence: "" })),
    ...contentFields.flatMap((field) => found.filter(([name]) => name === field).map(([, matches]) => ({ field, label: fieldLabel(field), sentence: personalDataSentence(matches) }))),
  ];
}

/** The answers as everybody will read them: what the light form hides stays out. */
function publicContent({ content, attachments, leps }: MyProposal) {
  const details: PublicDetails = {
    ...content,
    objectives: [...content.objectives], partners: [...content.partners], indicators: [...content.indicators], activities: [...content.activities],
    recipientsEstimate: wholeNumber(content.recipientsEstimate) ?? null,
    costEstimateCents: euroCents(content.costEstimate) ?? null,
    leps: leps.filter(({ code }) => content.leps.includes(code)).map(({ name }) => name),
  };
  return { ...content, details: content.form === "full" ? details : null, attachments };
}
