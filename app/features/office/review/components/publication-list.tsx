import { Form, href, Link } from "react-router";
import { stateName } from "#app/features/proposals/proposals.render.ts";
import { m } from "#app/paraglide/messages.js";
import { formatDateTime, formatList } from "#app/platform/i18n/format.ts";
import { Alert } from "#app/ui/alert.tsx";
import { SubmitButton } from "#app/ui/button.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { problemSentence } from "../review.render.ts";
import type { PreparedAnswer, RefusedAnswer } from "../review.schema.ts";

type ReadyProps = { answers: readonly PreparedAnswer[]; ambito: string; isChosen: (id: string) => boolean; isLastLook: boolean };

/** The answers that can go out, each ticked: the form around them publishes those together. */
export function ReadyAnswers({ answers, ambito, isChosen, isLastLook }: ReadyProps) {
  return (
    <ul className="list-unstyled">
      {answers.map((answer) => (
        <li key={answer.id} className="border-bottom py-3">
          <p className="mb-1 d-flex gap-2 align-items-start">
            <input
              type={isLastLook ? "hidden" : "checkbox"}
              className="ta-desk-tick"
              name="chosen[]"
              id={`answer-${answer.id}`}
              value={`${answer.id}~${answer.revision}~${answer.draft?.revision ?? 0}`}
              {...(isLastLook ? {} : { defaultChecked: isChosen(answer.id), "aria-label": m.office_choose_proposal({ number: answer.number }) })}
            />
            <span>
              {answer.number} <Link to={href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero: answer.number })}>{answer.title}</Link>{" "}
              {answer.draft?.kind && <Tag tone="info">{stateName(answer.draft.kind)}</Tag>}
            </span>
          </p>
          <p className="mb-1" style={{ whiteSpace: "pre-line" }}>{answer.draft?.reason}</p>
          {answer.passage && answer.section && <blockquote className="ta-quote">{answer.section.number} {answer.section.title}: {answer.passage}</blockquote>}
          {answer.sameReason && answer.sameReason.length > 0 && <p className="mb-0 ta-hint">{m.office_draft_same_reason({ numbers: formatList(answer.sameReason) })}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What still lacks a complete answer, each with why and the page where it is written. */
export function MissingAnswers({ answers, ambito }: { answers: readonly PreparedAnswer[]; ambito: string }) {
  return (
    <ul className="list-unstyled">
      {answers.map((answer) => (
        <li key={answer.id} className="border-bottom py-2">
          {answer.number} <Link to={href("/:ambito/ufficio/proposte/:numero/istruttoria", { ambito, numero: answer.number })}>{answer.title}</Link>
          <span className="d-block small">{answer.problem === null ? "" : problemSentence(answer.problem)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing was published: which answers stand in the way and why, or which colleague published them meanwhile. */
export function RefusedAnswers({ refused }: { refused: readonly (RefusedAnswer & { sentence: string })[] }) {
  return (
    <Alert kind="warning" title={m.office_publication_refused_title()} role="alert">
      <ul className="mb-0">
        {refused.map((answer) => (
          <li key={answer.id}>
            {answer.number === null ? m.office_bulk_unknown() : `${answer.number} · ${answer.title}`}:{" "}
            {answer.by !== null && answer.at !== null && answer.state !== null
              ? m.office_publication_meanwhile({ name: answer.by, at: formatDateTime(answer.at), outcome: stateName(answer.state) })
              : answer.sentence}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The last look before the chosen answers go out. */
export function PublicationConfirmation({ answers, ambito, to }: { answers: readonly PreparedAnswer[]; ambito: string; to: string }) {
  return (
    <Form method="post">
      <h2>{m.office_publication_confirm_title({ count: answers.length })}</h2>
      <p>{m.office_publication_confirm_text()}</p>
      <ReadyAnswers answers={answers} ambito={ambito} isChosen={() => true} isLastLook />
      <p className="d-flex flex-wrap gap-3 align-items-center">
        <SubmitButton name="intent" value="publish">{m.office_publication_confirm({ count: answers.length })}</SubmitButton>
        <Link to={to}>{m.office_bulk_cancel()}</Link>
      </p>
    </Form>
  );
}
