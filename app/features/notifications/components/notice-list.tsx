import { Form, href, Link } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Time } from "#app/ui/time.tsx";
import type { NoticeView } from "../notifications.queries.server.ts";

/** Notices, newest first. Opening one marks it as read; a button does it without opening. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  return (
    <ol className="list-unstyled" aria-label={m.notifications_list_label()}>
      {notices.map((notice) => (
        <li key={notice.id} className="border-bottom py-3">
          <NoticeRow notice={notice} />
        </li>
      ))}
    </ol>
  );
}

function NoticeRow({ notice: { id, subject, paragraphs, createdAt, isRead, districtName } }: { notice: NoticeView }) {
  return (
    <article aria-labelledby={`avviso-${id}`}>
      <p className="ta-hint mb-1">
        {!isRead && <Tag tone="info">{m.notifications_new()}</Tag>} <Time value={createdAt} withTime />
        {districtName && ` · ${districtName}`}
      </p>
      <h2 className="h5 mb-1" id={`avviso-${id}`}>
        <Link to={href("/avvisi/:id", { id })} prefetch="none">{subject}</Link>
      </h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mb-1" style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{paragraph}</p>
      ))}
      {!isRead && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <SubmitButton name="azione" value="letto" variant="link" size="sm" aria-describedby={`avviso-${id}`}>{m.notifications_mark_read()}</SubmitButton>
        </Form>
      )}
    </article>
  );
}
