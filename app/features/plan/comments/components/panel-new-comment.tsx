import { type KeyboardEvent, useId, useState } from "react";
import type { EditorSpace } from "#app/features/documents/editor-space.ts";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import { TextareaField } from "#app/ui/textarea-field.tsx";
import { type CommentTarget, targetOf } from "../comment-target.rules.ts";
import { showActive } from "../comment-overlay.extensions.ts";
import type { Told } from "../panel-words.ts";
import { sectionCommentLength } from "../section-comments.limits.ts";
import { shortQuote } from "../section-comments.render.ts";
import { MentionsField } from "./comment-forms.tsx";
import { PanelForm } from "./panel-form.tsx";

type Props = { space: EditorSpace; slug: string; mentionable: { id: string; name: string }[]; onTold: (told: Told) => void };

/** A comment on the selected words: the selection is taken when one comes here, and stays while one writes. */
export function PanelNewComment({ space: { editor, provider }, slug, mentionable, onTold }: Props) {
  const id = useId();
  const [target, setTarget] = useState<CommentTarget>({ kind: "section" });
  const [isBlank, setBlank] = useState(true);
  const take = () => setTarget(targetOf(provider.doc, editor.state.doc, editor.state.selection));

  function leave(event: KeyboardEvent): void {
    if (event.key === "Escape") editor.commands.focus();
  }

  return (
    <PanelForm
      slug={slug} intent="comment" hidden={hiddenFields(target)} className="ta-comments-new" bodyId={`${id}-body`}
      onDone={(sentence, said) => {
        setBlank(true);
        onTold({ sentence, undo: null });
        showActive(editor.view, said.id);
        // Back to where one was reading or writing.
        editor.commands.focus();
      }}
    >
      {(errors) => (
        <>
          <p className="mb-1" id={`${id}-target`}><small>{targetSentence(target)}</small></p>
          <div className="ta-comment-links mb-2">
            <Button size="xs" variant="link" onClick={take}>{m.section_comments_take_selection()}</Button>
            {target.kind !== "section" && <Button size="xs" variant="link" onClick={() => setTarget({ kind: "section" })}>{m.section_comments_take_section()}</Button>}
          </div>
          <TextareaField
            id={`${id}-body`} name="body" label={m.comments_new()} rows={3} maxLength={sectionCommentLength} error={errors["body"]} required data-autofocus=""
            onFocus={() => isBlank && take()} onChange={(event) => setBlank(event.target.value.trim() === "")} onKeyDown={leave}
          />
          <MentionsField id={`${id}-mentions`} mentionable={mentionable} error={errors["mentions"]} />
          <Button type="submit" size="sm">{m.comments_send()}</Button>
        </>
      )}
    </PanelForm>
  );
}

function hiddenFields(target: CommentTarget): Record<string, string> {
  switch (target.kind) {
    case "words":
      return { anchor: JSON.stringify(target.anchor) };
    case "block":
      return { blockId: target.blockId };
    case "section":
      return {};
  }
}

function targetSentence(target: CommentTarget): string {
  switch (target.kind) {
    case "words":
      return m.section_comments_target_words({ quote: shortQuote(target.anchor.quote) });
    case "block":
      return m.section_comments_target_block({ quote: shortQuote(target.quote) });
    case "section":
      return m.section_comments_target_section();
  }
}
