import type { ReactNode } from "react";
import { Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import { groundName, textKindName, writerLabel } from "../moderation.render.ts";
import type { QueuedText } from "../moderation.schema.ts";

/** A text to read whole, with what readers and the software noticed; below it, what can be decided. */
export function QueuedTextArticle({ text, children }: { text: QueuedText; children: ReactNode }) {
  const id = `text-${text.id}`;
  return (
    <article className="ta-queued mb-5 pb-4 border-bottom" aria-labelledby={id} tabIndex={-1} data-queued={text.id}>
      <p className="mb-1">
        <Tag tone="info">{textKindName(text.kind)}</Tag> {writerLabel(text)} · <Time value={text.writtenAt} format="medium" />
      </p>
      <h3 id={id} className="h5">
        {text.state === "published" ? <Link to={text.path}>{text.title}</Link> : text.title}
      </h3>
      <blockquote className="ta-prose border-start ps-3" data-passage-source="">
        {text.body.split("\n").filter(Boolean).map((line, index) => (
          <p key={index} className="mb-2">{line}</p>
        ))}
      </blockquote>
      {text.namesPerson && <p className="ta-error">{m.moderation_names_person()}</p>}
      {text.reports.length > 0 && <Reports reports={text.reports} />}
      {children}
    </article>
  );
}

function Reports({ reports }: Pick<QueuedText, "reports">) {
  return (
    <>
      <p className="fw-semibold mb-1">{m.moderation_reports_count({ count: reports.length })}</p>
      <ul>
        {reports.map((report, index) => (
          <li key={index}>
            {groundName(report.ground)}
            {report.note && ` · «${report.note}»`} · <Time value={report.at} format="medium" />
          </li>
        ))}
      </ul>
    </>
  );
}
