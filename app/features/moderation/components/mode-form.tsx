import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choice-field.tsx";

/** Before or after: the head of the office chooses, everybody sees what holds. */
export function ModeForm({ moderation, isHead }: { moderation: "before" | "after"; isHead: boolean }) {
  return (
    <section aria-labelledby="mode-title" className="mt-5">
      <h2 id="mode-title">{m.moderation_mode_title()}</h2>
      <p>{moderation === "before" ? m.moderation_mode_before_text() : m.moderation_mode_after_text()}</p>
      {isHead && (
        <Form method="post">
          <input type="hidden" name="intent" value="mode" />
          <RadioGroup
            name="moderation"
            legend={m.moderation_mode_choose()}
            options={[{ value: "before", label: m.moderation_mode_before() }, { value: "after", label: m.moderation_mode_after() }]}
            defaultValue={moderation}
          />
          <SubmitButton variant="outline">{m.moderation_mode_save()}</SubmitButton>
        </Form>
      )}
    </section>
  );
}
