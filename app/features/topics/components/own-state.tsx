import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import type { TopicPage } from "../topics.schema.ts";
import { TopicFields } from "./topic-fields.tsx";

/** What its author sees of a topic that is not public: where it stands, why, and the form to change it. */
export function OwnState({ topic, failure, canRevise }: { topic: TopicPage; failure: FormFailure | null; canRevise: boolean }) {
  const text = failure ? { title: String(failure.values["title"] ?? ""), why: String(failure.values["why"] ?? "") } : { title: topic.title, why: topic.why };
  return (
    <>
      {topic.moderationReason && (
        <Callout kind="warning" title={m.topics_moderated_title()}>
          <p style={{ whiteSpace: "pre-line" }}>{topic.moderationReason}</p>
          {topic.moderationPassage && <p className="mb-0">{m.topics_moderated_passage()} <mark lang="it">{topic.moderationPassage}</mark></p>}
        </Callout>
      )}
      {canRevise && (
        <details className="mb-4" open={failure !== null || topic.moderation === "changes_asked"}>
          <summary>{m.topics_revise()}</summary>
          <Form method="post" noValidate className="ta-panel">
            <input type="hidden" name="revision" value={topic.revision} />
            <TopicFields text={text} errors={failure ? formSentences(failure) : {}} />
            <SubmitButton name="intent" value="revise">{m.topics_revise_submit()}</SubmitButton>
          </Form>
        </details>
      )}
    </>
  );
}
