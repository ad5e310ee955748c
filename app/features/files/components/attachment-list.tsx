import type { ReactNode } from "react";
import { href, useParams } from "react-router";
import { m } from "#app/paraglide/messages.js";
import type { Attachment } from "../files.schema.ts";
import { kindName, sizeText } from "../files.render.ts";

type Props = {
  attachments: readonly Attachment[];
  headingLevel?: 2 | 3 | 4 | undefined;
  /** What one can do with each. */
  action?: ((attachment: Attachment) => ReactNode) | undefined;
};

/** What is attached, to be saved: a file never opens inside a page of ours. */
export function AttachmentList({ attachments, headingLevel, action }: Props) {
  const { ambito = "" } = useParams();
  const Heading = `h${headingLevel ?? 2}` as const;
  return (
    <section className="mb-4">
      {headingLevel && <Heading className="h5">{m.files_title()}</Heading>}
      <ul className="list-unstyled">
        {attachments.map((attachment) => (
          <li key={attachment.id} className="mb-3" style={{ overflowWrap: "anywhere" }}>
            <a href={href("/:ambito/allegati/:id", { ambito, id: attachment.id })} download>
              {attachment.title}
            </a>{" "}
            <small>
              ({kindName(attachment.kind)}, {sizeText(attachment.bytes)})
            </small>
            {attachment.altText && <div className="ta-hint">{m.files_shows({ text: attachment.altText })}</div>}
            {action?.(attachment)}
          </li>
        ))}
      </ul>
    </section>
  );
}
