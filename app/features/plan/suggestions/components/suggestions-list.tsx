import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { m } from "#app/paraglide/messages.js";
import { Button } from "#app/ui/button.tsx";
import type { PanelAnswer, PanelData } from "../use-suggestions.ts";
import type { SuggestionPlace } from "../suggestion-place.rules.ts";
import type { PlacedSuggestion } from "../suggestions.queries.server.ts";
import { SuggestionCard } from "./suggestion-card.tsx";
import type { Sending } from "./suggestion-form.tsx";

type Props = {
  editor: Editor;
  data: PanelData | null;
  open: readonly PlacedSuggestion[];
  decided: readonly PlacedSuggestion[];
  isDecidedShown: boolean;
  onShowDecided: (isShown: boolean) => void;
  /** For who answers the list comes first: opening the panel without words selected leads to it. */
  isFirst: boolean;
  answer: PanelAnswer | null;
  sending: Sending;
};

/** The open suggestions in the text's order, or the concluded ones. */
export function SuggestionsList({ editor, data, open, decided, isDecidedShown, onShowDecided, isFirst, answer, sending }: Props) {
  const hasSelection = useEditorState({ editor, selector: ({ editor: { state } }) => !state.selection.empty });
  const shown = isDecidedShown ? decided : open;
  return (
    <>
      <fieldset className="ta-suggestions-filter">
        <legend className="visually-hidden">{m.suggestions_panel_filter()}</legend>
        <Button size="xs" variant={isDecidedShown ? "outline" : "primary"} aria-pressed={!isDecidedShown} onClick={() => onShowDecided(false)} data-autofocus={isFirst && !hasSelection ? "" : undefined}>{m.suggestions_panel_filter_open({ count: open.length })}</Button>{" "}
        <Button size="xs" variant={isDecidedShown ? "primary" : "outline"} aria-pressed={isDecidedShown} onClick={() => onShowDecided(true)}>{m.suggestions_panel_filter_decided({ count: decided.length })}</Button>
      </fieldset>
      {shown.length === 0 && data && <p>{isDecidedShown ? m.suggestions_panel_none_decided() : m.suggestions_panel_none_open()}</p>}
      <ol className="ta-suggestions">
        {data && shown.map((item) => <SuggestionCard key={item.id} suggestion={item} abilities={data.abilities} answer={answer} sending={sending} actions={<WayToWords editor={editor} place={item.place} />} />)}
      </ol>
    </>
  );
}

/** Takes the caret to the words: from there Ctrl + Alt + S leads back. */
function WayToWords({ editor, place }: { editor: Editor; place: SuggestionPlace }) {
  if (place.state === "gone") return null;
  return (
    <p className="ta-suggestion-actions mb-2">
      <Button size="xs" variant="outline" onClick={() => editor.chain().focus().setTextSelection({ from: place.from, to: place.to }).scrollIntoView().run()}>{m.suggestions_panel_go()}</Button>
    </p>
  );
}
