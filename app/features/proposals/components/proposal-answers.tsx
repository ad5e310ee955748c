import { lazy, type ReactNode } from "react";
import type { Attachment } from "#app/features/files/files.schema.ts";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { textFields, type TextField, type Urgency } from "../proposals.limits.ts";
import { question, urgencyName } from "../question.render.ts";
import type { PublicDetails } from "../proposals.schema.ts";

// Few proposals have a full form or attachments: only their readers load these.
const FullDetails = lazy(async () => ({ default: (await import("./full-details.tsx")).FullDetails }));
const AttachmentList = lazy(async () => ({ default: (await import("#app/features/files/components/attachment-list.tsx")).AttachmentList }));

type Props = {
  content: Record<TextField, string> & {
    urgency: Urgency | null;
    /** Only of a full form. */
    details?: PublicDetails | null | undefined;
    attachments?: readonly Attachment[] | undefined;
  };
  municipalities: readonly string[];
  tavolo: string | null;
  headingLevel: 2 | 3 | 4;
  /** What stands below an answer, such as what must be taken out of it. */
  remark?: ((field: TextField) => ReactNode) | undefined;
};

/** The answers of a proposal as everybody reads them, and what is attached. The title is the page's. */
export function ProposalAnswers({ content, municipalities, tavolo, headingLevel, remark }: Props) {
  const Heading = `h${headingLevel}` as const;
  const { details, attachments = [] } = content;
  return (
    <>
      <DefinitionList
        items={[
          { term: m.proposals_answer_tavolo(), description: tavolo ?? m.proposals_field_tavolo_unknown() },
          { term: m.proposals_answer_municipalities(), description: formatList(municipalities) },
          { term: m.proposals_answer_urgency(), description: content.urgency && urgencyName(content.urgency) },
        ]}
      />
      {textFields
        .filter((field) => field !== "title")
        .map((field) => (
          <section key={field} className="mb-4">
            <Heading className="h5">{question(field)}</Heading>
            <p style={{ whiteSpace: "pre-line" }}>{content[field] ? <span lang="it">{content[field]}</span> : <em>{m.proposals_answer_missing()}</em>}</p>
            {remark?.(field)}
          </section>
        ))}
      {details && <FullDetails details={details} headingLevel={headingLevel} />}
      {attachments.length > 0 && <AttachmentList attachments={attachments} headingLevel={headingLevel} />}
    </>
  );
}
