import type { ReactNode } from "react";
import { m } from "#app/paraglide/messages.js";
import { formatList } from "#app/platform/i18n/format.ts";
import { DefinitionList } from "#app/ui/definition-list.tsx";
import { textFields, type TextField } from "../proposals.limits.ts";
import { question, urgencyName } from "../proposals.render.ts";
import type { ProposalContent } from "../proposals.rules.ts";

type Props = {
  content: ProposalContent;
  municipalities: readonly string[];
  tavolo: string | null;
  headingLevel: 2 | 3 | 4;
  /** What stands below an answer, such as what must be taken out of it. */
  remark?: ((field: TextField) => ReactNode) | undefined;
};

/** The answers of a proposal as everybody reads them. The title is the page's. */
export function ProposalAnswers({ content, municipalities, tavolo, headingLevel, remark }: Props) {
  const Heading = `h${headingLevel}` as const;
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
    </>
  );
}
