import { m } from "#app/paraglide/messages.js";
import { Time } from "#app/ui/time.tsx";
import { topicProposerLabel } from "../topics.render.ts";
import type { TopicPage } from "../topics.schema.ts";

/** Why others are interested too, newest first. */
export function TopicLines({ lines }: Pick<TopicPage, "lines">) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 className="h5 mt-4">{m.topics_lines_title()}</h3>
      <ul className="list-unstyled">
        {lines.map((line) => (
          <li key={`${line.at} ${line.why}`} className="py-2 border-bottom">
            <q lang="it">{line.why}</q>
            <br />
            <small>
              {topicProposerLabel(line.proposer)} · <Time value={line.at} format="medium" />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
