import { Form } from "react-router";
import { m } from "#app/paraglide/messages.js";
import { SubmitButton } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";

/** Takes one's own comment away, after a question. */
export function RemoveComment({ id }: { id: string }) {
  return (
    <Confirm label={m.comments_remove()} question={m.comments_remove_question()} variant="link" size="sm">
      <Form method="post" preventScrollReset>
        <input type="hidden" name="commentId" value={id} />
        <SubmitButton name="intent" value="remove" variant="danger" size="sm">{m.comments_remove_confirm()}</SubmitButton>
      </Form>
    </Confirm>
  );
}
