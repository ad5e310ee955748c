import { findPersonalData } from "#app/features/moderation/personal-data.rules.ts";
import { personalDataSentence } from "#app/features/moderation/personal-data.render.ts";
import { m } from "#app/paraglide/messages.js";
import { TextField } from "#app/ui/field.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { topicLimits } from "../topics.limits.ts";
import type { TopicText } from "../use-kept-topic.ts";

type Props = { text: TopicText; errors: Readonly<Record<string, string | undefined>>; /** As typed now, to point at personal data at once. */ typed?: TopicText };

/** The two questions: what to talk about, and why. */
export function TopicFields({ text, errors, typed = text }: Props) {
  const warning = (value: string) => {
    const found = findPersonalData(value);
    return found.length > 0 ? personalDataSentence(found) : undefined;
  };
  return (
    <>
      <TextField name="title" label={m.topics_field_title()} hint={m.topics_field_title_hint()} maxLength={topicLimits.title} defaultValue={text.title} error={warning(typed.title) ?? errors["title"]} required />
      <TextareaField name="why" label={m.topics_field_why()} hint={m.topics_field_why_hint()} rows={4} maxLength={topicLimits.why} defaultValue={text.why} error={warning(typed.why) ?? errors["why"]} required />
    </>
  );
}
