import { Form } from "react-router";
import { ActingAsField } from "#app/features/organisations/components/acting-as-field.tsx";
import type { ActingViewer } from "#app/features/organisations/organisations.abilities.ts";
import { m } from "#app/paraglide/messages.js";
import { formSentences } from "#app/platform/form-failure.ts";
import type { FormFailure } from "#app/platform/forms.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { topicLimits } from "../topics.limits.ts";
import { moderationName } from "../topics.render.ts";
import type { TopicJoin } from "../topics.schema.ts";

type Props = { viewer: ActingViewer; districtId: string; failure: FormFailure | null; hasJoined: boolean };

/** «Mi interessa», with a line of why if one likes. */
export function JoinForm({ viewer, districtId, failure, hasJoined }: Props) {
  const errors = failure ? formSentences(failure) : {};
  return (
    <Form method="post" noValidate>
      <ActingAsField viewer={viewer} districtId={districtId} defaultValue={String(failure?.values["organisationId"] ?? "")} error={errors["organisationId"]} />
      <TextField name="line" label={m.topics_join_why()} hint={m.topics_join_why_hint()} maxLength={topicLimits.line} defaultValue={String(failure?.values["line"] ?? "")} error={errors["line"] ?? errors["why"]} />
      <SubmitButton name="intent" value="join" icon="it-check-circle">
        {hasJoined ? m.topics_join_again() : m.topics_join()}
      </SubmitButton>
    </Form>
  );
}

/** For whom one has joined already, each with its way back. */
export function OwnJoins({ joined }: { joined: readonly TopicJoin[] }) {
  return (
    <ul className="list-unstyled">
      {joined.map((join) => (
        <li key={join.organisationId ?? ""} className="mb-3">
          <p className="mb-1">
            {join.organisation === null ? m.topics_joined_self() : m.topics_joined_for({ name: join.organisation })}
            {join.why && <> «<span lang="it">{join.why}</span>»</>} {join.why && join.moderation !== "published" && <Tag tone="warning">{moderationName(join.moderation)}</Tag>}
          </p>
          {join.reason && <p className="mb-1">{m.topics_reason({ reason: join.reason })}</p>}
          <Form method="post">
            <input type="hidden" name="organisationId" value={join.organisationId ?? ""} />
            <SubmitButton name="intent" value="leave" variant="outline" size="sm">
              {m.topics_leave()}
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
